import hashlib
import os
import subprocess
import sys
from pathlib import Path

import av
import pytest
from PIL import Image

from scormpack.media.card import Card, draw_card
from scormpack.media.placeholder import SECONDS, is_placeholder_text, make_placeholder, placeholder_key
from scormpack.media.probe import probe

PARTS = (
    "Their story",
    "How they found the job",
    "The skills they use",
    "What work gives them",
    "The employer speaks",
)
MARIGOLD = ("#F2A900", "#1D1B26")


@pytest.fixture
def placeholder(tmp_path: Path) -> Path:
    path = tmp_path / "films" / "m1.mp4"
    make_placeholder("What you bring", PARTS, MARIGOLD, path)
    return path


def shown(path: Path) -> list[tuple[float | None, Image.Image]]:
    with av.open(str(path)) as container:
        return [(frame.time, frame.to_image()) for frame in container.decode(video=0)]  # type: ignore[no-untyped-call]


def test_it_is_a_small_film_that_every_browser_plays(placeholder: Path) -> None:
    found = probe(placeholder)
    assert (found.container, found.video_codec, found.audio_codec) == ("mp4", "h264", "aac")
    assert (found.width, found.height, found.pixel_format) == (960, 540, "yuv420p")
    assert found.duration_seconds == SECONDS
    assert found.size_bytes < 60_000
    assert found.starts_fast


def test_it_tells_nothing_of_who_made_it_or_when(placeholder: Path) -> None:
    assert probe(placeholder).tags == ()
    data = placeholder.read_bytes()
    assert not [word for word in (b"x264", b"Lavc", b"Lavf", b"libx264") if word in data]


def test_each_part_is_marked_in_its_share_of_the_time(placeholder: Path) -> None:
    frames = shown(placeholder)
    assert [time for time, _ in frames] == pytest.approx([0.6 * number for number in range(10)])
    for share in range(len(PARTS)):
        picture = frames[share * 2][1]
        rows = [picture.getpixel((800, 272 + row * 39)) for row in range(len(PARTS))]
        assert [isinstance(pixel, tuple) and pixel[0] < 128 for pixel in rows] == [
            row == share for row in range(len(PARTS))
        ]


def test_its_colours_are_the_modules_colours(placeholder: Path) -> None:
    pixel = shown(placeholder)[0][1].getpixel((940, 500))
    assert isinstance(pixel, tuple)
    assert all(abs(seen - meant) <= 4 for seen, meant in zip(pixel, (0xF2, 0xA9, 0x00), strict=True))


def test_two_processes_with_another_clock_and_hash_seed_make_the_same_bytes(tmp_path: Path, placeholder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from scormpack.media.placeholder import make_placeholder;"
        f"make_placeholder('What you bring', {PARTS!r}, {MARIGOLD!r}, Path(sys.argv[1]))"
    )
    digests = {hashlib.sha256(placeholder.read_bytes()).hexdigest()}
    for zone, seed in (("Asia/Tokyo", "1"), ("America/Lima", "2")):
        path = tmp_path / f"{seed}.mp4"
        env = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C"}
        subprocess.run([sys.executable, "-c", code, str(path)], check=True, env=env)
        digests.add(hashlib.sha256(path.read_bytes()).hexdigest())
    assert len(digests) == 1


def test_another_title_part_or_colour_gives_another_key() -> None:
    keys = {
        placeholder_key("A", ("B", "C"), MARIGOLD),
        placeholder_key("D", ("B", "C"), MARIGOLD),
        placeholder_key("A", ("BC",), MARIGOLD),
        placeholder_key("A", ("B", "C"), ("#000000", "#1D1B26")),
    }
    assert len(keys) == 4
    assert placeholder_key("A", ["B", "C"], MARIGOLD) in keys


@pytest.mark.parametrize("lines", [(), ("One",), ("Two\nlines", ""), tuple(f"Part {number}" for number in range(60))])
def test_any_number_of_parts_makes_a_film_of_the_same_length(tmp_path: Path, lines: tuple[str, ...]) -> None:
    make_placeholder("Title", lines, MARIGOLD, tmp_path / "film.mp4")
    assert probe(tmp_path / "film.mp4").duration_seconds == pytest.approx(SECONDS, abs=0.01)


@pytest.mark.parametrize("title", ["W" * 45, "Beth ydych chi'n ei gynnig: tŷ, dŵr, ôl, ŵyl"])
def test_a_long_or_welsh_title_stays_on_the_card(title: str) -> None:
    plain = draw_card(Card("", (), *MARIGOLD), 0)
    drawn = draw_card(Card(title, (), *MARIGOLD), 0)
    assert drawn != plain
    assert drawn.crop((930, 0, 960, 540)) == plain.crop((930, 0, 960, 540))


def test_words_written_for_a_placeholder_are_known_again() -> None:
    assert is_placeholder_text("WEBVTT\n\nNOTE This is a placeholder. The parts are planned.\n")
    assert not is_placeholder_text("WEBVTT\n\n00:00.000 --> 00:02.000\nI got the job in May.\n")
