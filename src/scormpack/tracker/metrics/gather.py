"""Runs the counts of a report on an engine: integer counts and histograms come back, no learner does."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any, Final

from scormpack.tracker.events import Kind
from scormpack.tracker.metrics import details
from scormpack.tracker.metrics.cubes import DIMENSIONS, STATUS, Cube, Evidence, Histogram, Key, Means, Raw
from scormpack.tracker.metrics.definitions import DONE_VERBS
from scormpack.tracker.metrics.scope import Scope
from scormpack.tracker.metrics.sources import measures
from scormpack.tracker.metrics.units import Tables, learner_courses, learner_modules
from scormpack.tracker.metrics.windows import Window

_GROUP: Final = ("site", "cohort", "platform", "rich", "segment")
_TOP_MINUTES: Final = 1200
COURSE_UNIT: Final = "learner-course"
MODULE_UNIT: Final = "learner-module"


def gather(tables: Tables, scope: Scope) -> Raw:
    """Every count of a report. The engine does the groups; what comes back is small."""
    evidence = _evidence(tables, scope)
    with learner_modules(tables).cache() as studies:
        begun = studies.filter(studies.begin.notnull())
        courses = learner_courses(studies, scope.sizes)
        own = begun.filter(begun.course == scope.course)
        modules = _status_cube(scope, evidence, begun.filter(begun.module != ""), MODULE_UNIT)
        whole = _status_cube(scope, evidence, courses.filter(courses.begin.notnull()), COURSE_UNIT)
        cubes = (modules, whole, *_detail_cubes(tables, scope, own))
        minutes, sessions = _times(tables, scope, own)
        means = _means(tables, scope, own)
        left_out = _sites(begun) - {site for site, _ in evidence.starts}
    return Raw(
        cubes, minutes, sessions, means, _loose(tables, scope), _reached(modules, scope), evidence,
        _delivered(tables, scope), frozenset(left_out),
    )  # fmt: skip


def _rows(expression: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = expression.to_pyarrow().to_pylist()
    return found


def _sites(begun: Any) -> set[str]:
    return {row["site"] for row in _rows(begun.select("site").distinct())}


def _evidence(tables: Tables, scope: Scope) -> Evidence:
    events, ledger = tables.events, tables.ledger
    told = events.completion.notnull() | events.verb.isin((*DONE_VERBS, "failed"))
    asked = (
        events.filter(events.course.notnull()).group_by(["site", "course", "source_kind"]).aggregate(told=told.any())
    )
    kinds: dict[tuple[str, str], set[str]] = defaultdict(set)
    tells: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in _rows(asked):
        at = (row["site"] or "", row["course"])
        kinds[at].add(row["source_kind"])
        if row["told"]:
            tells[at].add(row["source_kind"])
    whole = ("moodle-completion", "moodle-course")  # may arrive with nobody complete: then only the ledger knows
    for row in _rows(ledger.filter(ledger.source_kind.isin(whole)).select("site", "source_kind").distinct()):
        kinds[row["site"] or "", scope.course].add(row["source_kind"])
    can = {
        metric: frozenset(at for at, own in kinds.items() if measures(own, metric, frozenset(tells[at])))
        for metric in ("starts", "completions")
    }
    return Evidence(can["starts"], can["completions"], {at: frozenset(own) for at, own in kinds.items()})


def _in_windows(scope: Scope, units: Any) -> Any:
    inside = (units.begin >= scope.edges[0]) & (units.begin < scope.edges[-1])
    return units.filter(inside).mutate(segment=scope.segment(units.begin))


def _status_cube(scope: Scope, evidence: Evidence, units: Any, unit: str) -> Cube:
    import ibis

    limit = units.begin + ibis.interval(days=scope.follow_up_days)
    judged = _in_windows(
        scope,
        units.mutate(followed=units.begin <= scope.closed, complete=(units.done.notnull() & (units.done <= limit))),
    )
    by_module = ("module",) if unit == MODULE_UNIT else ()
    grouped = judged.group_by(["course", *by_module, *_GROUP, "followed", "complete"]).aggregate(people=judged.count())
    rows: dict[Key, dict[str, int]] = defaultdict(lambda: dict.fromkeys(STATUS, 0))
    for row in _rows(grouped):
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
    if withdrawn:
        rows[key]["not"] -= people
        rows[key]["withdrawn"] += people
    elif at not in evidence.completions:
        rows[key]["unseen"] += people
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
    for row in _rows(own.select("pseudonym", "begin", "course", *by_module, *_GROUP)):
        ends = row["begin"] + timedelta(days=scope.follow_up_days)
        if any(
            withdrawal.course in {"", row["course"]} and row["begin"].date() <= withdrawal.day <= ends.date()
            for withdrawal in days[row["pseudonym"]]
        ):
            yield row


def _detail_cubes(tables: Tables, scope: Scope, own: Any) -> Iterator[Cube]:
    rich = _in_windows(scope, own.filter(own.rich))
    starters = _by_window(scope, rich.group_by(["module", "segment"]).aggregate(people=rich.count()), ("module",))
    asked = (("screens", Kind.SCREEN, "experienced"), ("outputs", Kind.OUTPUT, "created"))
    for split, kind, verb in asked:
        parts = details.parts_reached(tables, kind, verb).join(rich, ["pseudonym", "course", "module"])
        counted = parts.group_by(["module", "part", "segment"]).aggregate(people=parts.count())
        found = _by_window(scope, counted, ("module", "part"))
        rows: dict[Key, dict[str, int]] = {
            (scope.course, module, window, "yes", part): {"reached": people, "not": starters[module, window] - people}
            for (module, part, window), people in found.items()
        }
        yield Cube(MODULE_UNIT, split, ("course", "module", "window", "rich", "part"), ("reached", "not"), rows)
    yield _confidence_cube(tables, scope, rich, starters)


def _by_window(scope: Scope, grouped: Any, names: tuple[str, ...]) -> dict[Key, int]:
    found: dict[Key, int] = defaultdict(int)
    for row in _rows(grouped):
        if window := scope.window_of(row["segment"]):
            found[*(row[name] for name in names), window.id] += row["people"]
    return found


def _confidence_cube(tables: Tables, scope: Scope, rich: Any, starters: Mapping[Key, int]) -> Cube:
    pairs = details.confidence(tables).join(rich, ["pseudonym", "course", "module"])
    signed = pairs.mutate(direction=pairs.change.sign().cast("int64"))
    grouped = signed.group_by(["module", "segment", "direction"]).aggregate(people=signed.count())
    rows: dict[Key, dict[str, int]] = {
        (scope.course, module, window, "yes"): {"up": 0, "same": 0, "down": 0, "none": people}
        for (module, window), people in starters.items()
    }
    for row in _rows(grouped):
        if window := scope.window_of(row["segment"]):
            own = rows[scope.course, row["module"], window.id, "yes"]
            own[{1: "up", 0: "same", -1: "down"}[row["direction"]]] += row["people"]
            own["none"] -= row["people"]
    return Cube(MODULE_UNIT, "confidence", ("course", "module", "window", "rich"), ("up", "same", "down", "none"), rows)


def _times(tables: Tables, scope: Scope, own: Any) -> tuple[dict[tuple[str, str], Histogram], ...]:
    import ibis

    inside = _in_windows(
        scope, own.filter(own.done.notnull(), own.done <= own.begin + ibis.interval(days=scope.follow_up_days))
    )
    inside = inside.filter(inside.segment.isin(_segments(scope)))
    spent = details.seconds(tables).join(inside, ["pseudonym", "course", "module"])
    spent = spent.mutate(value=(spent.seconds / 60).round().cast("int64"))
    visits = details.visits(tables, own).join(inside, ["pseudonym", "course", "module"])
    visits = visits.mutate(value=visits.visits.cast("int64"))
    return _histograms(spent), _histograms(visits)


def _segments(scope: Scope) -> list[int]:
    """The segments of the report's own windows, without the baseline."""
    numbers = range(len(scope.edges) - 1)
    return [number for number in numbers if (window := scope.window_of(number)) and window in scope.windows]


def _histograms(values: Any) -> dict[tuple[str, str], Histogram]:
    counts: dict[tuple[str, str], dict[int, int]] = defaultdict(lambda: defaultdict(int))
    grouped = values.group_by(["course", "module", "value"]).aggregate(people=values.count())
    for row in _rows(grouped):
        counts[row["course"], row["module"]][min(row["value"], _TOP_MINUTES)] += row["people"]
    return {key: Histogram(dict(sorted(own.items()))) for key, own in sorted(counts.items())}


def _means(tables: Tables, scope: Scope, own: Any) -> dict[tuple[str, str], Means]:
    rich = _in_windows(scope, own.filter(own.rich))
    rich = rich.filter(rich.segment.isin(_segments(scope)))
    pairs = details.confidence(tables).join(rich, ["pseudonym", "course", "module"])
    grouped = pairs.group_by(["course", "module"]).aggregate(
        people=pairs.count(), pairs=pairs.pairs.sum(), change=pairs.change.sum()
    )
    return {
        (row["course"], row["module"]): Means(row["people"], int(row["pairs"]), int(row["change"]))
        for row in _rows(grouped)
    }


def _loose(tables: Tables, scope: Scope) -> dict[tuple[str, ...], int]:
    """Counts that stand in no table with others: failed launches and waivers, a module."""
    found: dict[tuple[str, ...], int] = defaultdict(int)
    asked: Iterable[tuple[str, Any, str]] = (
        ("failed-launches", details.failed_launches(tables), "launched"),
        ("waived", details.waivers(tables), "when"),
    )
    for name, units, time in asked:
        own = units.filter(units.course == scope.course).mutate(begin=units[time])
        placed = _in_windows(scope, own)
        grouped = placed.group_by(["module", "segment"]).aggregate(people=placed.count())
        for row in _rows(grouped):
            if (window := scope.window_of(row["segment"])) and window in scope.windows:
                found[name, row["module"]] += row["people"]
    return dict(found)


def _reached(modules: Cube, scope: Scope) -> dict[str, frozenset[str]]:
    """The sites with a start in the course, by window."""
    found: dict[str, set[str]] = {window.id: set() for window in scope.windows}
    for key, row in modules.rows.items():
        named = dict(zip(modules.dims, key, strict=True))
        if named["course"] == scope.course and named["window"] in found and any(row.values()):
            found[named["window"]].add(named["site"])
    return {window: frozenset(sites - {"not stated"}) for window, sites in found.items()}


def _delivered(tables: Tables, scope: Scope) -> dict[str, frozenset[str]]:
    """The sites whose deliveries reach into each window."""
    ledger = tables.ledger
    spans = _rows(ledger.group_by("site").aggregate(first=ledger.first_when.min(), last=ledger.last_when.max()))
    return {
        window.id: frozenset(
            row["site"]
            for row in spans
            if row["site"] and row["first"] and row["first"] < window.end and row["last"] >= window.begin
        )
        for window in scope.windows
    }
