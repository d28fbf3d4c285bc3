"""Still pictures into a silent H.264 film, with the same bytes every time.

Nothing here depends on the processor: Pillow turns colours into YCbCr with whole numbers (FFmpeg's scaler
does not promise that), the sound is exact silence, and the encoder has one thread, no macroblock tree (its
result was seen to vary from run to run) and leaves no name or time.
"""

import tempfile
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scormpack.media.pyav import pyav

if TYPE_CHECKING:
    from av import AudioFrame, VideoFrame
    from av.audio.stream import AudioStream
    from av.container import OutputContainer
    from av.video.plane import VideoPlane
    from av.video.stream import VideoStream
    from PIL.Image import Image

_SAMPLES_PER_SECOND: Final = 48_000
_AAC_FRAME_SAMPLES: Final = 1024
_FRAMES_PER_PICTURE: Final = 2
_STUDIO_RANGE: Final = 1  # AVCOL_RANGE_MPEG
_BT601: Final = 6  # SMPTE 170M, the only matrix that Pillow knows
_LUMA: Final = [16 + round(value * 219 / 255) for value in range(256)]
_CHROMA: Final = [16 + round(value * 224 / 255) for value in range(256)]
# An encoder's unregistered SEI tells its version and settings; NAL unit type 6.
_WITHOUT_SEI: Final = "filter_units=remove_types=6"


def encode_silent(pictures: Sequence["Image"], seconds: int) -> bytes:
    """An MP4 that shows each RGB picture for an equal share of `seconds`. Width and height must be even."""
    with tempfile.TemporaryDirectory() as folder:  # FFmpeg moves the index to the front in a real file only
        path = Path(folder) / "film.mp4"
        options = {"movflags": "+faststart", "fflags": "+bitexact"}
        with pyav().open(str(path), "w", format="mp4", options=options) as container:
            _write(container, pictures, seconds)
        return path.read_bytes()


def _write(container: "OutputContainer", pictures: Sequence["Image"], seconds: int) -> None:
    rate = Fraction(len(pictures) * _FRAMES_PER_PICTURE, seconds)
    picture = _picture_stream(container, rate, pictures[0].size)
    sound = _sound_stream(container)
    container.start_encoding()
    flat = pyav().bitstream.BitStreamFilterContext(_WITHOUT_SEI, picture)
    for frame in (*_frames(pictures), None):
        for packet in picture.encode(frame):
            container.mux(flat.filter(packet))
    container.mux(flat.filter(None))
    for silence in (*_silence(seconds), None):
        container.mux(sound.encode(silence))


def _picture_stream(container: "OutputContainer", rate: Fraction, size: tuple[int, int]) -> "VideoStream":
    options = {"preset": "veryfast", "tune": "stillimage", "crf": "31", "profile": "main", "mbtree": "0"}
    stream = container.add_stream("libx264", rate=rate, options=options)
    stream.width, stream.height = size
    stream.pix_fmt = "yuv420p"
    context = stream.codec_context
    context.color_range, context.colorspace = _STUDIO_RANGE, _BT601
    context.color_primaries = context.color_trc = _BT601
    context.thread_count = 1
    context.flags |= pyav().codec.context.Flags.bitexact
    return stream


def _sound_stream(container: "OutputContainer") -> "AudioStream":
    stream = container.add_stream("aac", rate=_SAMPLES_PER_SECOND, layout="mono")
    stream.bit_rate = 24_000
    stream.codec_context.thread_count = 1
    stream.codec_context.flags |= pyav().codec.context.Flags.bitexact
    return stream


def _frames(pictures: Sequence["Image"]) -> Iterator["VideoFrame"]:
    for number, picture in enumerate(pictures):
        parts = _yuv420(picture)
        for again in range(_FRAMES_PER_PICTURE):
            frame = pyav().VideoFrame(*picture.size, "yuv420p")
            for plane, part in zip(frame.planes, parts, strict=True):
                plane.update(_padded(part, plane))
            frame.pts = number * _FRAMES_PER_PICTURE + again
            yield frame


def _yuv420(picture: "Image") -> tuple["Image", "Image", "Image"]:
    luma, blue, red = picture.convert("YCbCr").split()
    return luma.point(_LUMA), blue.reduce(2).point(_CHROMA), red.reduce(2).point(_CHROMA)


def _padded(part: "Image", plane: "VideoPlane") -> bytes:
    """The picture's rows, each filled up to the length that the frame keeps for a row."""
    width, height = part.size
    data = part.tobytes()
    rows = (data[row * width : (row + 1) * width].ljust(plane.line_size, b"\0") for row in range(height))
    return b"".join(rows).ljust(plane.buffer_size, b"\0")


def _silence(seconds: int) -> Iterator["AudioFrame"]:
    total = seconds * _SAMPLES_PER_SECOND
    for start in range(0, total, _AAC_FRAME_SAMPLES):
        samples = min(_AAC_FRAME_SAMPLES, total - start)
        frame = pyav().AudioFrame("fltp", "mono", samples)
        for plane in frame.planes:
            plane.update(bytes(plane.buffer_size))
        frame.sample_rate, frame.pts = _SAMPLES_PER_SECOND, start
        yield frame
