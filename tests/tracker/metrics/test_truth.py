"""Every metric equals the known truth, whatever became of the statements on their way."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scormpack.tracker.metrics.cubes import Raw
from scormpack.tracker.metrics.gather import gather
from scormpack.tracker.metrics.scope import Scope
from scormpack.tracker.metrics.units import CourseSize
from scormpack.tracker.metrics.windows import months
from scormpack.tracker.store.reader import open_store
from tracker.desk import Desk
from tracker.figures import by_module, cube_of, people
from tracker.metrics.known import Known
from tracker.rows import rows_of, tables_of
from tracker.truth import COURSE, MODULES, Histories, Setting, all_statements, histories, scattered

AS_OF = datetime(2026, 7, 1)  # noqa: DTZ001 - as the store has times
FEW = Setting(learners=25)


def scope_of(last: date = date(2026, 5, 31), as_of: datetime = AS_OF) -> Scope:
    return Scope(months(date(2026, 1, 1), last), COURSE, (CourseSize(COURSE, len(MODULES)),), as_of)


def check(raw: Raw, told: Histories, scope: Scope) -> None:
    """Everything that was counted against everything that is known."""
    known = Known(told, scope)
    assert people(cube_of(raw, "learner-module"), "module", "window", "site") == known.modules()
    assert people(cube_of(raw, "learner-course"), "window", "site") == known.learners()
    screens = people(cube_of(raw, "learner-module", "screens"), "module", "part")
    assert _only(screens, "reached") == known.screens()
    outputs = people(cube_of(raw, "learner-module", "outputs"), "module")
    assert _only(outputs, "reached") == known.outputs()
    changes = people(cube_of(raw, "learner-module", "confidence"), "module")
    assert Counter({key: count for key, count in changes.items() if key[1] != "none"}) == known.changes()
    assert by_module(raw.minutes) == known.minutes()
    assert by_module(raw.sessions) == known.sessions()
    for name, outcome in (("failed-launches", "launch failed"), ("waived", "waived")):
        assert sum(count for key, count in raw.loose.items() if key[0] == name) == known.apart(outcome)


def _only(found: Counter[tuple[str, ...]], kind: str) -> Counter[tuple[str, ...]]:
    return Counter({key[:-1]: count for key, count in found.items() if key[-1] == kind})


@settings(max_examples=8)
@given(seed=st.integers(0, 10**6), chaos=st.integers(0, 10**6))
def test_every_metric_equals_the_truth_however_the_statements_came(seed: int, chaos: int) -> None:
    told = histories(seed, FEW)
    statements = [statement for medium in scattered(all_statements(told), chaos) for statement in medium]
    scope = scope_of()
    check(gather(tables_of(*rows_of(statements)), scope), told, scope)


@pytest.mark.parametrize("as_of", [datetime(2026, 2, 10), datetime(2026, 4, 20)])  # noqa: DTZ001 - as the store has times
def test_learners_inside_their_follow_up_stand_apart(as_of: datetime) -> None:
    told, scope = histories(5, FEW), scope_of(as_of=as_of)
    raw = gather(tables_of(*rows_of(all_statements(told))), scope)
    check(raw, told, scope)
    assert people(cube_of(raw, "learner-module"))["open",] > 0


def test_the_same_is_true_through_the_landing_with_media_late_twice_and_out_of_order(desk: Desk) -> None:
    told, scope = histories(11, Setting(learners=40)), scope_of()
    media = scattered(all_statements(told), 3, media=4)
    for number in (2, 0, 3, 0, 1):
        desk.ingest(desk.lines(f"medium-{number}.ndjson", media[number]))
    check(gather(open_store(desk.store), scope), told, scope)


def test_starts_are_counted_in_london_days() -> None:
    told = histories(1, Setting(learners=1, modules=MODULES[:1]))
    rows, _ = rows_of(all_statements(told))
    begun = [
        row | {"when": datetime(2026, 3, 31, 23, 30, tzinfo=UTC).replace(tzinfo=None)}
        for row in rows
        if row["verb"] in {"initialized", "attempted"}
    ]
    raw = gather(tables_of(begun[:1]), scope_of())
    assert [key[1] for key in people(cube_of(raw, "learner-module"), "module", "window")] == ["2026-04-01..2026-04-30"]
