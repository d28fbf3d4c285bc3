"""The key that turns identities into pseudonyms: a small file, kept apart from the store, read by its owner alone."""

import hmac
import os
import secrets
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from scormpack.core.errors import Refused, UnreadableInput

_FORMAT: Final = "scormpack-key-1"
_BYTES: Final = 32
FINGERPRINT_LENGTH: Final = 12
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, slots=True)
class Key:
    """A secret, where it lies, and whether it was made just now. The fingerprint tells it without giving it away."""

    path: Path
    secret: bytes = field(repr=False)
    made: bool = False

    @property
    def fingerprint(self) -> str:
        """Twelve characters that are the same for the same key."""
        return hmac.digest(self.secret, b"scormpack fingerprint", "sha256").hex()[:FINGERPRINT_LENGTH]


def default_key_path() -> Path:
    """Where a key lies when none is named: in the user's configuration, away from stores and exports."""
    base = os.environ.get("XDG_CONFIG_HOME") or os.environ.get("APPDATA")
    return (Path(base) if base else Path.home() / ".config") / "scormpack" / "track.key"


def read_key(path: Path) -> Key:
    """The key in this file.

    Raises UnreadableInput when it is not there or no key, Refused when others than its owner may read it.
    """
    try:
        mode = path.stat().st_mode
        words = path.read_text("ascii").split()
    except (OSError, UnicodeDecodeError) as fault:
        raise UnreadableInput(
            f"The key {path} cannot be read: {getattr(fault, 'strerror', None) or 'it is no text'}.",
            fix="name the right file with --key; a store can only be continued with the key that began it.",
        ) from fault
    if os.name == "posix" and mode & _OTHERS:
        raise Refused(f"The key {path} can be read by others than its owner.", fix=f"chmod 600 {path}")
    if len(words) != 2 or words[0] != _FORMAT or len(words[1]) != 2 * _BYTES or not _is_hex(words[1]):  # noqa: PLR2004
        raise UnreadableInput(f"{path} holds no scormpack key.", fix="name the right file with --key.")
    return Key(path, bytes.fromhex(words[1]))


def make_key(path: Path) -> Key:
    """A new key in a new file that only its owner can read. Raises Refused when it cannot be written."""
    secret = secrets.token_bytes(_BYTES)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii", newline="\n") as file:
            file.write(f"{_FORMAT} {secret.hex()}\n")
    except OSError as fault:
        raise Refused(
            f"The key {path} cannot be made: {fault.strerror}.", fix="name another file with --key."
        ) from fault
    return Key(path, secret, made=True)


def read_or_make_key(path: Path) -> Key:
    """The key in this file, made first if there is none."""
    return read_key(path) if path.exists() else make_key(path)


def _is_hex(word: str) -> bool:
    return set(word) <= set("0123456789abcdef")
