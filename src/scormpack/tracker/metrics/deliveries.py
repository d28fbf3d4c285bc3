"""What sites sent: which of it tells starts and completions, and for which windows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

from scormpack.tracker.events import SourceKind
from scormpack.tracker.metrics.cubes import Evidence
from scormpack.tracker.metrics.definitions import DONE_VERBS
from scormpack.tracker.metrics.scope import Scope
from scormpack.tracker.metrics.sources import CAPABILITIES, Can, doubles, measures
from scormpack.tracker.metrics.units import Tables
from scormpack.tracker.store.reader import rows_of

_ALL_AT_ONCE: Final = ("moodle-completion", "moodle-course")  # may arrive with nobody complete: the ledger alone knows


def evidence_of(tables: Tables, scope: Scope) -> Evidence:
    """What each site can measure of each course, from the kinds of source that it sent."""
    events, ledger = tables.events, tables.ledger
    told = events.completion.notnull() | events.verb.isin((*DONE_VERBS, "failed"))
    asked = (
        events.filter(events.course.notnull())
        .group_by(["site", "course", "module", "source_kind"])
        .aggregate(told=told.any())
    )
    rows = rows_of(asked)
    left = _doubles(rows)
    kinds: dict[tuple[str, str], set[str]] = defaultdict(set)
    tells: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        at = (row["site"] or "", row["course"])
        if (*at, row["module"] or "", row["source_kind"]) in left:
            continue
        kinds[at].add(row["source_kind"])
        if row["told"]:
            tells[at].add(row["source_kind"])
    at_once = ledger.filter(ledger.source_kind.isin(_ALL_AT_ONCE)).select("site", "source_kind").distinct()
    for row in rows_of(at_once):
        kinds[row["site"] or "", scope.course].add(row["source_kind"])
    can = {
        metric: frozenset(at for at, own in kinds.items() if measures(own, metric, frozenset(tells[at])))
        for metric in ("starts", "completions")
    }
    return Evidence(can["starts"], can["completions"], {at: frozenset(own) for at, own in kinds.items()}, left)


def _doubles(rows: Iterable[Mapping[str, Any]]) -> frozenset[tuple[str, str, str, str]]:
    at: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in rows:
        at[row["site"] or "", row["course"], row["module"] or ""].add(row["source_kind"])
    return frozenset((*place, kind) for place, kinds in at.items() for kind in doubles(kinds))


def delivered(tables: Tables, scope: Scope, metric: str = "") -> dict[str, frozenset[str]]:
    """The sites with a delivery that reaches into each window; of sources that measure this metric, if one is named."""
    kinds = [kind.value for kind in SourceKind if not metric or CAPABILITIES[kind][metric] is not Can.NO]
    ledger = tables.ledger
    own = ledger.filter(ledger.source_kind.isin(kinds), ledger.first_when.notnull(), ledger.site.notnull())
    spans = rows_of(own.select("site", "first_when", "last_when").distinct())
    return {
        window.id: frozenset(
            row["site"] for row in spans if row["first_when"] < window.end and row["last_when"] >= window.begin
        )
        for window in scope.spans
    }
