"""What each source can measure: the table, held against what really comes of it."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from scormpack.tracker.events import SourceKind
from scormpack.tracker.metrics.gather import gather
from scormpack.tracker.metrics.scope import Scope
from scormpack.tracker.metrics.sources import CAPABILITIES, METRICS, Can, measures
from scormpack.tracker.metrics.units import CourseSize
from scormpack.tracker.metrics.windows import months
from tracker.figures import cube_of, people
from tracker.rows import RECEIVED, tables_of
from tracker.truth import COURSE

BEGUN = datetime(2026, 1, 10, 10, 0)  # noqa: DTZ001 - as the store has times
SCOPE = Scope(months(date(2026, 1, 1), date(2026, 1, 31)), COURSE, (CourseSize(COURSE, 1),), datetime(2026, 12, 1))  # noqa: DTZ001
DELIVERS_NOBODY = [{"site": "AAX", "source_kind": "moodle-completion"}]


def rows_from(kind: SourceKind, *, told: bool) -> list[dict[str, Any]]:
    """One learner who completed and one who did not, as this source has them."""
    base = {
        "course": COURSE,
        "module": "m1",
        "site": "AAX",
        "kind": "module",
        "source_kind": kind.value,
        "received_at": RECEIVED,
    }
    starts = [
        {
            **base,
            "statement_id": f"{name} start",
            "pseudonym": name,
            "verb": "attempted",
            "when": BEGUN,
            "completion": False if told else None,
        }
        for name in ("p1", "p2")
    ]
    done = {**base, "statement_id": "done", "pseudonym": "p1", "verb": "completed", "when": BEGUN + timedelta(hours=1)}
    capable = CAPABILITIES[kind]
    found = starts if capable["starts"] is not Can.NO else []
    return [*found, done] if told or capable["completions"] is Can.YES else found


@pytest.mark.parametrize("kind", list(SourceKind))
@pytest.mark.parametrize("told", [True, False])
def test_starts_and_completions_are_measured_where_the_table_says_so(kind: SourceKind, told: bool) -> None:
    raw = gather(tables_of(rows_from(kind, told=told)), SCOPE)
    found = people(cube_of(raw, "learner-module"))
    own = frozenset({kind.value}) if told else frozenset()
    if not measures([kind.value], "starts", own):
        assert not found, "what cannot be measured is not 0 of something"
    elif measures([kind.value], "completions", own):
        assert found == {("completed",): 1, ("not",): 1}
    else:
        assert found == {("unseen",): 2}, "starts without a rate"


def test_completions_from_one_source_complete_the_starts_of_another() -> None:
    rows = list(rows_from(SourceKind.MOODLE_SCORM, told=False)) + rows_from(SourceKind.MOODLE_COMPLETION, told=True)
    assert people(cube_of(gather(tables_of(rows), SCOPE), "learner-module")) == {("completed",): 1, ("not",): 1}


def test_a_completion_report_with_nobody_in_it_still_says_that_nobody_completed() -> None:
    rows = rows_from(SourceKind.MOODLE_SCORM, told=False)
    raw = gather(tables_of(rows, ledger=DELIVERS_NOBODY), SCOPE)
    assert people(cube_of(raw, "learner-module")) == {("not",): 2}


def test_sites_with_completions_alone_are_left_out_and_named() -> None:
    raw = gather(tables_of(rows_from(SourceKind.MOODLE_COMPLETION, told=True)), SCOPE)
    assert raw.left_out == {"AAX"}


def test_every_source_has_an_answer_for_every_metric() -> None:
    assert set(CAPABILITIES) == set(SourceKind)
    assert all(set(own) == set(METRICS) for own in CAPABILITIES.values())
    assert all(can is Can.YES for can in CAPABILITIES[SourceKind.XAPI].values())
    assert all(can is Can.NO for can in CAPABILITIES[SourceKind.MOODLE_GRADES].values())


def test_a_log_and_a_report_of_the_same_learners_count_them_once() -> None:
    log = [row | {"pseudonym": f"account {row['pseudonym']}", "statement_id": f"log {row['statement_id']}"}
           for row in rows_from(SourceKind.MOODLE_LOG, told=True)]  # fmt: skip
    for other, kept in ((SourceKind.MOODLE_SCORM, "moodle-scorm"), (SourceKind.MOODLE_COMPLETION, "moodle-log")):
        raw = gather(tables_of([*log, *rows_from(other, told=True)]), SCOPE)
        assert people(cube_of(raw, "learner-module")) == {("completed",): 1, ("not",): 1}
        assert raw.evidence.kinds["AAX", COURSE] == {kept}


def test_a_grade_is_no_start_beside_sources_that_tell_starts() -> None:
    grade = rows_from(SourceKind.MOODLE_SCORM, told=True)[0] | {"pseudonym": "p3", "statement_id": "grade"}
    rows = [*rows_from(SourceKind.MOODLE_SCORM, told=True), grade | {"source_kind": "moodle-grades"}]
    assert people(cube_of(gather(tables_of(rows), SCOPE), "learner-module")) == {("completed",): 1, ("not",): 1}
