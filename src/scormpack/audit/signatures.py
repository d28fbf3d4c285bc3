"""What can stand against a package's signature, its digest and the papers beside it."""

from typing import Final

from scormpack.core.findings import Code, Severity

_SOURCE: Final = "rule X14: checksums and a signed record; RFC 8032, Ed25519"
OTHER: Final = Code(
    "G101",
    "A package that is not the one that was signed",
    Severity.ERROR,
    "Someone changed it after its maker let it go, or it was damaged on its way.",
    "do not import it; get it again from its maker.",
    _SOURCE,
)
FORGED: Final = Code(
    "G102",
    "A signature that is not its maker's",
    Severity.ERROR,
    "The signature was made with another key, or its words were changed.",
    "do not import the package; ask its maker for the signature, and for the public key by another way.",
    _SOURCE,
)
UNSIGNED: Final = Code(
    "G103",
    "A package without a signature",
    Severity.WARNING,
    "Its digest shows damage, but not who made it.",
    "ask its maker to sign it: `scormpack sign`.",
    _SOURCE,
)
MISSING: Final = Code(
    "G107",
    "A package without the signature that was asked for",
    Severity.ERROR,
    "Whoever changes a package can take its signature away as well.",
    "do not import it; get package and signature again from its maker.",
    _SOURCE,
)
BESIDE: Final = Code(
    "G104",
    "A paper beside the package that is not the one that was signed",
    Severity.ERROR,
    "The build record or the bill of materials was changed or is missing.",
    "get the whole folder again from its maker.",
    _SOURCE,
)
SUMS: Final = Code(
    "G105",
    "A package that SHA256SUMS does not know",
    Severity.ERROR,
    "Its digest is another than the list beside it states.",
    "do not import it; get it again from its maker.",
    _SOURCE,
)
STRANGER: Final = Code(
    "G106",
    "A signature by a key that nobody vouches for",
    Severity.WARNING,
    "Whoever changes a package can sign it again with a key of their own.",
    "get the maker's public key by another way, and name it with `--key`.",
    _SOURCE,
)
