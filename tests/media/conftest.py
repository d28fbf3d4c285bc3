"""Small real films, made with PyAV for the tests of this folder."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path

import av
import pytest
from PIL import Image

MakeFilm = Callable[..., Path]


@pytest.fixture
def film(tmp_path: Path) -> MakeFilm:
    """Makes `name` in the test's own folder: 320x180, 25 pictures a second, H.264 and AAC unless told."""

    def make(
        name: str = "film.mp4",
        *,
        video: str | None = "libx264",
        audio: str | None = "aac",
        frames: int = 50,
        rotation: int = 0,
        tags: Mapping[str, str] | None = None,
        options: Mapping[str, str] | None = None,
    ) -> Path:
        path = tmp_path / name
        with av.open(str(path), "w", options=dict(options or {})) as container:
            container.metadata.update(tags or {})
            picture = _picture_stream(container, video, rotation) if video else None
            sound = container.add_stream(audio, rate=48_000, layout="mono") if audio else None
            if picture:
                _write_pictures(container, picture, frames)
            if isinstance(sound, av.AudioStream):
                _write_silence(container, sound, frames * 48_000 // 25)
        return path

    return make


def _picture_stream(container: av.container.OutputContainer, codec: str, rotation: int) -> av.VideoStream:
    stream = container.add_stream(codec, rate=25)
    assert isinstance(stream, av.VideoStream)
    stream.width, stream.height = 320, 180
    stream.codec_context.thread_count = 1  # the same film every time
    stream.pix_fmt = "yuvj420p" if codec == "mjpeg" else "yuv420p"
    if rotation:
        stream.set_display_rotation(rotation)
    return stream


def _write_pictures(container: av.container.OutputContainer, stream: av.VideoStream, frames: int) -> None:
    for number in range(frames):
        image = Image.effect_mandelbrot((320, 180), (-2, -1.5, 1 + number / 50, 1.5), 40).convert("RGB")
        frame = av.VideoFrame.from_image(image)  # type: ignore[no-untyped-call]
        frame.pts, frame.time_base = number, Fraction(1, 25)
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))


def _write_silence(container: av.container.OutputContainer, stream: av.AudioStream, samples: int) -> None:
    size = stream.codec_context.frame_size or 1024
    for start in range(0, samples, size):
        frame = av.AudioFrame(stream.codec_context.format.name, "mono", size)
        frame.planes[0].update(bytes(frame.planes[0].buffer_size))
        frame.sample_rate, frame.pts = 48_000, start
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))
