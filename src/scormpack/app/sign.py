"""Signs a package together with what lies beside it, so that nobody can change one byte unseen."""

import base64
import json
from pathlib import Path
from typing import Any, Final

from scormpack.app.keys import read_private
from scormpack.core.digests import sha256_of
from scormpack.core.errors import UnreadableInput
from scormpack.core.files import write_text

ENDING: Final = ".sig.json"
BESIDE: Final = (".build.json", ".cdx.json")
SCHEMA_VERSION: Final = 1


def signature_path(package: Path) -> Path:
    """Where a package's signature lies."""
    return package.with_suffix(ENDING)


def sign(package: Path, key: Path, password: bytes | None = None) -> Path:
    """Writes the signature beside the package and returns its path.

    It covers the package's SHA-256 and size, and the SHA-256 of the build record and the bill of materials. Raises
    UnreadableInput for a package or key that cannot be read, ToolMissing without the `sign` extra.
    """
    if not package.is_file():
        raise UnreadableInput(f"{package} is no file.", fix="name a package: a file that ends in .zip.")
    secret = read_private(key, password)
    sha256, size = sha256_of(package)
    public = secret.public_key().public_bytes_raw()
    values = {
        "schema": SCHEMA_VERSION,
        "package": package.name,
        "sha256": sha256,
        "size_bytes": size,
        "beside": {path.name: sha256_of(path)[0] for path in beside(package)},
        "key": base64.b64encode(public).decode("ascii"),
    }
    values["signature"] = base64.b64encode(secret.sign(signed_bytes(values))).decode("ascii")
    path = signature_path(package)
    write_text(path, json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    return path


def beside(package: Path) -> list[Path]:
    """The build record and the bill of materials, as far as they are there."""
    return [path for path in (package.with_suffix(ending) for ending in BESIDE) if path.is_file()]


def signed_bytes(values: dict[str, Any]) -> bytes:
    """What is signed: all values but the signature, as compact JSON with sorted keys, under a name of its own."""
    rest = {name: value for name, value in values.items() if name != "signature"}
    plain = json.dumps(rest, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return b"scormpack package signature 1\n" + plain.encode("ascii")
