"""The first stage of landing: batches of lines become columns of words, on a connection of its own."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from scormpack.tracker.landing.batches import Batch, Delivery
from scormpack.tracker.landing.ledger import Ledger
from scormpack.tracker.landing.lines import Bad, arrow
from scormpack.tracker.landing.parse import statements
from scormpack.tracker.landing.words import Words, registered

_MOST_KNOWN: Final = 100_000
_AROUND: Final = """
SELECT json_extract(text, '$.object.definition.name'), json_extract(text, '$.context.contextActivities') FROM lines
"""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A batch taken apart: its columns of words (see `statements`), and the source and line number of each row.

    With it come the sources that begin in it, its lines that are not even text, and, for each activity that was not
    there before, the other names that it goes by in its first statement.
    """

    texts: dict[str, Any]
    source: Any
    line: Any
    objects: Words
    names: dict[str, list[str]]
    begun: tuple[tuple[int, Delivery], ...]
    bad: tuple[tuple[int, tuple[Bad, ...]], ...]


@dataclass(slots=True)
class Parsing:
    """Takes lines apart. The ledger gives the sources their numbers."""

    con: Any
    ledger: Ledger
    by_name: bool
    _known: set[str] = field(default_factory=set)

    def of(self, batches: Iterable[Batch]) -> Iterator[Parsed]:
        """Each batch, taken apart."""
        for batch in batches:
            yield self._parsed(batch)

    def _parsed(self, batch: Batch) -> Parsed:
        import numpy as np

        pa = arrow()
        texts, sources, numbers, begun, bad = [], [], [], [], []
        for delivery, block in batch:
            source = self.ledger.number(delivery.sha256, delivery.site)
            if source is None:
                source = self.ledger.begin(delivery.sha256, delivery.name_hash, delivery.kind, delivery.site)
                begun.append((source, delivery))
            bad.append((source, block.bad))
            texts.append(block.texts)
            numbers.append(block.numbers)
            sources.append(np.full(len(block.numbers), source, np.int32))
        lines = pa.table({"text": pa.chunked_array(texts, pa.string())})
        columns = self._columns(lines)
        objects = Words.of(columns["object"])
        names = self._names(lines, objects)
        return Parsed(
            columns, np.concatenate(sources), np.concatenate(numbers), objects, names, tuple(begun), tuple(bad)
        )

    def _columns(self, lines: Any) -> dict[str, Any]:
        import duckdb

        with registered(self.con, "lines", lines):
            try:
                return self._asked(guarded=False)
            except duckdb.InvalidInputException:  # some line is not JSON: look before each
                return self._asked(guarded=True)

    def _asked(self, *, guarded: bool) -> dict[str, Any]:
        found = self.con.sql(statements(guarded=guarded, by_name=self.by_name)).to_arrow_table()
        return {name: found[name].combine_chunks() for name in found.column_names}

    def _names(self, lines: Any, objects: Words) -> dict[str, list[str]]:
        new = {code: word for code, word in enumerate(objects.words) if word is not None and word not in self._known}
        if not new:
            return {}
        if len(self._known) < _MOST_KNOWN:
            self._known.update(new.values())
        with registered(self.con, "lines", lines.take(objects.first_rows()[list(new)])):
            found = self.con.execute(_AROUND).fetchall()
        return {word: names_in(*row) for word, row in zip(new.values(), found, strict=True)}


def names_in(titles: str | None, around: str | None) -> list[str]:
    """The titles of an activity and the ids of the activities around it, out of an example of it."""
    named, grouped = (json.loads(part) if part else {} for part in (titles, around))
    names = list(named.values()) if isinstance(named, dict) else []
    for group in ("grouping", "parent"):
        listed = grouped.get(group) if isinstance(grouped, dict) else None
        names += [one.get("id") for one in (listed if isinstance(listed, list) else [listed]) if isinstance(one, dict)]
    return [name for name in names if isinstance(name, str) and name]
