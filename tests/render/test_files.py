"""The files of a site: what the player is told, and that nothing of the house is left out."""

import json
import zipfile
from pathlib import Path

import pytest

from places import ROOT
from scormpack.package.format import format_named, formats
from starter import CAPTIONS, COURSE_YAML, MODULE, Starter

SOURCES = ROOT / "src" / "scormpack"


@pytest.fixture
def files(course: Starter) -> dict[str, bytes]:
    with zipfile.ZipFile(course.package()) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def course_data(files: dict[str, bytes]) -> dict[str, object]:
    text = files["course.js"].decode("utf-8")
    head, _, data = text.partition("scormpack.course = ")
    assert head == "window.scormpack = window.scormpack || {};\n"
    found = json.loads(data.rstrip().removesuffix(";"))
    assert isinstance(found, dict)
    return found


def test_the_player_is_told_of_course_screens_limits_and_words(files: dict[str, bytes]) -> None:
    told = course_data(files)
    assert (told["course"], told["module"], told["title"]) == ("my-course", "one", "A small start")
    assert (told["lang"], told["limit"], told["state"]) == ("en", 4096, {"version": 1})
    assert [screen["id"] for screen in told["screens"]] == ["watch", "do-well", "my-card"]  # type: ignore[attr-defined]
    assert told["objectives"] == ["name-one", "keep-it"]
    assert isinstance(told["words"], dict)
    assert told["words"]


@pytest.mark.parametrize("path", sorted((SOURCES / "player").glob("*.js")), ids=lambda path: path.name)
def test_every_script_of_the_player_is_in_player_js(files: dict[str, bytes], path: Path) -> None:
    assert path.read_text(encoding="utf-8").strip() in files["player.js"].decode("utf-8")


@pytest.mark.parametrize("name", format_named("scorm12").door.adapter)
def test_the_adapter_of_the_format_is_in_player_js(files: dict[str, bytes], name: str) -> None:
    text = (SOURCES / "player" / "adapters" / f"{name}.js").read_text(encoding="utf-8")
    assert text.strip() in files["player.js"].decode("utf-8")


@pytest.mark.parametrize("path", sorted((SOURCES / "activities").glob("*/*.js")), ids=lambda path: path.parent.name)
def test_every_activity_brings_its_script(files: dict[str, bytes], path: Path) -> None:
    assert path.read_text(encoding="utf-8").strip() in files["player.js"].decode("utf-8")


@pytest.mark.parametrize("path", sorted((SOURCES / "activities").glob("*/*.css")), ids=lambda path: path.parent.name)
def test_every_activity_brings_its_style(files: dict[str, bytes], path: Path) -> None:
    assert path.read_text(encoding="utf-8").strip() in files["style.css"].decode("utf-8")


def test_player_and_style_are_the_same_for_every_module(course: Starter, files: dict[str, bytes]) -> None:
    course.edit(MODULE, "title: A small start", "title: Another")
    course.edit(MODULE, "colour: marigold", "colour: coral")
    course.edit(COURSE_YAML, "title: My course", "title: Your course")
    with zipfile.ZipFile(course.package()) as archive:
        for name in ("player.js", "style.css"):
            assert archive.read(name) == files[name]


def test_every_font_that_the_style_names_is_there(files: dict[str, bytes]) -> None:
    style = files["style.css"].decode("utf-8")
    fonts = [name for name in files if name.startswith("fonts/")]
    assert fonts
    assert style.count("url(") == sum(style.count(name) for name in fonts)


def test_line_ends_of_authors_do_not_change_the_package(course: Starter) -> None:
    before = course.package().read_bytes()
    for path in (MODULE, CAPTIONS, "modules/one/assets/desk.svg"):
        course.write(path, course.read(path).replace("\n", "\r\n").encode())
    assert course.package().read_bytes() == before


def test_pictures_that_no_screen_uses_stay_out(course: Starter) -> None:
    course.write("modules/one/assets/spare.svg", b"<svg/>")
    with zipfile.ZipFile(course.package()) as archive:
        assert "assets/spare.svg" not in archive.namelist()


def test_every_adapter_belongs_to_a_format() -> None:
    named = {name for format_ in formats() for name in format_.door.adapter}
    assert {path.stem for path in (SOURCES / "player" / "adapters").glob("*.js")} == named
