"""Reports take published figures only: the type checker refuses raw counts, and figures made elsewhere."""

import subprocess
import sys
from pathlib import Path

import pytest

from places import ROOT

RAW = """
from scormpack.tracker.disclosure.published import Figure, Published, PublishedTable, State
from scormpack.tracker.metrics.cubes import Cube, Raw
from scormpack.tracker.reports.grid import grid_of, shown
from scormpack.tracker.reports.report import About, Labels, Report


def page_of_raw(raw: Raw, about: About, labels: Labels) -> Report:
    return Report(about, raw, labels)


def table_of_cube(cube: Cube, report: Report) -> object:
    return grid_of(cube, report)


def count_as_figure(cube: Cube) -> str:
    return shown(cube.total())


def forged() -> Figure:
    return Figure(object(), State.SHOWN, 3, 3, 3)


class Loose(Published):
    pass
"""
WANTED = (
    'Argument 2 to "Report" has incompatible type "Raw"; expected "Published"',
    'Argument 1 to "grid_of" has incompatible type "Cube"; expected "PublishedTable"',
    'Argument 1 to "shown" has incompatible type "int"; expected "Figure"',
    'Argument 1 to "Figure" has incompatible type "object"; expected "_Seal"',
    'Cannot inherit from final class "Published"',
)


def test_raw_counts_in_a_report_are_a_type_error(tmp_path: Path) -> None:
    pytest.importorskip("mypy", reason="the type checker is a tool of development")
    module = tmp_path / "raw.py"
    module.write_text(RAW, "utf-8")
    told = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file", ROOT / "pyproject.toml", module],
        capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip
    for words in WANTED:
        assert words in told.stdout, told.stdout + told.stderr
    assert f"Found {len(WANTED)} errors" in told.stdout


def test_only_the_door_makes_published_figures() -> None:
    """The seal is made in one place, and nobody else imports it."""
    folder = ROOT / "src" / "scormpack"
    users = {path.name for path in folder.rglob("*.py") if "_Seal" in path.read_text("utf-8")}
    assert users == {"published.py", "publish.py"}
