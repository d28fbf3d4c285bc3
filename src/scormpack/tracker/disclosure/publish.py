"""Makes `Published` of raw counts: the one door between what was counted and what is printed."""

from collections.abc import Sequence
from dataclasses import dataclass

from scormpack.tracker.disclosure.control import decide
from scormpack.tracker.disclosure.decision import Decision, Earlier, Fate
from scormpack.tracker.disclosure.grounds import Grounds, SiteCount
from scormpack.tracker.disclosure.history import Record
from scormpack.tracker.disclosure.published import (
    Average,
    Figure,
    Proof,
    Published,
    PublishedRow,
    PublishedTable,
    Sites,
    State,
    _Seal,
)  # fmt: skip
from scormpack.tracker.disclosure.rules import Rules
from scormpack.tracker.metrics.cubes import Histogram, Key, Means, Raw
from scormpack.tracker.metrics.definitions import AVERAGES_NEED

_SEAL = _Seal()


@dataclass(frozen=True, slots=True)
class Guarded:
    """What may be printed, and the decision behind it, for the store."""

    published: Published
    decision: Decision


def publish(raw: Raw, record: Record, grounds: Grounds, earlier: Sequence[Earlier] = ()) -> Guarded:
    """What of the record's tables may be printed, proved against an attacker who has every earlier report too."""
    decision = decide(record.snapshot(), record.rules, earlier, grounds.facts)
    tables = _tables(record, decision)
    averages: dict[tuple[str, ...], Average] = {
        ("minutes", *key): _median(histogram) for key, histogram in raw.minutes.items()
    }
    averages |= {("sessions", *key): _median(histogram) for key, histogram in raw.sessions.items()}
    averages |= {("confidence", *key): _mean(means) for key, means in raw.confidence.items()}
    published = Published(
        _SEAL,
        record.rules,
        tables,
        averages,
        {key: _figure(_alone(count, record.rules), State.SHOWN, record.rules) for key, count in raw.loose.items()},
        {key: _sites(count) for key, count in grounds.reach.items()},
        {key: _sites(count) for key, count in grounds.delivered.items()},
        _proof(decision, len(earlier)),
    )
    return Guarded(published, decision)


def _tables(record: Record, decision: Decision) -> dict[str, PublishedTable]:
    rows: dict[str, dict[Key, dict[str, Figure]]] = {table.id: {} for table in record.tables}
    for cell, fate, value, rules in zip(decision.cells, decision.fates, decision.printed, decision.rules, strict=True):
        state = State.REPRINTED if fate is Fate.REPRINTED else State.SHOWN
        rows[cell.table].setdefault(cell.key, {})[cell.measure] = _figure(value, state, rules)
    return {
        table.id: PublishedTable(
            _SEAL,
            table.id,
            table.title,
            table.dims,
            table.measures,
            tuple(PublishedRow(key, figures) for key, figures in sorted(rows[table.id].items())),
        )
        for table in record.tables
    }


def _figure(value: int | None, state: State, rules: Rules) -> Figure:
    if value is None:
        return Figure(_SEAL, State.SUPPRESSED, None, 0, None)
    return Figure(_SEAL, state, value, *rules.behind(value))


def _sites(found: SiteCount) -> Sites:
    return Sites(_SEAL, found.count, found.of, found.at_least)


def _alone(count: int, rules: Rules) -> int | None:
    return None if rules.small(count) else rules.rounded(count)


def _median(histogram: Histogram) -> Average:
    return Average(_SEAL, histogram.median() if histogram.people >= AVERAGES_NEED else None)


def _mean(means: Means) -> Average:
    return Average(_SEAL, means.difference / means.pairs if means.people >= AVERAGES_NEED else None)


def _proof(decision: Decision, earlier: int) -> Proof:
    fates = decision.fates
    return Proof(
        unknowns=len(decision.model.truth),
        shown=sum(value is not None for value in decision.printed),
        suppressed=sum(value is None for value in decision.printed),
        secondary=fates.count(Fate.SECONDARY),
        reprinted=fates.count(Fate.REPRINTED),
        programs=decision.programs,
        exact=decision.exact,
        earlier=earlier,
    )
