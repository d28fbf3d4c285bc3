"""The other forms of a report, and what the store keeps of it."""

import csv
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from scormpack.app.track_report import Order, make_report
from scormpack.core.errors import Refused, UnreadableInput, UsageMistake
from scormpack.tracker.disclosure.derived import wilson
from scormpack.tracker.disclosure.rules import Rules
from tracker.report.made import Made, World, make, opened, tables


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(tmp_path_factory.mktemp("forms"))


def again(made: Made, name: str, **more: Any) -> Path:
    with opened(tables(World())):
        make_report(Order(made.folder / "store", made.folder / name, **{**made.order, **more}))
    return made.folder / name


def test_page_csv_json_and_xlsx_tell_the_same(made: Made) -> None:
    out = made.outcome.page.parent
    with (out / "tables" / "modules.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    told = json.loads((out / "report.json").read_text("utf-8"))["tables"]["modules"]["rows"]
    sheet = openpyxl.load_workbook(out / "report.xlsx")["modules"]
    cells = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row["Started"] for row in rows] == [str(row["Started"]) for row in told] == [str(cell[1]) for cell in cells]
    assert [row["Module"] for row in rows][-1] == "All"
    prisons = (out / "tables" / "prisons.csv").read_text("utf-8").splitlines()
    every = made.outcome.report.published.reach["all", "*"]
    assert prisons[1] == f"with a start,All,{every.count},no,{every.of}"
    assert {"prisons", "averages", "definitions"} <= set(openpyxl.load_workbook(out / "report.xlsx").sheetnames)
    page = made.outcome.page.read_text("utf-8")
    assert all(f"{int(row['Started']):,}</td>" in page for row in rows)


def test_every_printed_count_is_rounded_and_rates_come_of_printed_counts(made: Made) -> None:
    for table in made.outcome.report.published.tables.values():
        for row in table.rows:
            for figure in row.figures.values():
                assert figure.value is None or (figure.value % 5 == 0 and figure.value >= 10)
    out = made.outcome.page.parent / "tables" / "modules.csv"
    with out.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            part, whole = int(line["Completed"]), int(line["Follow-up over"])
            low, high = wilson(part, whole)
            told = [line[f"Completion rate{end} %"] for end in ("", " low", " high")]
            assert told == [f"{100 * part / whole:.0f}", f"{100 * low:.0f}", f"{100 * high:.0f}"]


def test_the_same_report_again_is_the_same_bytes(made: Made) -> None:
    out = again(made, "again")
    for name in ("report.html", "report.json", "tables/regions.csv"):
        assert (out / name).read_bytes() == (made.outcome.page.parent / name).read_bytes()


def test_what_was_published_is_kept_and_windows_that_cut_it_are_refused(made: Made) -> None:
    kept = list((made.folder / "store" / "published").glob("*.json"))
    assert len(kept) >= 1
    with pytest.raises(Refused, match="cuts"):
        again(made, "months", cycles=None, first=date(2026, 1, 1), last=date(2026, 3, 31))
    assert not (made.folder / "months").exists()


def test_a_damaged_record_stops_the_next_report(tmp_path: Path) -> None:
    made = make(tmp_path, World(learners=60))
    next((made.folder / "store" / "published").glob("*.json")).write_text("{", "utf-8")
    with pytest.raises(UnreadableInput, match="damaged"):
        again(made, "next")


def test_a_second_report_over_more_windows_reprints_the_first(tmp_path: Path) -> None:
    first = make(tmp_path, first=date(2026, 1, 5), last=date(2026, 3, 29))
    again(first, "second", first=None, last=None)
    rows = {}
    for name in ("out", "second"):
        told = json.loads((tmp_path / name / "report.json").read_text("utf-8"))["tables"]["windows"]["rows"]
        rows[name] = {row["labels"][0]: row["Started"] for row in told}
    assert rows["second"]["Cycle 1"] == rows["out"]["Cycle 1"]
    assert "Cycle 2" in rows["second"]
    again(first, "third")
    assert (tmp_path / "third" / "report.html").read_bytes() == first.outcome.page.read_bytes(), "as when it was made"
    assert len(list((tmp_path / "store" / "published").glob("*.json"))) == 2


def test_rules_that_do_not_fit_are_refused() -> None:
    with pytest.raises(UsageMistake):
        Rules(5, 5, 5)


def test_wilson_is_the_textbooks() -> None:
    low, high = wilson(45, 100)
    assert (round(low, 4), round(high, 4)) == (0.3561, 0.5476)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"course": "work-storys"}, "Nothing knows a course `work-storys`. Did you mean `work-stories`?"),
        ({"text": "impact.txt", "claims": None}, "A text is named, but no claims to cover it."),
    ],
)
def test_what_does_not_fit_is_told_before_anything_is_counted(tmp_path: Path, more: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageMistake, match=re.escape(said)):
        make(tmp_path, **more)
    assert not (tmp_path / "out").exists()
