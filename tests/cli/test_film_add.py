"""A real film takes the place of a placeholder: one command, one manifest, nothing else changed."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from cli.conftest import Type
from media.conftest import MakeFilm
from starter import CAPTIONS, FILM, MODULE, Starter

COPY = "media_manifests/films/one.mp4"
VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\nI start at six.\n"


def snapshot(course: Starter) -> dict[str, bytes]:
    paths = (path for path in course.root.rglob("*") if path.is_file() and "dist" not in path.parts)
    return {path.relative_to(course.root).as_posix(): path.read_bytes() for path in paths}


def top_keys(course: Starter) -> list[str]:
    return [line.partition(":")[0] for line in course.read(FILM).splitlines() if not line.startswith((" ", "#"))]


def test_the_film_swaps_in_without_a_touch_to_the_module(scormpack: Type, inside: Starter, film: MakeFilm) -> None:
    before = snapshot(inside)
    answer = scormpack("film add one", film())
    assert answer.code == 0
    assert answer.out == f"{FILM}\n"
    after = snapshot(inside)
    assert {path for path in after if after[path] != before.get(path)} == {FILM, COPY}
    assert after[MODULE] == before[MODULE]


def test_the_manifest_keeps_its_comments_and_order_and_gets_the_measures(
    scormpack: Type, inside: Starter, film: MakeFilm
) -> None:
    inside.edit(FILM, "planned_minutes: 10\n", "# asked for in March\nplanned_minutes: 10  # at most\n")
    keys = top_keys(inside)
    scormpack("film add one", film())
    text = inside.read(FILM)
    assert top_keys(inside) == keys
    assert "# asked for in March\nplanned_minutes: 10  # at most\n" in text
    data = (inside.root / COPY).read_bytes()
    for line in (
        "placeholder: false",
        "file: films/one.mp4",
        f"sha256: {hashlib.sha256(data).hexdigest()}",
        f"size_bytes: {len(data)}",
        "video_codec: h264",
        "audio_codec: aac",
        "width: 320",
        "height: 180",
    ):
        assert f"\n{line}\n" in text
    assert "\npeople: []\n" in text


def test_the_next_build_holds_that_film(scormpack: Type, inside: Starter, film: MakeFilm) -> None:
    scormpack("film add one", film())
    answer = scormpack("build")
    assert answer.code == 0
    with zipfile.ZipFile(answer.out.strip()) as archive:
        assert archive.read("films/one.mp4") == (inside.root / COPY).read_bytes()
        assert b"320" in archive.read("index.html")


def test_it_says_what_a_release_still_lacks(scormpack: Type, inside: Starter, film: MakeFilm) -> None:
    _, _, told = scormpack("film add one", film()).err.partition("Before `scormpack build --release`:\n")
    for lack in ("a statement of rights", "the consent records", "captions in `en` of its own"):
        assert lack in told
    assert "the film itself" not in told


def test_its_words_come_with_it(scormpack: Type, inside: Starter, film: MakeFilm) -> None:
    inside.write("new.vtt", VTT.encode())
    inside.write("new.md", b"I start at six.\n")
    words = "--captions new.vtt --chapters new.vtt --transcript new.md"
    answer = scormpack(f"film add one {words}", film())
    assert answer.code == 0
    assert inside.read(CAPTIONS) == VTT
    assert "of its own" not in answer.err
    assert "R106" not in scormpack("check").err


def test_the_same_film_again_changes_nothing(scormpack: Type, inside: Starter, film: MakeFilm) -> None:
    path = film()
    scormpack("film add one", path)
    inside.edit(FILM, "rights: not-stated", "rights: Owned by the programme.")
    before = snapshot(inside)
    assert scormpack("film add one", path).code == 0
    assert snapshot(inside) == before


def test_another_film_takes_back_what_was_said_of_the_first(scormpack: Type, inside: Starter, film: MakeFilm) -> None:
    scormpack("film add one", film())
    inside.edit(FILM, "rights: not-stated", "rights: Owned by the programme.")
    inside.edit(FILM, "people: []", "people: [consent-1]")
    scormpack("film add one", film("other.mp4", frames=60))
    assert "\nrights: not-stated\n" in inside.read(FILM)
    assert "\npeople: []\n" in inside.read(FILM)


def test_it_works_from_any_place_inside_the_course(
    scormpack: Type, inside: Starter, film: MakeFilm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(inside.root / "modules")
    assert scormpack("film add one", film()).code == 0
    assert (inside.root / COPY).is_file()
    assert not (inside.root / "modules" / "media_manifests").exists()


@pytest.mark.parametrize(
    ("name", "codecs", "code", "says"),
    [
        ("film.mp4", {"video": "mpeg4"}, 5, "the picture is mpeg4"),
        ("film.webm", {"video": "libvpx-vp9", "audio": "libopus"}, 5, "the container is"),
        ("film.mp4", {"audio": "libmp3lame"}, 5, "the sound is mp3"),
        ("film.mp4", {"video": None}, 3, "sound only"),
    ],
)
def test_a_film_that_may_not_play_changes_nothing(
    scormpack: Type, inside: Starter, film: MakeFilm, name: str, codecs: dict[str, str | None], code: int, says: str
) -> None:
    before = snapshot(inside)
    answer = scormpack("film add one", film(name, **codecs))
    assert (answer.code, answer.out) == (code, "")
    assert says in answer.err
    assert "H.264" in answer.err
    assert snapshot(inside) == before


@pytest.mark.parametrize("data", [None, b"", b"Once upon a time."])
def test_what_is_no_film_changes_nothing(scormpack: Type, inside: Starter, data: bytes | None) -> None:
    if data is not None:
        inside.write("film.mp4", data)
    before = snapshot(inside)
    assert scormpack("film add one film.mp4").code == 3
    assert snapshot(inside) == before


@pytest.mark.parametrize(
    ("option", "data", "code", "says"),
    [
        ("--captions", b"WEBVTT\n\n00:04.000 --> 00:01.000\nOne.\n", 1, "error L012  words.txt:3"),
        ("--captions", b"WEBVTT\n", 1, "error L012  words.txt:1"),
        ("--chapters", b"1 --> 2\nOne.\n", 1, "error L012  words.txt:1"),
        ("--transcript", b"A [link](there).\n", 1, "error L008  words.txt"),
        ("--captions", b"\xff", 3, "not UTF-8"),
        ("--captions", None, 3, "words.txt cannot be read"),
    ],
)
def test_faulty_words_change_nothing(
    scormpack: Type, inside: Starter, film: MakeFilm, option: str, data: bytes | None, code: int, says: str
) -> None:
    if data is not None:
        inside.write("words.txt", data)
    before = snapshot(inside)
    answer = scormpack(f"film add one {option} words.txt", film())
    assert (answer.code, answer.out) == (code, "")
    assert says in answer.err
    assert snapshot(inside) == before


@pytest.mark.parametrize("lang", ["cy", "EN", "english", "../en"])
def test_a_language_that_the_course_has_not_changes_nothing(
    scormpack: Type, inside: Starter, film: MakeFilm, lang: str
) -> None:
    inside.write("words.vtt", VTT.encode())
    before = snapshot(inside)
    answer = scormpack(f"film add one --captions words.vtt --lang {lang}", film())
    assert (answer.code, answer.out) == (2, "")
    assert "choose one of: en" in answer.err
    assert snapshot(inside) == before


def test_a_full_disk_leaves_the_manifest_as_it_was(
    scormpack: Type, inside: Starter, film: MakeFilm, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil
    from types import SimpleNamespace

    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=1000))
    before = snapshot(inside)
    assert scormpack("film add one", film()).code == 5
    assert snapshot(inside) == before


def test_a_module_without_a_film_is_told(scormpack: Type, inside: Starter, tmp_path: Path) -> None:
    inside.edit(MODULE, "film: one\n", "")
    answer = scormpack("film add one", tmp_path / "film.mp4")
    assert answer.code == 2
    assert "has no film" in answer.err
