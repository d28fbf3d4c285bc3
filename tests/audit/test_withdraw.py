"""After a withdrawal nothing of the person is left, everyone concerned is told, and the modules still complete."""

import hashlib
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from faults.case import screen
from faults.languages import TWIN, TWO_LANGUAGES, WELSH
from scormpack.app.build import Order, build
from scormpack.app.diff import diff
from scormpack.app.withdraw import NOTICE, Withdrawn, WithdrawOrder, withdraw
from scormpack.app.words_left import words_left
from scormpack.audit.traces import Traces, find_traces
from scormpack.core.errors import UsageMistake
from scormpack.load.course import Loaded, load_course
from starter import FILM, MODULE, Starter
from zips import PAGE, write_zip

CONSENT = """schema: 1
id: person-one
shown_as: Zebedee
channels: [lms, print]
from: 2026-01-01
until: 2030-01-01
"""
STORY = """
type: read
body: |
  This is a short story about work. Read it when you like.
quote: {text: I swept the yard at dawn and felt proud, person: Zebedee}
"""
QUOTE = "I swept the yard at dawn and felt proud"


@pytest.fixture
def filmed(course: Starter) -> Starter:
    """The starter course with a person in its film, in a quotation and in a picture's description."""
    course.write("media_manifests/consent/person-one.yaml", CONSENT.encode())
    film = course.read(FILM)
    course.write(FILM, re.sub(r"(?m)^people: .*$", "people: [person-one]", film).encode())
    screen("story", 2, STORY)(course)
    return course


def withdrawn(course: Starter, rows: str = "", formats: tuple[str, ...] = ("scorm12",)) -> Withdrawn:
    path = course.root / "deployments.csv"
    path.write_text("prison_id,platform,package_sha256,available_from\n" + rows, encoding="utf-8")
    out, releases = course.root / "out", course.root / "dist"
    releases.mkdir(exist_ok=True)
    return withdraw(WithdrawOrder("person-one", path, course.root, (releases,), formats, out))


def test_nothing_of_the_person_is_left_in_any_byte(filmed: Starter) -> None:
    old = build(Order(filmed.root, out=filmed.root / "dist")).built[0].path
    with zipfile.ZipFile(old) as archive:
        film = next(archive.read(name) for name in archive.namelist() if name.endswith(".mp4"))
        assert any(QUOTE.encode() in archive.read(name) for name in archive.namelist())
    done = withdrawn(filmed)
    assert done.findings.in_order() == ()
    (built,) = done.built
    with zipfile.ZipFile(built.path) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            assert b"zebedee" not in data.lower(), name
            assert QUOTE.encode() not in data, name
            assert hashlib.sha256(data).digest() != hashlib.sha256(film).digest(), name
            assert not name.endswith((".mp4", ".vtt"))


def loaded(course: Starter) -> Loaded:
    """The course without the story of the person, as a withdrawal leaves it."""
    course.edit(MODULE, "quote: {text: I swept the yard at dawn and felt proud, person: Zebedee}", "note: null")
    found = load_course(course.root)
    assert isinstance(found, Loaded)
    return found


def on_paper(package: Path, folder: Path) -> str:
    """What a reader finds in all papers of a print pack."""
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
    papers = sorted(folder.glob("*.pdf"))
    texts = (subprocess.run(["pdftotext", paper, "-"], capture_output=True, check=True).stdout for paper in papers)
    return re.sub(r"\s+", " ", b" ".join(texts).decode())


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
def test_nothing_of_the_person_is_left_on_paper(filmed: Starter, tmp_path: Path) -> None:
    old = build(Order(filmed.root, formats=("print",), out=filmed.root / "dist")).built[0].path
    before = on_paper(old, tmp_path / "before")
    assert QUOTE in before
    assert "Zebedee" in before
    done = withdrawn(filmed, formats=("print",))
    assert done.findings.in_order() == ()
    after = on_paper(done.built[0].path, tmp_path / "after")
    assert "This is a short story about work" in after
    assert QUOTE not in after
    assert "zebedee" not in after.lower()


@pytest.mark.parametrize(
    ("path", "old", "new", "at"),
    [
        (MODULE, "title: A small start", "title: Zebedee starts small", "modules/one/module.yaml"),
        (MODULE, "intro: Keep this", "intro: I **swept** the yard at noon. Keep this", MODULE),
        ("modules/one/assets/desk.svg", "</svg>", "<title>Zebedee</title></svg>", "modules/one/assets/desk.svg"),
    ],
    ids=["a title", "words in bold", "a picture"],
)
def test_words_that_would_be_printed_are_told(filmed: Starter, path: str, old: str, new: str, at: str) -> None:
    filmed.edit(path, old, new)
    found = list(words_left(loaded(filmed), Traces(("Zebedee",), ("I swept the yard at noon",), frozenset())))
    assert {finding.code.id for finding in found} == {"W101"}
    assert at in {finding.where.path for finding in found}


def test_the_person_is_taken_out_of_every_language(filmed: Starter) -> None:
    TWO_LANGUAGES(filmed)
    TWIN(filmed)
    filmed.edit(WELSH, QUOTE, "Sgubais yr iard gyda Zebedee")
    done = withdrawn(filmed)
    assert done.findings.in_order() == ()
    assert [package.path.name for package in done.built] == ["my-course-one-en.zip", "my-course-one-cy.zip"]
    for package in done.built:
        with zipfile.ZipFile(package.path) as archive:
            data = b"".join(map(archive.read, archive.namelist()))
        assert b"zebedee" not in data.lower()
        assert b"Sgubais" not in data


def test_learners_keep_their_records_and_their_other_answers(filmed: Starter) -> None:
    old = build(Order(filmed.root, out=filmed.root / "dist")).built[0].path
    found = diff(old, withdrawn(filmed).built[0].path)
    assert found.records.answer == "yes"
    assert found.answers.because == ("`one`: the visit of `watch`",)


def test_every_prison_concerned_is_listed(filmed: Starter) -> None:
    old = build(Order(filmed.root, out=filmed.root / "dist")).built[0]
    rows = f"BCI,moodle,{old.sha256},2026-02-01\nDGI,moodle,{'0' * 64},2026-03-01\n"
    done = withdrawn(filmed, rows)
    assert [(one.prison, one.package) for one in done.recalls] == [("BCI", old.path.name), ("DGI", "")]
    notice = (filmed.root / "out" / NOTICE).read_text(encoding="utf-8")
    for words in ("BCI", "DGI", old.sha256, done.built[0].sha256, "person-one"):
        assert words in notice
    assert "Zebedee" not in notice


def test_words_that_the_course_itself_still_has_are_told_and_nothing_is_written(filmed: Starter) -> None:
    filmed.edit(MODULE, "title: A small start", "title: Zebedee starts small")
    done = withdrawn(filmed)
    assert {finding.code.id for finding in done.findings.in_order()} == {"W101"}
    assert "index.html" in {finding.where.path for finding in done.findings.in_order()}
    assert done.built == ()
    assert [path.name for path in (filmed.root / "out").iterdir()] == [NOTICE]


def test_a_folder_of_releases_that_is_not_there_stops_the_recall(filmed: Starter) -> None:
    path, missing = filmed.root / "deployments.csv", filmed.root / "dits"
    path.write_text("prison_id,available_from\n", "utf-8")
    with pytest.raises(UsageMistake, match=r"There is no folder .*dits with releases"):
        withdraw(WithdrawOrder("person-one", path, filmed.root, (missing,), out=filmed.root / "recalled"))
    assert not (filmed.root / "recalled").exists()


def test_nobody_of_that_name(filmed: Starter) -> None:
    (filmed.root / "deployments.csv").write_text("prison_id,available_from\n", encoding="utf-8")
    with pytest.raises(UsageMistake, match="Nobody is called `someone`"):
        withdraw(WithdrawOrder("someone", filmed.root / "deployments.csv", filmed.root))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", "<p>I <strong>swept</strong> the yard at\n dawn and felt proud</p>"),
        ("a.html", "<p>one</p>\n<p>It wasn&#39;t Zebedee</p>"),
        ("course.js", '{"a": "I swept the yard at dawn\\nand felt proud"}'),
        ("captions/a.vtt", "00:00.000 --> 00:01.000\n\u2018ZEBEDEE\u2019 it was"),
        ("zebedee.txt", "words"),
        ("film.bin", b"\0\xff\xfe zebedee \0"),
        ("long.txt", "a " * 131_066 + "Zebedee"),
        ("film.mp4", b"the film"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 20 else "",
)
def test_traces_are_found_however_they_are_written(name: str, data: str | bytes, tmp_path: Path) -> None:
    traces = Traces(("Zebedee",), (QUOTE,), frozenset({hashlib.sha256(b"the film").hexdigest()}))
    path = write_zip(tmp_path / "a.zip", {"index.html": PAGE, name: data})
    assert [str(finding.where).partition(":")[0] for finding in find_traces(path, traces)] == [name]


def test_other_words_are_no_traces(tmp_path: Path) -> None:
    traces = Traces(("Zeb",), (QUOTE,), frozenset())
    words = "Zebra and Zebedee. I swept the yard at dusk."
    assert list(find_traces(write_zip(tmp_path / "a.zip", {"index.html": PAGE, "a.txt": words}), traces)) == []
