"""Tables that are not in the samples: other languages, plain CSV, tallies, states, and next week's export."""

import gzip
import re

import pytest

from scormpack.core.errors import UnreadableInput, UsageMistake
from scormpack.tracker.dates import read_date
from scormpack.tracker.register import load_sites
from tracker.desk import Desk

SCORM = "Name\tID number\tEmail address\tAttempt\tStarted on\tLast accessed on\tScore\tSkills\n"


def scorm_row(status: str, attempt: int = 1, last: str = "24 November 2026, 1:00 PM", who: str = "A1") -> str:
    return f"Pat\t{who}\tp@example.invalid\t{attempt}\t23 November 2026, 12:24 AM\t{last}\t-\t{status}\n"


@pytest.mark.parametrize(
    ("status", "verbs"),
    [
        ("Not attempted", ["initialized"]),
        ("Incomplete", ["initialized"]),
        ("50/100", ["initialized"]),
        ("Completed", ["completed", "initialized"]),
        ("Passed", ["initialized", "passed"]),
        ("Failed", ["failed", "initialized"]),
        ("Cwblhawyd", ["completed", "initialized"]),
    ],
)
def test_states_of_scorm_become_statements(desk: Desk, status: str, verbs: list[str]) -> None:
    desk.ingest(desk.text("a.txt", SCORM + scorm_row(status)))
    assert [verb for (verb,) in desk.rows("SELECT verb FROM events ORDER BY 1")] == verbs


def test_next_weeks_export_of_the_same_state_is_nothing_new(desk: Desk) -> None:
    desk.ingest(desk.text("week1.txt", SCORM + scorm_row("Completed") + scorm_row("Incomplete", who="A2")))
    found = desk.ingest(
        desk.text(
            "week2.txt",
            SCORM + scorm_row("Completed", last="30 November 2026, 9:00 AM") + scorm_row("Completed", who="A2"),
        )
    )
    assert (found.landed.new, found.landed.conflicts) == (1, 0)
    assert desk.rows("SELECT count(*) FROM events WHERE verb = 'completed'") == [(2,)]


def test_unknown_activities_are_listed_with_the_nearest_and_never_guessed(desk: Desk) -> None:
    path = desk.text("a.csv", ',"ID number","Skils",""\n"Pat","A1","Completed","2026-11-23 00:24:28"\n')
    found = desk.ingest(path)
    assert [(unknown.name, unknown.nearest) for unknown in found.unknown_activities] == [("Skils", "Skills")]
    assert found.landed.new == 0
    assert desk.reasons() == [(1, "column 3: an activity that is not in the mapping")]


PLAIN = "learner,course,module,attempt,lesson_status,started,last_accessed,score,seconds,site,cohort\n"


def test_the_plain_table_keeps_site_cohort_score_and_time(desk: Desk) -> None:
    row = "L1,Work Stories,Skills,1,passed,2026-02-03,2026-02-04T10:00:00Z,80,600,BBX,wing\n"
    desk.ingest(desk.text("a.csv", PLAIN + row))
    rows = desk.rows("SELECT site, cohort, verb, score_raw, seconds FROM events ORDER BY verb")
    assert rows == [("BBX", "wing", "initialized", None, None), ("BBX", "wing", "passed", 80.0, 600.0)]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",,Skills,1,passed,2026-02-03,,,,,", "there is no id number or e-mail in it"),
        ("L1,,Skills,1,done,2026-02-03,,,,,", "`lesson_status` is none of SCORM's words"),
        ("L1,,Skills,1,passed,soon,,,,,", "neither `started` nor `last_accessed` is a date"),
        ("L1,,Skills,1,passed,2026-02-03,,many,,,", "`score` is no number"),
        ("L1,,Nothing,1,passed,2026-02-03,,,,,", "its activity is not in the mapping"),
        (
            "L1,,Skills,1,passed,2026-02-03,,,,,A1234BC",
            "its session, cohort, site, screen or platform looks like something personal",
        ),
    ],
)
def test_a_row_that_cannot_count_is_quarantined(desk: Desk, row: str, reason: str) -> None:
    desk.ingest(desk.text("a.csv", f"{PLAIN}{row}\n"))
    assert {found for _, found in desk.reasons()} == {reason}
    assert desk.rows("SELECT count(*) FROM events") == [(0,)]


TALLY = "site,course,module,from,to,starts,completions\n"


def test_tallies_count_and_grow(desk: Desk) -> None:
    desk.ingest(desk.text("a.csv", f"{TALLY}AAX,Work Stories,Skills,2026-01-05,2026-03-29,5,3\n"))
    assert (desk.learners(["initialized"]), desk.learners(["completed"])) == (5, 3)
    desk.ingest(desk.text("b.csv", f"{TALLY}AAX,Work Stories,Skills,2026-01-05,2026-03-29,6,3\n"))
    assert (desk.learners(["initialized"]), desk.learners(["completed"])) == (6, 3)


@pytest.mark.parametrize("counts", ["3,5", "-1,0", "many,1", "999999,1", "1.5,1"])
def test_a_tally_that_cannot_be_is_quarantined(desk: Desk, counts: str) -> None:
    desk.ingest(desk.text("a.csv", f"{TALLY}AAX,Work Stories,Skills,2026-01-05,2026-03-29,{counts}\n"))
    assert [line for line, _ in desk.reasons()] == [2]


@pytest.mark.parametrize(
    "words",
    [
        "Monday, 23 November 2026, 12:24 AM",
        "Dydd Llun, 23 Tachwedd 2026, 12:24 AM",
        "lundi 23 novembre 2026, 00:24",
        "Montag, 23. November 2026, 00:24",
        "lunes, 23 de noviembre de 2026, 00:24",
        "poniedziałek, 23 listopada 2026, 00:24",
        "23/11/26, 00:24",
        "23.11.2026 00:24",
        "2026-11-23 00:24",
        "2026-11-23T00:24:00Z",
    ],
)
def test_dates_of_several_languages(words: str) -> None:
    found = read_date(words, "Europe/London")
    assert found is not None
    assert found.isoformat() == "2026-11-23T00:24:00+00:00"


def test_summer_time_counts() -> None:
    found = read_date("1 July 2026, 12:30 AM", "Europe/London")
    assert found is not None
    assert found.isoformat() == "2026-06-30T23:30:00+00:00"


@pytest.mark.parametrize(
    "words", ["", "-", "31 February 2026, 1:00 AM", "13:00 PM", "23 Nomonth 2026", "9" * 400, "1 May 2026, 13:00 PM"]
)
def test_what_is_no_date_is_none(words: str) -> None:
    assert read_date(words, "Europe/London") is None


MINIMAL = "learner,module,lesson_status,started,last_accessed\n"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"site": "AXX"}, "The register has no site `AXX`. Did you mean `AAX`?"),
        ({"course": "work-storys"}, "The mapping has no course `work-storys`. Did you mean `work-stories`?"),
        ({"zone": "Europe/Londn"}, "There is no time zone `Europe/Londn`."),
    ],
)
def test_a_typed_name_that_nothing_knows_takes_nothing_in(desk: Desk, more: dict[str, str], said: str) -> None:
    register = desk.text("sites.csv", "prison_id,name\nAAX,HMP Alder\n")
    table = desk.text("a.csv", MINIMAL + "A1,m1-confidence,completed,2026-01-05,2026-01-06\n")
    with pytest.raises(UsageMistake, match=re.escape(said)):
        desk.ingest(table, sites=register, **more)
    assert not desk.store.exists()


def test_a_quarantined_line_is_told_with_its_place(desk: Desk) -> None:
    rows = "A1,m1-confidence,completed,2026-01-05,2026-01-06\nA2,m1-confidence,finished,2026-01-05,2026-01-06\n"
    table = desk.text("a.csv", MINIMAL + rows)
    assert desk.ingest(table).quarantined == ((f"{table}:3", "`lesson_status` is none of SCORM's words"),)


def test_a_packed_file_that_is_cut_short_is_told_as_such(desk: Desk) -> None:
    path = desk.folder / "cut.ndjson.gz"
    path.write_bytes(gzip.compress(b'{"id": "1"}\n' * 99)[:30])
    (fault,) = desk.ingest(path).unreadable
    assert fault.message == f"{path} cannot be read: it is packed, and damaged or cut short."


def test_a_register_without_a_prison_is_told(desk: Desk) -> None:
    with pytest.raises(UnreadableInput, match="there is no prison under the header"):
        load_sites(desk.text("sites.csv", "prison_id,name\n"))


def test_a_store_that_is_a_file_is_told(desk: Desk) -> None:
    desk.store.write_text("x")
    with pytest.raises(UsageMistake, match="is a file; a store is a folder"):
        desk.ingest(desk.text("a.csv", MINIMAL))
