"""One writer at a time: a lock that ends with its process, and says who holds it and since when."""

import getpass
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Final

from scormpack.core.errors import Refused
from scormpack.tracker.store.layout import LOCK

_FAR: Final = 1 << 30  # beyond the words, so that others can still read them on Windows


@contextmanager
def writer_lock(folder: Path) -> Iterator[None]:
    """Holds the store for one writer. Raises Refused, with who and since when, while another process holds it."""
    path = folder / LOCK
    with path.open("a+", encoding="utf-8") as file:
        if not _take(file):
            raise Refused(
                f"{folder} is being written by another process: {_holder(path)}.",
                fix="wait until it has ended, then run the same command again.",
            )
        file.truncate(0)
        file.write(f"{_who()} since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC")
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)
            _leave(file)


def _holder(path: Path) -> str:
    try:
        return path.read_text("utf-8").strip() or "it does not say who"
    except OSError:
        return "it does not say who"


def _who() -> str:
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = "someone"
    return f"{user} on {platform.node()}, process {os.getpid()},"


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[str]) -> bool:
        try:
            file.seek(_FAR)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _leave(file: IO[str]) -> None:
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(file: IO[str]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _leave(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
