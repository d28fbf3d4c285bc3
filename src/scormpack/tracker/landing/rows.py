"""The first stage of landing: batches of lines become tables of rows, on a connection of its own."""

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from scormpack.tracker.landing.batches import Batch, Delivery
from scormpack.tracker.landing.ledger import Ledger
from scormpack.tracker.landing.lines import Bad, arrow
from scormpack.tracker.landing.parse import parse
from scormpack.tracker.landing.sql import rows_of

_COLUMNS: Final = ["place", "source", "line", "text"]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A batch whose rows are ready: its lines, the sources that begin in it, and its lines that are not even text."""

    number: int
    lines: Any
    begun: tuple[tuple[int, Delivery], ...]
    bad: tuple[tuple[int, tuple[Bad, ...]], ...]


@dataclass(frozen=True, slots=True)
class Parsing:
    """Takes lines apart. The ledger gives the sources their numbers."""

    con: Any
    ledger: Ledger
    by_name: bool

    def of(self, batches: Iterable[Batch]) -> Iterator[Parsed]:
        """Each batch, when its rows are in the table of its number."""
        for number, batch in enumerate(batches):
            parsed = self._read(number, batch)
            self.con.register("lines", parsed.lines)
            self._parse(number)
            self.con.unregister("lines")
            yield parsed

    def _read(self, number: int, batch: Batch) -> Parsed:
        import numpy as np

        pa = arrow()
        parts, begun, bad, place = [], [], [], 0
        for delivery, block in batch:
            source = self.ledger.number(delivery.sha256, delivery.site)
            if source is None:
                source = self.ledger.begin(delivery.sha256, delivery.name_hash, delivery.kind, delivery.site)
                begun.append((source, delivery))
            bad.append((source, block.bad))
            count = len(block.numbers)
            places = pa.array(np.arange(place, place + count, dtype=np.int64))
            place += count
            columns = [places, pa.array(np.full(count, source, np.int32)), pa.array(block.numbers), block.texts]
            parts.append(pa.record_batch(columns, names=_COLUMNS))
        return Parsed(number, pa.Table.from_batches(parts), tuple(begun), tuple(bad))

    def _parse(self, number: int) -> None:
        import duckdb

        for guarded in (False, True):  # when some line is not JSON: look before each
            with contextlib.nullcontext() if guarded else contextlib.suppress(duckdb.InvalidInputException):
                self.con.execute(parse(rows_of(number), guarded=guarded, by_name=self.by_name))
                return
