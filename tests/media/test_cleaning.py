from collections.abc import Callable
from pathlib import Path

import av
import pytest

from scormpack.core.digests import sha256_of
from scormpack.core.errors import UnreadableInput
from scormpack.media.cleaning import copy_clean
from scormpack.media.probe import probe

MakeFilm = Callable[..., Path]
TRACES = {
    "location": "+51.5-0.1/",
    "creation_time": "2024-04-24T10:00:00Z",
    "comment": "raw cut, Sam's phone",
}


def pictures(path: Path) -> list[tuple[float | None, bytes]]:
    with av.open(str(path)) as container:
        return [(frame.time, bytes(frame.planes[0])) for frame in container.decode(video=0)]


def test_the_traces_go_and_the_pictures_stay(film: MakeFilm, tmp_path: Path) -> None:
    source, target = film(tags=TRACES), tmp_path / "films" / "clean.mp4"
    assert probe(source).tags
    assert copy_clean(source, target) == sha256_of(target)
    found = probe(target)
    assert found.tags == ()
    assert found.starts_fast
    assert b"Sam" not in target.read_bytes()
    assert pictures(target) == pictures(source)
    assert [path.name for path in target.parent.iterdir()] == ["clean.mp4"]


def test_cleaning_a_clean_film_changes_nothing(film: MakeFilm, tmp_path: Path) -> None:
    first = copy_clean(film(tags=TRACES), tmp_path / "1.mp4")
    assert copy_clean(tmp_path / "1.mp4", tmp_path / "2.mp4") == first


def test_a_film_on_its_side_stays_so(film: MakeFilm, tmp_path: Path) -> None:
    copy_clean(film(rotation=90), tmp_path / "clean.mp4")
    found = probe(tmp_path / "clean.mp4")
    assert (found.width, found.height) == (180, 320)


def test_a_silent_film_is_copied_too(film: MakeFilm, tmp_path: Path) -> None:
    copy_clean(film(audio=None), tmp_path / "clean.mp4")
    assert probe(tmp_path / "clean.mp4").audio_codec is None


def test_another_codec_is_refused_and_nothing_is_left(film: MakeFilm, tmp_path: Path) -> None:
    source, target = film(video="mpeg4"), tmp_path / "films" / "clean.mp4"
    with pytest.raises(UnreadableInput, match="mpeg4"):
        copy_clean(source, target)
    assert list(target.parent.iterdir()) == []
