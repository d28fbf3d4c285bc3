"""Ed25519 keys on disk, and the words for a missing tool. Nothing here needs a network."""

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from scormpack.core.errors import Refused, ToolMissing, UnreadableInput

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


def need_signing() -> None:
    """Raises ToolMissing when the `sign` extra is not installed."""
    try:
        import cryptography.hazmat.primitives.asymmetric.ed25519  # noqa: F401
    except ImportError as fault:
        message = "Signing needs the library `cryptography`, which is not installed."
        raise ToolMissing(message, fix="pip install 'scormpack[sign]'") from fault


def make_key(path: Path, password: bytes | None = None) -> Path:
    """Writes a new private key (readable by its owner alone), and `<name>.pub.pem` beside it, whose path is returned.

    Raises Refused rather than replace a key.
    """
    need_signing()
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    public = path.with_suffix(".pub.pem")
    for one in (path, public):
        if one.exists():
            raise Refused(f"{one} is there already; a key is never replaced.", fix="choose another name.")
    key = Ed25519PrivateKey.generate()
    lock = serialization.BestAvailableEncryption(password) if password else serialization.NoEncryption()
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, lock)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secret)
        form = serialization.PublicFormat.SubjectPublicKeyInfo
        public.write_bytes(key.public_key().public_bytes(serialization.Encoding.PEM, form))
    except OSError as fault:
        raise Refused(f"{path} cannot be written: {fault.strerror}.", fix="choose another folder.") from fault
    return public


def read_private(path: Path, password: bytes | None = None) -> "Ed25519PrivateKey":
    """The private key of this PEM file. Raises UnreadableInput when it is none, or locked by another password."""
    need_signing()
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    try:
        key = serialization.load_pem_private_key(path.read_bytes(), password)
    except (OSError, ValueError, TypeError) as fault:
        fix = "name the private key; a locked one needs its password in SCORMPACK_PASSWORD."
        raise UnreadableInput(f"{path} is no private key that can be read.", fix=fix) from fault
    if not isinstance(key, Ed25519PrivateKey):
        raise UnreadableInput(f"{path} is a key of another kind than Ed25519.", fix="make one: `scormpack sign --new`.")
    return key


def read_public(path: Path) -> "Ed25519PublicKey":
    """The public key of this PEM file. Raises UnreadableInput when it is none."""
    need_signing()
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = serialization.load_pem_public_key(path.read_bytes())
    except (OSError, ValueError) as fault:
        fix = "name the file that ends in .pub.pem."
        raise UnreadableInput(f"{path} is no public key that can be read.", fix=fix) from fault
    if not isinstance(key, Ed25519PublicKey):
        raise UnreadableInput(f"{path} is a key of another kind than Ed25519.", fix="ask the maker for the right one.")
    return key


def fingerprint(key: bytes) -> str:
    """The 32 letters by which two people compare a public key: the start of its SHA-256, in fours."""
    digest = hashlib.sha256(key).hexdigest()[:32]
    return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))
