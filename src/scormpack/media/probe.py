"""What a film file really is: codecs, size, length and digest, read from the file itself."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scormpack.core.digests import sha256_of
from scormpack.core.errors import UnreadableInput
from scormpack.media.boxes import Box, starts_fast, top_boxes
from scormpack.media.pyav import WANTED, check_file, opened, pyav

if TYPE_CHECKING:
    from av import VideoFrame
    from av.container import InputContainer
    from av.stream import Stream
    from av.video.stream import VideoStream

# What a muxer writes into every file; all other tags may say who, where and with what a film was made.
_STRUCTURE: Final = frozenset(
    {"major_brand", "minor_version", "compatible_brands", "language", "handler_name", "vendor_id", "encoder"}
)
_SLACK_SECONDS: Final = 1.0
_SLACK_SHARE: Final = 0.02


@dataclass(frozen=True, slots=True)
class Probe:
    """One film. `width` and `height` are as shown, after rotation; `audio_codec` is None for a silent film.

    `tags` names what else is written in the file (place, time, device, makers), sorted; a film for a package
    has none. `other_streams` names streams beyond one picture and one sound. `starts_fast` is for MP4 only.
    """

    container: str
    video_codec: str
    pixel_format: str
    audio_codec: str | None
    width: int
    height: int
    frames_per_second: float
    duration_seconds: float
    size_bytes: int
    sha256: str
    tags: tuple[str, ...]
    other_streams: tuple[str, ...]
    starts_fast: bool


def probe(path: Path) -> Probe:
    """Reads the film and its first and last pictures. Raises UnreadableInput with the reason."""
    boxes = _whole_boxes(path)
    with opened(path) as container:
        picture = picture_of(container, path)
        duration_seconds = _duration_seconds(container, picture, path)
        first = _first_frame(container, picture, path)
        _check_end(container, picture, path)
        width, height = _shown_size(first)
        sound = container.streams.audio[0] if container.streams.audio else None
        sha256, size_bytes = sha256_of(path)
        return Probe(
            container=_container_name(container),
            video_codec=codec_name(picture),
            pixel_format=first.format.name,
            audio_codec=codec_name(sound) if sound else None,
            width=width,
            height=height,
            frames_per_second=round(float(picture.average_rate or 0), 3),
            duration_seconds=round(duration_seconds, 3),
            size_bytes=size_bytes,
            sha256=sha256,
            tags=_tags(container),
            other_streams=tuple(_name(stream) for stream in container.streams if stream not in (picture, sound)),
            starts_fast=starts_fast(boxes),
        )


def _whole_boxes(path: Path) -> tuple[Box, ...]:
    """The boxes of an MP4 or MOV, () for another kind. Raises UnreadableInput when the last one is cut off."""
    check_file(path)
    boxes = top_boxes(path)
    if boxes and boxes[-1].end > path.stat().st_size:
        raise _cut_off(path)
    return boxes


def picture_of(container: "InputContainer", path: Path) -> "VideoStream":
    """The film's moving picture. Raises UnreadableInput when there is none."""
    attached = pyav().stream.Disposition.attached_pic  # the cover of a sound file is not a film
    for stream in container.streams.video:
        if stream.codec_context and not stream.disposition & attached:
            return stream
    kind = "sound only" if container.streams.audio else "no picture"
    raise UnreadableInput(f"{path} has {kind}; a film with a moving picture is wanted.", fix=WANTED)


def codec_name(stream: "Stream") -> str:
    """The codec's common name, such as h264 or aac; `unknown` when this PyAV has no decoder for it."""
    context = stream.codec_context
    return str(context.codec.canonical_name) if context else "unknown"


def _container_name(container: "InputContainer") -> str:
    names = container.format.name.split(",")
    if "mp4" not in names:
        return names[0]
    return "mov" if container.metadata.get("major_brand", "").startswith("qt") else "mp4"


def _duration_seconds(container: "InputContainer", picture: "VideoStream", path: Path) -> float:
    if container.duration:
        return float(container.duration / pyav().time_base)
    return _picture_seconds(container, picture, path)


def _picture_seconds(container: "InputContainer", picture: "VideoStream", path: Path) -> float:
    if picture.duration and picture.time_base:
        return float(picture.duration * picture.time_base)
    if container.duration:
        return float(container.duration / pyav().time_base)
    raise UnreadableInput(f"{path} does not say how long it is.", fix=WANTED)


def _first_frame(container: "InputContainer", picture: "VideoStream", path: Path) -> "VideoFrame":
    for frame in container.decode(picture):
        return frame
    raise _cut_off(path)


def _check_end(container: "InputContainer", picture: "VideoStream", path: Path) -> None:
    """A film cut short, or one whose download left a hole, has a good start: only its end shows it."""
    duration_seconds = _picture_seconds(container, picture, path)
    last_frame_seconds = 1 / float(picture.average_rate or 1)
    slack_seconds = last_frame_seconds + max(_SLACK_SECONDS, _SLACK_SHARE * duration_seconds)
    container.seek(int(duration_seconds * pyav().time_base))
    seen_seconds = max((frame.time or 0.0 for frame in container.decode(picture)), default=0.0)
    if seen_seconds < duration_seconds - slack_seconds:
        raise _cut_off(path)


def _cut_off(path: Path) -> UnreadableInput:
    return UnreadableInput(
        f"{path} is cut off: it ends before the film does.",
        fix="copy the whole film again from where it came, and compare the sizes.",
    )


def _shown_size(frame: "VideoFrame") -> tuple[int, int]:
    on_its_side = abs(frame.rotation) % 180 == 90  # noqa: PLR2004 (degrees)
    return (frame.height, frame.width) if on_its_side else (frame.width, frame.height)


def _tags(container: "InputContainer") -> tuple[str, ...]:
    found = set(container.metadata)
    for stream in container.streams:
        found |= set(stream.metadata)
    return tuple(sorted(found - _STRUCTURE))


def _name(stream: "Stream") -> str:
    return str(stream.type or "unknown")
