"""Runs the counts of a report on an engine: integer counts and histograms come back, no learner does."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any, Final

from scormpack.tracker.metrics.cubes import COURSE_UNIT, DIMENSIONS, MODULE_UNIT, STATUS, Cube, Evidence, Key, Raw
from scormpack.tracker.metrics.deliveries import delivered, evidence_of
from scormpack.tracker.metrics.inside import changes_of, detail_cubes, in_windows, loose, means, times
from scormpack.tracker.metrics.scope import Scope
from scormpack.tracker.metrics.units import Tables, learner_courses, learner_modules
from scormpack.tracker.metrics.windows import Window
from scormpack.tracker.store.reader import rows_of

_GROUP: Final = ("site", "cohort", "platform", "rich", "segment")


def gather(tables: Tables, scope: Scope) -> Raw:
    """Every count of a report. The engine does the groups; what comes back is small."""
    evidence = evidence_of(tables, scope)
    with learner_modules(tables, evidence.doubles).cache() as studies:
        begun = studies.filter(studies.begin.notnull())
        courses = learner_courses(studies, scope.sizes)
        own = begun.filter(begun.course == scope.course)
        modules = _status_cube(scope, evidence, begun.filter(begun.module != ""), MODULE_UNIT)
        whole = _status_cube(scope, evidence, courses.filter(courses.begin.notnull()), COURSE_UNIT)
        changes = changes_of(tables, scope, own)
        cubes = (modules, whole, *detail_cubes(tables, scope, own, changes))
        minutes, sessions = times(tables, scope, own)
        left_out = {row["site"] for row in rows_of(begun.select("site").distinct())} - {
            site for site, _ in evidence.starts
        }
    return Raw(
        cubes, minutes, sessions, means(scope, changes), loose(tables, scope), _reached(modules, scope), evidence,
        delivered(tables, scope), delivered(tables, scope, "starts"), frozenset(left_out),
    )  # fmt: skip


def _status_cube(scope: Scope, evidence: Evidence, units: Any, unit: str) -> Cube:
    import ibis

    limit = units.begin + ibis.interval(days=scope.follow_up_days)
    judged = in_windows(
        scope,
        units.mutate(followed=units.begin <= scope.closed, complete=(units.done.notnull() & (units.done <= limit))),
    )
    by_module = ("module",) if unit == MODULE_UNIT else ()
    grouped = judged.group_by(["course", *by_module, *_GROUP, "followed", "complete"]).aggregate(people=judged.count())
    rows: dict[Key, dict[str, int]] = defaultdict(lambda: dict.fromkeys(STATUS, 0))
    for row in rows_of(grouped):
        _add(scope, evidence, rows, row)
    for row in _withdrawn(scope, judged, by_module):
        _add(scope, evidence, rows, row, withdrawn=True)
    return Cube(unit, "", DIMENSIONS, STATUS, {key: dict(row) for key, row in rows.items()})


Rows = dict[Key, dict[str, int]]


def _add(scope: Scope, evidence: Evidence, rows: Rows, row: Mapping[str, Any], *, withdrawn: bool = False) -> None:
    people: int = 1 if withdrawn else row["people"]
    window, at = scope.window_of(row["segment"]), (row["site"], row["course"])
    if window is None or at not in evidence.starts:
        return
    key = _key(scope, row, window)
    if at not in evidence.completions:
        rows[key]["unseen"] += 0 if withdrawn else people
    elif withdrawn:
        rows[key]["not"] -= people
        rows[key]["withdrawn"] += people
    elif not row["followed"]:
        rows[key]["open"] += people
    else:
        rows[key]["completed" if row["complete"] else "not"] += people


def _key(scope: Scope, row: Mapping[str, Any], window: Window) -> Key:
    values = {
        "course": row["course"],
        "module": row.get("module", ""),
        "window": window.id,
        "cohort": row["cohort"] or "not stated",
        "platform": row["platform"] or "not stated",
        "rich": "yes" if row["rich"] else "no",
        **scope.place(row["site"], row["segment"]),
    }
    return tuple(values[name] for name in DIMENSIONS)


def _withdrawn(scope: Scope, judged: Any, by_module: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The units of withdrawn learners that count as followed and not complete."""
    if not scope.withdrawals:
        return
    days = defaultdict(list)
    for withdrawal in scope.withdrawals:
        days[withdrawal.pseudonym].append(withdrawal)
    own = judged.filter(judged.followed, ~judged.complete, judged.pseudonym.isin(sorted(days)))
    for row in rows_of(own.select("pseudonym", "begin", "course", *by_module, *_GROUP)):
        ends = row["begin"] + timedelta(days=scope.follow_up_days)
        if any(
            withdrawal.course in {"", row["course"]} and row["begin"].date() <= withdrawal.day <= ends.date()
            for withdrawal in days[row["pseudonym"]]
        ):
            yield row


def _reached(modules: Cube, scope: Scope) -> dict[str, frozenset[str]]:
    """The sites with a start in the course, by window."""
    found: dict[str, set[str]] = {window.id: set() for window in scope.windows}
    for key, row in modules.rows.items():
        named = dict(zip(modules.dims, key, strict=True))
        if named["course"] == scope.course and named["window"] in found and any(row.values()):
            found[named["window"]].add(named["site"])
    return {window: frozenset(sites - {"not stated"}) for window, sites in found.items()}
