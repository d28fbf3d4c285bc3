import hashlib
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scormpack.core.errors import ToolMissing, UnreadableInput
from scormpack.media.probe import probe

MakeFilm = Callable[..., Path]


def test_a_film_is_measured(film: MakeFilm) -> None:
    path = film(options={"movflags": "+faststart"})
    found = probe(path)
    assert (found.container, found.video_codec, found.audio_codec) == ("mp4", "h264", "aac")
    assert (found.width, found.height, found.pixel_format) == (320, 180, "yuv420p")
    assert found.frames_per_second == 25
    assert found.duration_seconds == pytest.approx(2, abs=0.1)
    assert found.size_bytes == path.stat().st_size
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert found.tags == ()
    assert found.other_streams == ()
    assert found.starts_fast


def test_an_index_at_the_end_is_told(film: MakeFilm) -> None:
    assert not probe(film()).starts_fast


@pytest.mark.parametrize(
    ("name", "video", "audio", "expected"),
    [
        ("old.mp4", "mpeg4", "aac", ("mp4", "mpeg4", "aac")),
        ("web.webm", "libvpx-vp9", "libopus", ("matroska", "vp9", "opus")),
        ("apple.mov", "libx264", "aac", ("mov", "h264", "aac")),
        ("silent.mp4", "libx264", None, ("mp4", "h264", None)),
        ("music.mp4", "libx264", "libmp3lame", ("mp4", "h264", "mp3")),
    ],
)
def test_other_codecs_are_named_and_not_refused(
    film: MakeFilm, name: str, video: str, audio: str | None, expected: tuple[str, str, str | None]
) -> None:
    found = probe(film(name, video=video, audio=audio, frames=15))
    assert (found.container, found.video_codec, found.audio_codec) == expected


def test_a_film_on_its_side_has_the_size_that_is_shown(film: MakeFilm) -> None:
    found = probe(film(rotation=90))
    assert (found.width, found.height) == (180, 320)


def test_tags_that_say_where_and_when_are_named(film: MakeFilm) -> None:
    tags = {
        "location": "+51.5-0.1/",
        "creation_time": "2024-04-24T10:00:00Z",
        "comment": "raw cut, Sam's phone",
    }
    found = probe(film(tags=tags))
    assert {"comment", "creation_time", "location"} <= set(found.tags)


def test_sound_only_is_not_a_film(film: MakeFilm) -> None:
    with pytest.raises(UnreadableInput, match="sound only"):
        probe(film("sound.m4a", video=None))


@pytest.mark.parametrize("faststart", [True, False])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.999])
def test_a_cut_film_is_refused(film: MakeFilm, *, faststart: bool, share: float) -> None:
    path = film(options={"movflags": "+faststart"} if faststart else {}, frames=100)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(UnreadableInput, match="is cut off"):
        probe(path)


@pytest.mark.parametrize("name", ["cut.mkv", "cut.webm"])
def test_a_cut_film_in_another_container_is_refused(film: MakeFilm, name: str) -> None:
    path = film(name, video="libvpx-vp9", audio="libopus", frames=100)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 3])
    with pytest.raises(UnreadableInput):
        probe(path)


def test_a_download_with_a_hole_at_its_end_is_refused(film: MakeFilm) -> None:
    path = film(options={"movflags": "+faststart"}, frames=100)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2] + bytes(len(data) - len(data) // 2))
    with pytest.raises(UnreadableInput):
        probe(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("words.mp4", b"This is a letter and not a film.\n" * 400),
        ("page.mp4", b"<!doctype html><title>Sign in to download</title>"),
        (
            "list.mp4",
            b"#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\nhttp://192.0.2.1/part.ts\n#EXT-X-ENDLIST\n",
        ),
        ("join.mp4", b"ffconcat version 1.0\nfile other.mp4\n"),
        ("zeros.mp4", bytes(5000)),
        ("one.mp4", b"\0"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(200)),
    ],
)
def test_what_is_not_a_film_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableInput, match=name):
        probe(path)


def test_a_playlist_cannot_reach_another_film(film: MakeFilm, tmp_path: Path) -> None:
    film("other.ts")
    path = tmp_path / "list.mp4"
    path.write_text("#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:2,\nother.ts\n#EXT-X-ENDLIST\n")
    with pytest.raises(UnreadableInput):
        probe(path)


def test_no_file_a_folder_and_an_empty_file_each_get_their_own_words(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="is not there"):
        probe(tmp_path / "none.mp4")
    with pytest.raises(UnreadableInput, match="is a folder"):
        probe(tmp_path)
    (tmp_path / "empty.mp4").touch()
    with pytest.raises(UnreadableInput, match="is empty"):
        probe(tmp_path / "empty.mp4")


def test_a_missing_pyav_names_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(b"some")
    monkeypatch.setitem(sys.modules, "av", None)
    with pytest.raises(ToolMissing) as caught:
        probe(path)
    assert "pip install scormpack" in caught.value.fix
