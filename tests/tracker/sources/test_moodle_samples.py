"""Every real Moodle export in the samples, and the figures that a person reads off it."""

from pathlib import Path

import pytest

from places import SHARED, needs_shared
from scormpack.core.errors import UnreadableInput
from tracker.desk import Desk

pytestmark = needs_shared
SAMPLES = SHARED / "samples" / "moodle-exports"
FOLDERS = ("default_c122", "detailed_c122")

HEALTH, FIRE = "health", "fire"
SCORM_STARTS = [(HEALTH, "initialized", 3, 2), (HEALTH, "suspended", 3, 2)]  # three attempts, two learners
COMPLETIONS = [(FIRE, "completed", 2, 2), (HEALTH, "completed", 2, 2)]
GRADES = [(FIRE, "attempted", 2, 2), (HEALTH, "attempted", 2, 2)]
LOG = [(HEALTH, "failed", 1, 1), (HEALTH, "initialized", 3, 2), (HEALTH, "launched", 3, 2), (HEALTH, "passed", 2, 2)]
READ_OFF = {
    "scorm_basic": ("moodle-scorm", SCORM_STARTS),
    "scorm_interactions": ("moodle-scorm", SCORM_STARTS),
    "scorm_objectives": ("moodle-scorm", SCORM_STARTS),
    "activity_completion": ("moodle-completion", COMPLETIONS),
    "course_completion": ("moodle-course", COMPLETIONS),
    "gradebook": ("moodle-grades", GRADES),
    "log": ("moodle-log", LOG),
}


def kind_of(path: Path) -> str:
    return next(name for name in READ_OFF if path.name.startswith(name))


def samples() -> list[Path]:
    return sorted(path for folder in FOLDERS for path in (SAMPLES / folder).glob("*")) if SHARED.is_dir() else []


@pytest.mark.parametrize("path", samples(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_export_gives_what_a_person_reads_off_it(desk: Desk, path: Path) -> None:
    kind, wanted = READ_OFF[kind_of(path)]
    found = desk.ingest(path, activity="Health check" if kind == "moodle-scorm" else None)
    assert (found.unreadable, found.unknown_activities, found.landed.quarantined) == ((), (), 0)
    rows = desk.rows("SELECT module, verb, count(*), count(DISTINCT pseudonym) FROM events GROUP BY ALL ORDER BY ALL")
    assert rows == wanted
    assert desk.rows("SELECT DISTINCT source_kind FROM events") == [(kind,)]


def test_the_samples_are_all_there() -> None:
    assert len(samples()) == 32


@pytest.mark.parametrize("name", ["scorm_basic", "scorm_interactions", "scorm_objectives"])
def test_text_excel_and_open_document_give_the_same_statements(desk: Desk, name: str) -> None:
    paths = [path for path in samples() if path.name.startswith(name)]
    found = desk.ingest(*paths, activity="Health check")
    read = len(paths) - len(found.again)  # the same bytes stand in both folders
    assert (found.landed.new, found.landed.duplicate, found.landed.conflicts) == (6, 6 * read - 6, 0)


def test_scores_and_dates_are_those_of_the_export(desk: Desk) -> None:
    desk.ingest(SAMPLES / "detailed_c122" / "scorm_basic_CSV.txt", activity="Health check")
    scores = desk.rows("SELECT score_raw FROM events WHERE verb = 'suspended' ORDER BY 1")
    assert scores == [(33.33,), (90.0,), (100.0,)]
    first = desk.rows("""SELECT strftime(min("when"), '%Y-%m-%d %H:%M') FROM events""")
    assert first == [("2026-11-23 00:24",)]


def test_a_learner_whose_id_is_a_formula_is_one_learner_in_every_form(desk: Desk) -> None:
    paths = [path for path in samples() if path.name.startswith(("gradebook", "activity_completion"))]
    desk.ingest(*paths)
    assert desk.rows("SELECT count(DISTINCT pseudonym) FROM events WHERE module = 'fire'") == [(2,)]


def test_the_activity_is_read_from_the_column_of_the_sco(desk: Desk) -> None:
    desk.ingest(SAMPLES / "detailed_c122" / "scorm_basic_Excel.xlsx")
    assert desk.rows("SELECT DISTINCT module FROM events") == [(HEALTH,)]


def test_the_activity_is_read_from_the_name_that_moodle_gives_the_file(desk: Desk) -> None:
    data = (SAMPLES / "default_c122" / "scorm_basic_CSV.txt").read_bytes()
    path = desk.folder / "Induction Health check-20261123_0025-tab_separated.txt"
    path.write_bytes(data)
    desk.ingest(path)
    assert desk.rows("SELECT DISTINCT module FROM events") == [(HEALTH,)]


def test_an_activity_that_nothing_tells_is_asked_for(desk: Desk) -> None:
    found = desk.ingest(SAMPLES / "default_c122" / "scorm_basic_CSV.txt")
    assert "does not say which activity" in found.unreadable[0].message
    assert found.landed.new == 0
    assert isinstance(found.unreadable[0], UnreadableInput)
