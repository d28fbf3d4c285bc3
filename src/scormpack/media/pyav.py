"""PyAV, opened with care: local video files only, and its faults told in plain words."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Final

from scormpack.core.errors import ToolMissing, UnreadableInput

if TYPE_CHECKING:
    from av.container import InputContainer

# A playlist named .mp4 could make FFmpeg read other files or the network: only these, only from disk.
_LOCAL_ONLY: Final = {
    "format_whitelist": "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,asf,ogg,mp3,wav,aac,flac",
    "protocol_whitelist": "file",
}

WANTED: Final = "export the film as MP4 with H.264 picture and AAC sound, and run the same command again."


def pyav() -> ModuleType:
    """The `av` package, imported when first needed so that the command line starts fast."""
    try:
        import av
        import av.error
    except ImportError as fault:
        raise ToolMissing(
            f"Films are read and made with PyAV, and it does not load: {fault}.",
            fix="install it again with: pip install scormpack",
        ) from fault
    return av


@contextmanager
def opened(path: Path) -> Iterator["InputContainer"]:
    """Opens a film for reading. Raises UnreadableInput for all that is not a whole, local video file."""
    check_file(path)
    av = pyav()
    try:
        with av.open(str(path.resolve()), options=_LOCAL_ONLY, metadata_errors="replace") as container:
            yield container
    except av.error.FFmpegError as fault:
        raise UnreadableInput(f"{path} is not a video, or it is damaged.", fix=WANTED) from fault


def check_file(path: Path) -> None:
    """Raises UnreadableInput when there is no file, no reading it, or nothing in it."""
    try:
        with path.open("rb") as file:
            empty = not file.read(1)
    except FileNotFoundError as fault:
        raise UnreadableInput(f"{path} is not there.", fix="check the name and the folder.") from fault
    except IsADirectoryError as fault:
        raise UnreadableInput(f"{path} is a folder; a film file is wanted.", fix="name the file in it.") from fault
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise UnreadableInput(f"{path} cannot be read: {reason}.", fix="check who may read it.") from fault
    if empty:
        raise UnreadableInput(f"{path} is empty (0 bytes).", fix="copy the film again from where it came.")
