"""The last stage of landing: a judged batch as rows of the store, in Arrow tables."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scormpack.tracker.events import EVENTS
from scormpack.tracker.landing.faults import FINE, REASONS, Fault
from scormpack.tracker.landing.judge import Judged
from scormpack.tracker.landing.meaning import Meaning
from scormpack.tracker.landing.seen import Again
from scormpack.tracker.landing.words import texts
from scormpack.tracker.normalise import Target

_BETWEEN_ITEMS: Final = "[,]"
_BEFORE_LEVEL: Final = "[.]"
_RESULT: Final = ["success", "completion", "score_raw", "seconds"]
_TIME: Final = pa.timestamp("us")
_COUNTED: Final = [("new", "sum"), ("again", "sum"), ("bad", "sum"), ("when", "min"), ("when", "max")]
_COUNTS: Final = ("new_sum", "again_sum", "bad_sum", "when_min", "when_max")


@dataclass(frozen=True, slots=True)
class Stored:
    """Makes rows of the store. The mark tells by which DuckDB the digests were made."""

    meaning: Meaning
    mark: str
    now: datetime

    def events(self, judged: Judged, rows: Any) -> Any:
        """The events of these rows. A row that answers a scale gives an event for each item."""
        levels = judged.levels.take(pa.array(rows))
        answered = levels.is_valid().to_numpy(zero_copy_only=False)
        items = pc.split_pattern(levels.drop_null(), pattern=_BETWEEN_ITEMS)
        repeated = rows[answered][pc.list_parent_indices(items).to_numpy()]
        rows = np.concatenate([rows[~answered], repeated])
        columns = self._events(judged, rows) | _scale(judged, rows, items.flatten().to_pylist())
        return pa.table({name: columns[name] for name in EVENTS})

    def voids(self, judged: Judged, rows: Any) -> Any:
        """The voids of these rows."""
        columns = judged.columns
        found = {"void_id": columns.ids.texts(rows), "target_id": columns.targets.texts(rows)}
        return pa.table({**found, "when": pa.array(columns.when[rows]), **self._where(judged, rows)})

    def conflicts(self, judged: Judged, again: Again) -> Any:
        """The rows whose id came before with other content."""
        chosen = (again.digests != 0) & (again.digests != judged.digest[again.rows])
        rows = again.rows[chosen]
        found = {
            "statement_id": judged.columns.ids.texts(rows),
            "kept_hash": self._hashes(again.digests[chosen]),
            "other_hash": self._hashes(judged.digest[rows]),
        }
        return pa.table({**found, **self._where(judged, rows), "when_seen": self._now(len(rows))})

    def quarantine(self, judged: Judged) -> Any:
        """The rows that cannot count, with the reason."""
        rows = np.flatnonzero(judged.fault != FINE)
        reasons = [REASONS[Fault(code)] if code in REASONS else None for code in range(FINE)]
        return pa.table({**self._where(judged, rows), "reason": texts(reasons, judged.fault[rows].astype(np.int32))})

    def counts(self, judged: Judged, again: Again) -> list[tuple[Any, ...]]:
        """A row a source and site: both, then how many rows are new, seen before, quarantined; first and last time."""
        fine, before = judged.fault == FINE, np.zeros(len(judged.fault), bool)
        before[again.rows] = True
        table = pa.table(
            {
                "source": judged.columns.parsed.source,
                "site": judged.site,
                "new": (fine & ~before).astype(np.int64),
                "again": before.astype(np.int64),
                "bad": (~fine).astype(np.int64),
                "when": np.where(fine, judged.columns.when, np.datetime64("NaT")),
            }
        )
        found = table.group_by(["source", "site"], use_threads=False).aggregate(_COUNTED)
        rows = zip(*(found[name].to_pylist() for name in ("source", "site", *_COUNTS)), strict=True)
        return [(source, self.meaning.sites[site], *counts) for source, site, *counts in rows]

    def _where(self, judged: Judged, rows: Any) -> dict[str, Any]:
        parsed = judged.columns.parsed
        digests = texts(self.meaning.source_digests, parsed.source[rows])
        return {"source_sha256": digests, "line": pa.array(parsed.line[rows])}

    def _now(self, count: int) -> Any:
        return pa.repeat(pa.scalar(self.now.astimezone(UTC).replace(tzinfo=None), _TIME), count)

    def _hashes(self, digests: Any) -> Any:
        return pc.binary_join_element_wise(self.mark, pc.cast(pa.array(digests), pa.string()), "-")

    def _events(self, judged: Judged, rows: Any) -> dict[str, Any]:
        columns, meaning = judged.columns, self.meaning
        results = columns.result.select(_RESULT).take(pa.array(columns.results.codes[rows]))
        cohort = columns.contexts.cohort
        return {
            "statement_id": columns.ids.texts(rows),
            "content_hash": self._hashes(judged.digest[rows]),
            "when": pa.array(columns.when[rows]),
            "stored": pa.array(columns.stored[rows]),
            "received_at": self._now(len(rows)),
            "pseudonym": judged.people.pseudonyms.take(pa.array(judged.who[rows])),
            "site": texts(meaning.sites, judged.site[rows]),
            "platform": texts(columns.platforms.words, columns.platforms.codes[rows]),
            "course": _told(judged, rows, lambda target: target.course),
            "module": _told(judged, rows, lambda target: target.module),
            "kind": _told(judged, rows, lambda target: str(target.kind)),
            "part": _told(judged, rows, lambda target: target.part),
            "verb": texts(judged.verbs, columns.verbs.codes[rows]),
            **{name: results[name].combine_chunks() for name in _RESULT},
            "registration": columns.registrations.texts(rows),
            "session": columns.contexts.session.take(pa.array(rows)),
            "cohort": texts(cohort.words, cohort.codes[rows]),
            "source_kind": self._source_kinds(judged, rows),
            **self._where(judged, rows),
        }

    def _source_kinds(self, judged: Judged, rows: Any) -> Any:
        """The kind that a statement names (it was made from a row of an export), else the one of its source."""
        kinds, named = self.meaning.source_kinds, judged.columns.contexts.source
        codes, source = named.codes[rows], judged.columns.parsed.source[rows]
        is_named = np.array([word is not None for word in named.words])[codes]
        return texts([*map(str, kinds), *named.words], np.where(is_named, codes + len(kinds), source))


def _told(judged: Judged, rows: Any, what: Callable[[Target], str | None]) -> Any:
    """What the targets of these rows tell."""
    targets = [activity.target for activity in judged.activities]
    return texts([what(target) if target else None for target in targets], judged.columns.parsed.objects.codes[rows])


def _scale(judged: Judged, rows: Any, items: list[str]) -> dict[str, Any]:
    """The columns of scales: empty but for the last rows, which answer these items."""
    plain: list[None] = [None] * (len(rows) - len(items))
    objects = judged.columns.parsed.objects.codes[rows[len(plain) :]].tolist()
    asked = [judged.activities[code] for code in objects]
    named = [item.split(_BEFORE_LEVEL)[0] if _BEFORE_LEVEL in item else None for item in items]
    parts = [name or (one.target and one.target.part) for name, one in zip(named, asked, strict=True)]
    return {
        "scale_moment": pa.array([*plain, *(one.moment for one in asked)], pa.string()).dictionary_encode(),
        "scale_item": pa.array([*plain, *parts], pa.string()).dictionary_encode(),
        "scale_level": pa.array([*plain, *(int(item[-1]) for item in items)], pa.int32()),
    }
