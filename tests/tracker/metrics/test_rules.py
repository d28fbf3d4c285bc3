"""What counts as what: the corners of the definitions."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from scormpack.core.errors import UsageMistake
from scormpack.tracker.metrics.gather import gather
from scormpack.tracker.metrics.scope import Scope, Withdrawal
from scormpack.tracker.metrics.units import CourseSize
from scormpack.tracker.metrics.windows import Window, chosen, load_cycles, months
from tracker.figures import cube_of, people
from tracker.rows import RECEIVED, tables_of

BEGUN = datetime(2026, 1, 10, 10, 0)  # noqa: DTZ001 - as the store has times
WINDOWS = months(date(2026, 1, 1), date(2026, 1, 31))


def scope(**more: Any) -> Scope:
    given: dict[str, Any] = {
        "windows": WINDOWS,
        "course": "ws",
        "sizes": (CourseSize("ws", 2),),
        "as_of": BEGUN.replace(month=12, day=1, hour=0),
    } | more
    return Scope(**given)


def event(verb: str, days: float = 0, **more: Any) -> dict[str, Any]:
    row: dict[str, Any] = {
        "pseudonym": "p",
        "course": "ws",
        "module": "m1",
        "site": "AAX",
        "kind": "module",
        "source_kind": "xapi",
        "verb": verb,
    }
    row |= {"statement_id": f"{verb} {days} {more}", "when": BEGUN + timedelta(days=days), "received_at": RECEIVED}
    return row | more


def found(rows: list[dict[str, Any]], unit: str = "learner-module", **more: Any) -> dict[tuple[str, ...], int]:
    return dict(people(cube_of(gather(tables_of(rows), scope(**more)), unit)))


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ([event("initialized")], "not"),
        ([event("initialized"), event("completed", 1)], "completed"),
        ([event("attempted"), event("passed", 1, success=True)], "completed"),
        ([event("initialized"), event("failed", 1, completion=True, success=False)], "not"),
        ([event("initialized"), event("completed", 1, completion=False)], "not"),
        ([event("completed", 1)], "completed"),
        ([event("initialized"), event("completed", 84)], "completed"),
        ([event("initialized"), event("completed", 84.1)], "not"),
        ([event("initialized"), event("completed", 1, kind="film", part="")], "not"),
        ([event("initialized"), event("waived", 1, success=True)], "not"),
        ([event("initialized"), event("satisfied", 1)], "not"),
    ],
)
def test_a_start_ends_as_the_definition_says(rows: list[dict[str, Any]], kind: str) -> None:
    assert found(rows) == {(kind,): 1}


@pytest.mark.parametrize("verb", ["launched", "waived", "experienced", "terminated"])
def test_these_alone_are_no_start(verb: str) -> None:
    assert not found([event(verb)])


def test_a_learner_who_moves_counts_once_where_the_start_was() -> None:
    rows = [event("initialized"), event("initialized", 3, site="BBX"), event("completed", 4, site="BBX")]
    cube = cube_of(gather(tables_of(rows), scope()), "learner-module")
    assert people(cube, "site") == {("AAX", "completed"): 1}


def test_the_course_is_complete_with_all_its_modules() -> None:
    one = [event("initialized"), event("completed", 1)]
    assert found(one, "learner-course") == {("not",): 1}
    assert found([*one, event("completed", 2, module="m2")], "learner-course") == {("completed",): 1}


def test_satisfied_completes_the_course_unless_a_module_was_waived() -> None:
    whole = event("satisfied", 2, kind="course", module=None)
    assert found([event("initialized"), whole], "learner-course") == {("completed",): 1}
    assert found([event("initialized"), event("waived", 1, module="m2"), whole], "learner-course") == {("not",): 1}


def test_withdrawn_learners_stand_apart_when_they_did_not_complete() -> None:
    gone = (Withdrawal("p", "", date(2026, 2, 1)),)
    assert found([event("initialized")], withdrawals=gone) == {("withdrawn",): 1}
    assert found([event("initialized"), event("completed", 1)], withdrawals=gone) == {("completed",): 1}
    assert found([event("initialized")], withdrawals=(Withdrawal("p", "", date(2026, 6, 1)),)) == {("not",): 1}


def test_a_void_takes_its_statement_back() -> None:
    rows = [event("initialized"), event("completed", 1)]
    tables = tables_of(rows, [rows[1]["statement_id"]])
    assert people(cube_of(gather(tables, scope()), "learner-module")) == {("not",): 1}


def test_windows_are_whole_and_do_not_overlap(tmp_path: Any) -> None:
    with pytest.raises(UsageMistake, match="cuts a month"):
        months(date(2026, 1, 5), date(2026, 2, 28))
    path = tmp_path / "cycles.yaml"
    path.write_text(
        "schema: 1\ncycles:\n  - {title: One, from: 2026-01-05}\n  - {title: Two, from: 2026-03-30}\n", "utf-8"
    )
    cycles = load_cycles(path)
    assert [cycle.last for cycle in cycles] == [date(2026, 3, 29), date(2026, 6, 21)]
    assert chosen(cycles, date(2026, 3, 30), None) == cycles[1:]
    with pytest.raises(UsageMistake, match="cuts One"):
        chosen(cycles, date(2026, 2, 1), None)


def test_a_window_begins_at_midnight_in_london() -> None:
    assert Window(date(2026, 7, 1), date(2026, 7, 31), "July").begin == datetime(2026, 6, 30, 23)  # noqa: DTZ001
    assert Window(date(2026, 1, 1), date(2026, 1, 31), "January").begin == datetime(2026, 1, 1)  # noqa: DTZ001


def test_sessions_without_names_are_told_apart_by_their_ends_and_beginnings() -> None:
    """As the player's xAPI door has it: one registration over all visits."""
    one: dict[str, Any] = {"registration": "r", "session": None}
    rows = [event("initialized", 0, **one), event("terminated", 0.1, seconds=1440.0, **one)]
    rows += [event("initialized", 1, **one), event("completed", 1.1, seconds=1700.0, **one)]
    rows += [event("terminated", 1.2, seconds=1800.0, **one), event("initialized", 5, **one)]
    raw = gather(tables_of(rows), scope())
    assert raw.minutes["ws", "m1"].counts == {54: 1}
    assert raw.sessions["ws", "m1"].counts == {2: 1}, "the visit after the completion is none on the way to it"


def test_a_session_with_a_name_counts_its_longest_duration_once() -> None:
    rows = [event("initialized", session="s"), event("suspended", 0.1, seconds=600.0, session="s")]
    rows += [event("completed", 0.2, seconds=660.0, session="s"), event("terminated", 0.2, seconds=720.0, session="s")]
    raw = gather(tables_of(rows), scope())
    assert (raw.minutes["ws", "m1"].counts, raw.sessions["ws", "m1"].counts) == ({12: 1}, {1: 1})


def test_a_tally_counts_starts_and_says_nothing_of_learners_on_the_course() -> None:
    rows = [event("initialized", pseudonym=f"t{n}", module=f"m{n % 2 + 1}", source_kind="tally") for n in range(4)]
    assert found(rows) == {("not",): 4}
    assert not found(rows, "learner-course")


def test_who_withdrew_where_completions_are_not_told_is_counted_once() -> None:
    rows = [event("attempted", source_kind="moodle-scorm")]
    assert found(rows, withdrawals=(Withdrawal("p", "", date(2026, 2, 1)),)) == {("unseen",): 1}
