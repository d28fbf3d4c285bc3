"""Privacy at the door: identities become pseudonyms here, and what looks like a person stays outside.

A pseudonym is HMAC-SHA256 of an identity under the key, cut to 128 bits. Outside the store it is written
`spk1-FINGERPRINT-DIGITS`, so that a file made with `track pseudonymise` is known again and not turned once more.
"""

import hmac
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from scormpack.tracker.key import FINGERPRINT_LENGTH, Key

DIGITS: Final = 32
_OUTWARD: Final = re.compile(rf"spk1-([0-9a-f]{{{FINGERPRINT_LENGTH}}})-([0-9a-f]{{{DIGITS}}})")
TRIPWIRES: Final[dict[str, str]] = {
    "a prison number": r"(^|[^A-Za-z0-9])[A-Za-z][0-9]{4}[A-Za-z]{2}($|[^A-Za-z0-9])",
    "a unique learner number": r"(^|[^A-Za-z0-9.-])[0-9]{10}($|[^A-Za-z0-9.-])",
    "an e-mail address": r"[^@\s]+@[^@\s]+\.[^@\s]+",
    "a date of birth": r"^\s*([0-3]?[0-9][./-][01]?[0-9][./-](19|20)[0-9]{2}|(19|20)[0-9]{2}-[01][0-9]-[0-3][0-9])\s*$",
}
_TRIPWIRES: Final = {what: re.compile(pattern) for what, pattern in TRIPWIRES.items()}


class KeyScope(StrEnum):
    """Whether one person is one pseudonym everywhere, or another one at each site."""

    ONE = "one"
    SITE = "site"


MADE_WITH_ANOTHER_KEY: Final = "was made with another key"
NO_KEY_HERE: Final = "is no pseudonym, and there is no key here to make one"


class NotOurs(Exception):
    """A pseudonym that was made with another key, or an identity where there is no key to turn it."""


@dataclass(frozen=True, slots=True)
class Pseudonymiser:
    """Turns identities into pseudonyms. Without a key it only takes what this fingerprint's key has made."""

    key: Key | None
    scope: KeyScope
    fingerprint: str

    def pseudonym(self, identity: str, site: str | None = None) -> str:
        """32 hexadecimal digits, the same for the same person (and site, if the scope is a site).

        Capitals, outer blanks and ways of writing accents do not count. Raises NotOurs.
        """
        if made := _OUTWARD.fullmatch(identity.strip().lower()):
            if made[1] != self.fingerprint:
                raise NotOurs(MADE_WITH_ANOTHER_KEY)
            return made[2]
        if self.key is None:
            raise NotOurs(NO_KEY_HERE)
        words = canonical(identity)
        if self.scope is KeyScope.SITE:
            words = f"{site or ''}\0{words}"
        return hmac.digest(self.key.secret, words.encode("utf-8"), "sha256").hex()[:DIGITS]

    def outward(self, pseudonym: str) -> str:
        """The pseudonym as it is written in files and statements."""
        return f"spk1-{self.fingerprint}-{pseudonym}"


def canonical(identity: str) -> str:
    """The identity as it is compared."""
    return unicodedata.normalize("NFKC", identity).strip().casefold()


def looks_personal(value: str) -> str | None:
    """What a value looks like that must not be kept: "a prison number" and so on; None when it looks harmless."""
    if _OUTWARD.fullmatch(value.strip().lower()):
        return None
    return next((what for what, pattern in _TRIPWIRES.items() if pattern.search(value)), None)
