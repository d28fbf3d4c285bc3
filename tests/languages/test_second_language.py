"""A course in two languages: each package speaks one of them throughout, under ids that both share."""

import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from places import ROOT
from scormpack.app.build import Order, build
from scormpack.app.diff import diff
from scormpack.app.play import play
from scormpack.audit.engine import audit
from scormpack.core.yamlfile import Document, parse, read_text
from scormpack.load.course import load_course
from scormpack.load.twins import words_in
from scormpack.standards.xapi import VERBS

FORMATS = ("scorm12", "scorm2004", "xapi", "cmi5", "standalone", "print")
SAMPLE = ROOT / "tests" / "samples" / "two-languages"
WELSH = SAMPLE / "modules" / "one" / "cy.yaml"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample in both languages, in every format."""
    course = shutil.copytree(SAMPLE, tmp_path_factory.mktemp("languages") / "course")
    for lang in ("en", "cy"):
        outcome = build(Order(course, formats=FORMATS, lang=lang, out=course / "dist", whole=False))
        assert outcome.findings.in_order() == ()
        assert len(outcome.built) == len(FORMATS)
    return course


def package(folder: Path, format_: str, lang: str = "cy") -> Path:
    return folder / "dist" / format_ / f"two-languages-one-{lang}.zip"


def inside(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


def yaml(path: Path) -> Any:
    document = parse(read_text(path))
    assert isinstance(document, Document)
    return document.data


def test_the_page_is_welsh_throughout(folder: Path) -> None:
    page = inside(package(folder, "scorm12"), "index.html")
    assert set(re.findall(r'\blang="(\w+)"', page)) == {"cy"}
    assert 'srclang="cy"' in page
    shown = re.sub(r"\s+", " ", page).replace("&#39;", "'").replace("’", "'")
    for place, words in words_in(yaml(WELSH)):
        if not place.startswith(("outputs", "objectives", "quote")):
            assert words in shown, place
    english = dict(words_in(yaml(SAMPLE / "modules" / "one" / "module.yaml")))
    script = inside(package(folder, "scorm12"), "course.js")
    for place, words in english.items():
        assert words not in shown, place
        assert words not in script, place
    assert "Gwyliwch y ffilm" in script
    assert "Wedi cadw" in script


def test_manifests_catalogue_and_statements_are_welsh_under_the_same_ids(folder: Path) -> None:
    manifest = inside(package(folder, "scorm12"), "imsmanifest.xml")
    assert "<title>Cwrs mewn dwy iaith: Dechrau bach</title>" in manifest
    found = {lang: json.loads(inside(package(folder, "scorm12", lang), "scormpack.json")) for lang in ("en", "cy")}
    assert [found[lang]["course_title"] for lang in found] == ["A course in two languages", "Cwrs mewn dwy iaith"]
    english, welsh = (
        [(one["sco_id"], [screen["id"] for screen in one["screens"]]) for one in values["modules"]]
        for values in found.values()
    )
    assert english == welsh
    cmi5 = inside(package(folder, "cmi5"), "cmi5.xml")
    assert set(re.findall(r'<langstring lang="(\w+)"', cmi5)) == {"cy"}
    assert "Dechrau bach" in cmi5
    statements = inside(package(folder, "xapi"), "course.js")
    assert re.search(r'"cy":\s*"Dechrau bach"', statements)
    assert set(re.findall(r'"en":\s*"(\w+)"', statements)) <= set(VERBS)  # the standard's own words for its verbs


def test_a_learner_who_changes_language_keeps_the_record_and_the_answers(folder: Path) -> None:
    found = diff(package(folder, "scorm12", "en"), package(folder, "scorm12", "cy"))
    assert (found.records.answer, found.answers.answer) == ("yes", "yes")
    assert found.findings.in_order() == ()


@pytest.mark.parametrize("format_", FORMATS)
def test_every_welsh_package_passes_the_audit(folder: Path, format_: str) -> None:
    assert audit(package(folder, format_)).findings.in_order() == ()


@pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium is not installed")
def test_the_welsh_module_plays_to_completion(folder: Path) -> None:
    played = play(package(folder, "scorm12"))
    assert [name.partition(":")[0] for name in played.screens] == ["watch", "do-well", "my-card"]
    assert played.findings.in_order() == ()
    assert played.completed == ("two-languages-one",)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
def test_paper_is_welsh(folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(package(folder, "print")) as archive:
        names = [name for name in archive.namelist() if name.endswith(".pdf")]
        archive.extractall(tmp_path)
    texts = (subprocess.run(["pdftotext", tmp_path / name, "-"], capture_output=True, check=True) for name in names)
    whole = re.sub(r"\s+", " ", "".join(text.stdout.decode() for text in texts)).replace("’", "'")
    for words in ("Dechrau bach", "Llyfr gwaith", "Beth ydych chi'n ei wneud yn dda?", "Cofnod cwblhau"):
        assert words in whole, words
    for words in ("What do you do well", "Workbook", "Record of completion", "The film has not come"):
        assert words not in whole, words


def test_words_that_nobody_has_read_over_do_not_go_out(folder: Path) -> None:
    outcome = build(Order(folder, lang="cy", out=folder / "never", release=True))
    assert "P003" in {finding.code.id for finding in outcome.findings.errors}
    assert not (folder / "never").exists()


def test_faults_in_the_twin_have_its_lines(folder: Path, tmp_path: Path) -> None:
    course = shutil.copytree(SAMPLE, tmp_path / "course")
    path = course / "modules" / "one" / "cy.yaml"
    path.write_text(read_text(path).replace("task: Ticiwch", "task: " + "gair " * 20 + "Ticiwch"), encoding="utf-8")
    loaded = load_course(course)
    (finding,) = loaded.findings.in_order()  # type: ignore[union-attr]
    assert finding.where.path == "modules/one/cy.yaml"
    assert "gair gair" in read_text(path).splitlines()[finding.where.line - 1]
    assert "at most 15 words" in finding.message


def test_long_welsh_sentences_are_found_too(tmp_path: Path) -> None:
    course = shutil.copytree(SAMPLE, tmp_path / "course")
    path = course / "modules" / "one" / "cy.yaml"
    path.write_text(read_text(path).replace("Mae'r ffilm yn fyr.", "Mae " + "gair " * 30 + "yn fyr."), encoding="utf-8")
    found = build(Order(course, out=tmp_path / "dist")).findings.in_order()
    assert {finding.code.id for finding in found} <= {"R107", "R108"}
    assert "R107" in {finding.code.id for finding in found}
    assert {finding.where.path for finding in found} == {"modules/one/cy.yaml"}


def leaves(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{place}.{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from leaves(inner, f"{place}.{number}")
    else:
        yield place, str(value)


@pytest.mark.parametrize("folder_name", ["i18n", "print/i18n"])
def test_the_house_has_every_word_in_every_language(folder_name: str) -> None:
    folder = ROOT / "templates" / folder_name
    english = dict(leaves(yaml(folder / "en.yaml")))
    for path in folder.glob("*.yaml"):
        other = dict(leaves(yaml(path)))
        other.pop(".draft", None)
        assert other.keys() == english.keys(), path.name
        for place, words in english.items():
            assert set(re.findall(r"\{\w+\}", other[place])) == set(re.findall(r"\{\w+\}", words)), place
