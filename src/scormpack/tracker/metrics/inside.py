"""Counts of what learners did inside modules: screens, documents, confidence, time, sessions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from scormpack.tracker.events import Kind
from scormpack.tracker.metrics import details
from scormpack.tracker.metrics.cubes import MODULE_UNIT, Cube, Histogram, Key, Means
from scormpack.tracker.metrics.deliveries import rows_of
from scormpack.tracker.metrics.scope import Scope
from scormpack.tracker.metrics.units import Tables

_TOP: Final = 1200  # minutes or sessions: more count as this many
_RICH: Final = ("course", "module", "window", "rich")


def in_windows(scope: Scope, units: Any) -> Any:
    """The units that begin in a window, with the segment that they begin in."""
    inside = (units.begin >= scope.edges[0]) & (units.begin < scope.edges[-1])
    return units.filter(inside).mutate(segment=scope.segment(units.begin))


def detail_cubes(tables: Tables, scope: Scope, own: Any) -> Iterator[Cube]:
    """Starters of whom screens are told: by screen, by document, by change of confidence."""
    rich = in_windows(scope, own.filter(own.rich))
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
        yield Cube(MODULE_UNIT, split, (*_RICH, "part"), ("reached", "not"), rows)
    yield _confidence_cube(tables, scope, rich, starters)


def _by_window(scope: Scope, grouped: Any, names: tuple[str, ...]) -> dict[Key, int]:
    found: dict[Key, int] = defaultdict(int)
    for row in rows_of(grouped):
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
    for row in rows_of(grouped):
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
    for row in rows_of(grouped):
        counts[row["course"], row["module"]][min(row["value"], _TOP)] += row["people"]
    return {key: Histogram(dict(sorted(own.items()))) for key, own in sorted(counts.items())}


def means(tables: Tables, scope: Scope, own: Any) -> dict[tuple[str, str], Means]:
    """Sums for the mean change of confidence, by course and module."""
    rich = in_windows(scope, own.filter(own.rich))
    rich = rich.filter(rich.segment.isin(_segments(scope)))
    pairs = details.confidence(tables).join(rich, ["pseudonym", "course", "module"])
    grouped = pairs.group_by(["course", "module"]).aggregate(
        people=pairs.count(), pairs=pairs.pairs.sum(), change=pairs.change.sum()
    )
    return {
        (row["course"], row["module"]): Means(row["people"], int(row["pairs"]), int(row["change"]))
        for row in rows_of(grouped)
    }


def loose(tables: Tables, scope: Scope) -> dict[tuple[str, ...], int]:
    """Counts that stand in no table with others: failed launches and waivers, a module."""
    found: dict[tuple[str, ...], int] = defaultdict(int)
    asked: Iterable[tuple[str, Any, str]] = (
        ("failed-launches", details.failed_launches(tables), "launched"),
        ("waived", details.waivers(tables), "when"),
    )
    for name, units, time in asked:
        own = units.filter(units.course == scope.course).mutate(begin=units[time])
        placed = in_windows(scope, own)
        grouped = placed.group_by(["module", "segment"]).aggregate(people=placed.count())
        for row in rows_of(grouped):
            if (window := scope.window_of(row["segment"])) and window in scope.windows:
                found[name, row["module"]] += row["people"]
    return dict(found)
