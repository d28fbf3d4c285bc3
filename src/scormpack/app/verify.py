"""Verifies a package offline: its signature, its digest, and what its own lists say of every file."""

import base64
import binascii
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from scormpack.app.keys import fingerprint, need_signing, read_public
from scormpack.app.sign import SCHEMA_VERSION, signature_path, signed_bytes
from scormpack.audit.engine import Audited, audit
from scormpack.audit.signatures import BESIDE, FORGED, MISSING, OTHER, STRANGER, SUMS, UNSIGNED
from scormpack.core.digests import sha256_of
from scormpack.core.errors import UnreadableInput
from scormpack.core.findings import Finding, Findings, Where

_OF_FILES: Final = {"F107", "F108", "F109", "F110", "Z101", "Z106", "Z108", "Z109", "Z110", "Z112"}


@dataclass(frozen=True, slots=True)
class Verified:
    """What stands against the package, its digest, and the fingerprint of the key that signed it ("" for none)."""

    findings: Findings
    sha256: str
    key: str


def verify(package: Path, key: Path | None = None) -> Verified:
    """Whether the package is the one that its maker let go.

    Raises UnreadableInput for a package or key that cannot be read, ToolMissing without the `sign` extra when there
    is a signature.
    """
    audited = audit(package)
    findings = Findings([one for one in audited.findings.in_order() if one.code.id in _OF_FILES])
    findings.extend(_by_sums(package, audited))
    path, signed_by = signature_path(package), ""
    if not path.is_file():
        findings.add(Finding(MISSING if key else UNSIGNED, Where(package.name), f"There is no {path.name} beside it."))
    else:
        values = _values(path)
        findings.extend(_by_signature(package, audited, values, key))
        signed_by = fingerprint(_bytes(values.get("key")))
    return Verified(findings, audited.sha256, signed_by)


def _by_sums(package: Path, audited: Audited) -> Iterator[Finding]:
    path = package.with_name("SHA256SUMS")
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
    sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    if package.name in sums and sums[package.name] != audited.sha256:
        yield Finding(SUMS, Where(package.name), f"Its SHA-256 is {audited.sha256}; the list says another.")


def _values(path: Path) -> dict[str, Any]:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as fault:
        raise UnreadableInput(f"{path} is no signature that can be read.", fix="get it again.") from fault
    if not isinstance(values, dict) or values.get("schema") != SCHEMA_VERSION:
        raise UnreadableInput(f"{path} is no signature of this version.", fix="get it again, or update scormpack.")
    return values


def _by_signature(package: Path, audited: Audited, values: dict[str, Any], key: Path | None) -> Iterator[Finding]:
    where = Where(signature_path(package).name)
    if not _fits(values, key):
        yield Finding(FORGED, where, "The signature does not fit the key.")
    elif key is None:
        words = f"It was signed by the key {fingerprint(_bytes(values['key']))}."
        yield Finding(STRANGER, where, words)
    if (values.get("sha256"), values.get("size_bytes")) != (audited.sha256, audited.size_bytes):
        yield Finding(
            OTHER, Where(package.name), f"Its SHA-256 is {audited.sha256}; signed was {values.get('sha256')}."
        )
    named = values.get("beside")
    for name, digest in sorted(named.items()) if isinstance(named, dict) else ():
        path = package.with_name(Path(str(name)).name)
        if not path.is_file() or sha256_of(path)[0] != digest:
            yield Finding(BESIDE, Where(path.name), "It is missing, or not the one that was signed.")


def _fits(values: dict[str, Any], key: Path | None) -> bool:
    need_signing()
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    own = _bytes(values.get("key"))
    try:
        public = read_public(key) if key else Ed25519PublicKey.from_public_bytes(own)
        public.verify(_bytes(values.get("signature")), signed_bytes(values))
    except (InvalidSignature, ValueError):
        return False
    return public.public_bytes_raw() == own


def _bytes(value: object) -> bytes:
    try:
        return base64.b64decode(str(value), validate=True)
    except (binascii.Error, ValueError):
        return b""
