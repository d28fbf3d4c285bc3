"""A release takes no placeholder and nothing that is only assumed."""

from cli.conftest import Type
from faults.film import RECORD, consent, ready
from media.conftest import MakeFilm
from starter import CAPTIONS, FILM, MODULE, Starter

ASSUMED = "employer: {name: Example Works, assumed: true, because: the film seems to show it}"


def test_a_placeholder_stops_a_release_and_says_all_that_is_missing(scormpack: Type, inside: Starter) -> None:
    assert scormpack("build").code == 0
    answer = scormpack("build --release --out release")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.count("error P001  media_manifests/one.yaml:5  placeholder") >= 4
    assert "The film still lacks the film itself (this is a placeholder)." in answer.err
    assert "Nothing was built." in answer.err
    assert not (inside.root / "release").exists()


def test_what_is_assumed_stops_a_release_at_its_line(scormpack: Type, inside: Starter) -> None:
    inside.edit(MODULE, "employer: not-stated", ASSUMED)
    assert scormpack("check").code == 0
    answer = scormpack("build --release")
    assert answer.code == 1
    assert "error P002  modules/one/module.yaml:11  employer" in answer.err
    assert "`Example Works` is assumed, because the film seems to show it" in answer.err


def test_what_is_assumed_reaches_no_learner(inside: Starter) -> None:
    inside.edit(MODULE, "employer: not-stated", ASSUMED)
    inside.edit(FILM, "employer: not-stated", ASSUMED)
    assert b"Example Works" not in inside.package().read_bytes()


def test_only_the_modules_that_are_built_are_asked(scormpack: Type, inside: Starter) -> None:
    inside.edit("modules/course.yaml", "modules: [one]", "modules: [one, two]")
    inside.write("modules/two/module.yaml", inside.read(MODULE).replace("id: one", "id: two").encode())
    inside.write("modules/two/assets/cover.svg", b"<svg/>")
    inside.write("modules/two/assets/desk.svg", b"<svg/>")
    inside.edit("modules/two/module.yaml", "employer: not-stated", ASSUMED)
    answer = scormpack("build one --release")
    assert "P001" in answer.err
    assert "P002" not in answer.err


def test_a_release_with_broken_words_tells_of_them_as_a_check_does(scormpack: Type, inside: Starter) -> None:
    (inside.root / CAPTIONS).unlink()
    answer = scormpack("build --release")
    assert answer.code == 1
    assert "error L007" in answer.err


def test_a_film_with_all_that_is_wanted_is_released(scormpack: Type, inside: Starter, film: MakeFilm) -> None:
    inside.write("w.vtt", b"WEBVTT\n\n00:00.000 --> 00:01.000\nI start at six.\n")
    inside.write("w.md", b"I start at six.\n")
    scormpack("film add one --captions w.vtt --chapters w.vtt --transcript w.md", film())
    consent(RECORD.replace("2027", "2999"))(inside)
    inside.edit(FILM, "people: []", "people: [consent-1]")
    inside.edit(FILM, "rights: not-stated", "rights: Owned by the programme.")
    inside.edit(FILM, "mode: missing", "mode: in-soundtrack\n  checked_by: project lead")
    answer = scormpack("build --release")
    assert answer.code == 0, answer.err
    assert '"release": true' in (inside.root / "dist/scorm12/my-course-one-en.build.json").read_text()


def test_words_of_the_placeholder_beside_a_real_film_are_warned_of(scormpack: Type, inside: Starter) -> None:
    ready(inside)
    inside.write(CAPTIONS, b"WEBVTT\n\n00:00.000 --> 00:01.000\nThis is a placeholder.\n")
    answer = scormpack("check")
    assert answer.code == 0
    assert "warning R106  media_manifests/one.yaml:17  captions" in answer.err
