"""The same film without its traces: no place, time, device or names, no hidden streams, index first."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scormpack.core.errors import UnreadableInput
from scormpack.media.copying import check_room, copy_hashed
from scormpack.media.probe import codec_name, picture_of
from scormpack.media.pyav import WANTED, opened, pyav

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.stream import Stream

_KEPT_CODECS: Final = frozenset({"h264", "aac"})


def copy_clean(source: Path, target: Path) -> tuple[str, int]:
    """Copies picture and first sound bit for bit into a new MP4; returns (SHA-256 in hex, bytes) of the copy.

    Nothing is encoded again. Raises UnreadableInput unless the film is H.264 with AAC or no sound, Refused
    when the disk has too little room. The same source gives the same bytes with the same PyAV.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    check_room(source, target)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".cleaning-") as folder:
        path = Path(folder) / "film.mp4"
        with opened(source) as container:
            _copy_streams(container, _kept_streams(container, source), path)
        return copy_hashed(path, target)


def _kept_streams(container: "InputContainer", source: Path) -> "list[Stream]":
    kept: list[Stream] = [picture_of(container, source), *container.streams.audio[:1]]
    for stream in kept:
        name = codec_name(stream)
        if name not in _KEPT_CODECS:
            raise UnreadableInput(f"{source} is {name}; H.264 with AAC is wanted.", fix=WANTED)
    return kept


def _copy_streams(container: "InputContainer", kept: "list[Stream]", path: Path) -> None:
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with pyav().open(str(path), "w", format="mp4", options=options) as copy:
        twins = {stream.index: copy.add_stream_from_template(stream) for stream in kept}
        for twin in twins.values():
            twin.metadata.clear()
        for packet in container.demux(kept):
            if packet.dts is not None:  # the demuxer's empty last packet
                packet.stream = twins[packet.stream.index]
                copy.mux(packet)
