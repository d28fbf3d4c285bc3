"""Writing so that a file is there whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from scormpack.core.errors import Refused

_FILE_MODE = 0o644


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Opens a temporary file beside `path`, which replaces it when the block ends well, and else vanishes.

    Raises Refused, with the folder named, when it cannot be written or the disk is full.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            yield file
        temporary.chmod(_FILE_MODE)
        temporary.replace(path)
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise Refused(
            f"{path} cannot be written: {reason}. What was there before is untouched.",
            fix="choose another folder with --out, or free some space and run the same command again.",
        ) from fault
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Writes UTF-8 with LF line ends, whole or not at all."""
    with replacing(path) as file:
        file.write(text.encode("utf-8"))
