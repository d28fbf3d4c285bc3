"""Counts of what learners did inside modules: screens, documents, confidence, time, sessions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from scormpack.tracker.events import Kind
from scormpack.tracker.metrics import details
from scormpack.tracker.metrics.cubes import MODULE_UNIT, Cube, Histogram, Key, Means
from scormpack.tracker.metrics.scope import Scope
from scormpack.tracker.metrics.units import Tables
from scormpack.tracker.store.reader import rows_of

_TOP: Final = 1200  # minutes or sessions: more count as this many
_RICH: Final = ("course", "module", "window", "rich")

Row = Mapping[str, Any]
Rows = Sequence[Row]


def in_windows(scope: Scope, units: Any) -> Any:
    """The units that begin in a window, with the segment that they begin in."""
    inside = (units.begin >= scope.edges[0]) & (units.begin < scope.edges[-1])
    return units.filter(inside).mutate(segment=scope.segment(units.begin))


def detail_cubes(tables: Tables, scope: Scope, own: Any, changes: Rows) -> Iterator[Cube]:
    """Starters of whom screens are told: by screen, by document, by change of confidence."""
    rich = in_windows(scope, own.filter(own.rich))
    starters = _by_window(scope, rows_of(_people(rich, "module", "segment")), ("module",))
    parts = details.parts_reached(tables, scope.course).join(rich, ["pseudonym", "module"])
    reached = rows_of(_people(parts, "kind", "module", "part", "segment"))
    for split, kind in (("screens", Kind.SCREEN), ("outputs", Kind.OUTPUT)):
        found = _by_window(scope, (row for row in reached if row["kind"] == kind.value), ("module", "part"))
        rows: dict[Key, dict[str, int]] = {
            (scope.course, module, window, "yes", part): {"reached": people, "not": starters[module, window] - people}
            for (module, part, window), people in found.items()
        }
        yield Cube(MODULE_UNIT, split, (*_RICH, "part"), ("reached", "not"), rows)
    yield _confidence_cube(scope, changes, starters)


def _people(units: Any, *names: str) -> Any:
    return units.group_by(list(names)).aggregate(people=units.count())


def _by_window(scope: Scope, grouped: Iterable[Row], names: tuple[str, ...]) -> dict[Key, int]:
    found: dict[Key, int] = defaultdict(int)
    for row in grouped:
        if window := scope.window_of(row["segment"]):
            found[*(row[name] for name in names), window.id] += row["people"]
    return found


def changes_of(tables: Tables, scope: Scope, own: Any) -> Rows:
    """By module, segment and direction of confidence: people, their pairs of answers, and the sum of differences."""
    rich = in_windows(scope, own.filter(own.rich))
    pairs = details.confidence(tables, scope.course).join(rich, ["pseudonym", "module"])
    signed = pairs.mutate(direction=pairs.change.sign().cast("int64"))
    grouped = signed.group_by(["module", "segment", "direction"])
    return rows_of(grouped.aggregate(people=signed.count(), pairs=signed.pairs.sum(), change=signed.change.sum()))


def _confidence_cube(scope: Scope, changes: Rows, starters: Mapping[Key, int]) -> Cube:
    rows: dict[Key, dict[str, int]] = {
        (scope.course, module, window, "yes"): {"up": 0, "same": 0, "down": 0, "none": people}
        for (module, window), people in starters.items()
    }
    for row in changes:
        if window := scope.window_of(row["segment"]):
            own = rows[scope.course, row["module"], window.id, "yes"]
            own[{1: "up", 0: "same", -1: "down"}[row["direction"]]] += row["people"]
            own["none"] -= row["people"]
    return Cube(MODULE_UNIT, "confidence", _RICH, ("up", "same", "down", "none"), rows)


def times(tables: Tables, scope: Scope, own: Any) -> tuple[dict[tuple[str, str], Histogram], ...]:
    """How many completers took how many minutes, and how many sessions, by course and module."""
    import ibis

    inside = in_windows(
        scope, own.filter(own.done.notnull(), own.done <= own.begin + ibis.interval(days=scope.follow_up_days))
    )
    spent = details.sessions(tables, scope.course, inside.filter(inside.segment.isin(_segments(scope))))
    spent = spent.mutate(
        minutes=(spent.seconds / 60).round().cast("int64"), visits=spent.visits.nullif(0).cast("int64")
    )
    rows = rows_of(_people(spent, "module", "minutes", "visits"))
    return _histograms(scope, rows, "minutes"), _histograms(scope, rows, "visits")


def _segments(scope: Scope) -> list[int]:
    """The segments of the report's own windows, without the baseline."""
    numbers = range(len(scope.edges) - 1)
    return [number for number in numbers if (window := scope.window_of(number)) and window in scope.windows]


def _histograms(scope: Scope, rows: Rows, value: str) -> dict[tuple[str, str], Histogram]:
    counts: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        if row[value] is not None:
            counts[row["module"]][min(row[value], _TOP)] += row["people"]
    return {(scope.course, module): Histogram(dict(sorted(own.items()))) for module, own in sorted(counts.items())}


def means(scope: Scope, changes: Rows) -> dict[tuple[str, str], Means]:
    """Sums for the mean change of confidence, by course and module."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    inside = set(_segments(scope))
    for row in changes:
        if row["segment"] in inside:
            for place, name in enumerate(("people", "pairs", "change")):
                sums[row["module"]][place] += int(row[name])
    return {(scope.course, module): Means(*own) for module, own in sums.items()}


def loose(tables: Tables, scope: Scope) -> dict[tuple[str, ...], int]:
    """Counts that stand in no table with others: failed launches and waivers, a module."""
    found: dict[tuple[str, ...], int] = defaultdict(int)
    events = tables.events
    verbs = {row["verb"] for row in rows_of(events.filter(events.course == scope.course).select("verb").distinct())}
    asked = (
        ("failed-launches", "launched", details.failed_launches(tables), "launched"),
        ("waived", "waived", details.waivers(tables), "when"),
    )
    for name, verb, units, time in asked:
        if verb not in verbs:  # most platforms launch nothing, and sorting all sessions for it is a fifth of a report
            continue
        own = units.filter(units.course == scope.course).mutate(begin=units[time])
        placed = in_windows(scope, own)
        for row in rows_of(_people(placed, "module", "segment")):
            if (window := scope.window_of(row["segment"])) and window in scope.windows:
                found[name, row["module"]] += row["people"]
    return dict(found)
