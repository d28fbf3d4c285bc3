"""What is in a print pack, and what it says."""

import importlib
import zipfile
from pathlib import Path

import pytest

from places import ACTIVITIES, ROOT
from print.paper import Paper
from scormpack.app.build import Order, Outcome, build
from scormpack.core.errors import ToolMissing
from scormpack.core.markdown import plain_text
from scormpack.load.course import Loaded, load_course
from scormpack.model.base import Activity
from scormpack.package.formats.print import FORMAT
from scormpack.render.print_pictures import in_greys
from starter import Starter


def test_a_module_becomes_a_workbook_sheets_a_guide_a_poster_and_a_record(print_pack: Outcome) -> None:
    with zipfile.ZipFile(print_pack.built[0].path) as archive:
        assert archive.namelist() == [
            "m1-confidence-record-of-completion.pdf",
            "m1-confidence-sheet-introduction-letter.pdf",
            "m1-confidence-sheet-strengths-profile.pdf",
            "m1-confidence-staff-guide.pdf",
            "m1-confidence-wing-poster.pdf",
            "m1-confidence-workbook.pdf",
            "scormpack.json",
        ]


def test_the_same_sources_give_the_same_bytes(course: Starter, tmp_path: Path) -> None:
    first, second = (
        build(Order(course.root, formats=("print",), out=tmp_path / name)).built[0].sha256
        for name in ("first", "second")
    )
    assert first == second


def test_every_activity_has_a_paper_version() -> None:
    without = {folder.name for folder in ACTIVITIES.iterdir() if (folder / "schema.py").is_file()}
    without -= {path.parent.name for path in ACTIVITIES.glob("*/print.typ")}
    assert without == {"output"}  # the document itself is its paper version


def test_the_sample_with_every_activity_can_be_printed(tmp_path: Path) -> None:
    outcome = build(Order(ROOT / "tests" / "samples" / "full", formats=("print",), out=tmp_path))
    assert outcome.built


def test_a_workbook_holds_every_word_of_every_screen(papers: tuple[Paper, ...]) -> None:
    loaded = load_course(ROOT)
    assert isinstance(loaded, Loaded)
    for module in loaded.modules:
        words = _letters(_workbook(papers, module.module.id).text)
        for screen in module.module.screens:
            missing = [text for text in _parts(screen.activity) if _letters(text) not in words]
            assert not missing, f"{module.module.id}, {screen.id}"


def test_a_record_says_that_it_is_no_qualification(papers: tuple[Paper, ...]) -> None:
    for paper in papers:
        if "record" in paper.name:
            assert "This is not a qualification" in paper.text


def test_without_the_extra_the_build_ends_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(f"No module named {name!r}", name=name)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(ToolMissing) as stopped:
        FORMAT.ready()
    assert stopped.value.fix == "pip install 'scormpack[print]'"


def test_greys_keep_ink_dark_and_fields_light() -> None:
    ink, field, white = (in_greys(colour)[1:3] for colour in (b"#1D1B26", b"#2457C5", b"#FFFFFF"))
    assert int(ink, 16) < 0x30
    assert 0x60 < int(field, 16) < 0xC0
    assert int(white, 16) == 0xFF


def _workbook(papers: tuple[Paper, ...], module: str) -> Paper:
    return next(paper for paper in papers if paper.name == f"{module}-workbook.pdf")


def _parts(activity: Activity) -> list[str]:
    return [line for text in activity.texts() for line in plain_text(text).splitlines()]


def _letters(text: str) -> str:
    """Letters and digits alone, sorted out of line breaks and columns by leaving all else away."""
    return "".join(character for character in text if character.isalnum())
