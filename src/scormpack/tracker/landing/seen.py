"""The ids of the statements that are in the store or landed before: on disk, so that there may be any number."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scormpack.tracker.landing.uuids import Uuids, uuids
from scormpack.tracker.landing.words import registered
from scormpack.tracker.store.reader import parquet_list

_EARLIER: Final = """
SELECT l.row, max(s.hash) AS hash FROM session.seen s JOIN ids l USING (first, last) GROUP BY l.row
"""
_ROWS: Final = 100_000
_KEPT: Final = {"events": ("statement_id", "content_hash"), "voids": ("void_id", "target_id")}


@dataclass(frozen=True, slots=True)
class Again:
    """Rows of a batch whose id came before, in it or earlier, and the digests that are kept of them."""

    rows: Any
    digests: Any


class Seen:
    """Ids, each with the digest of what its statement said; a digest that cannot be compared is 0."""

    def __init__(self, con: Any, mark: str) -> None:
        self._con, self._mark = con, mark
        self._any = False
        con.execute("CREATE TABLE session.seen (first UBIGINT, last UBIGINT, hash UBIGINT)")

    def add_stored(self, table: str, paths: list[str]) -> None:
        """Takes in what these files of the store's events or voids hold."""
        if not paths:
            return
        id_column, hash_column = _KEPT[table]
        files = f"read_parquet({parquet_list(paths)}, hive_partitioning = false)"
        with self._con.cursor() as reading:
            stored = reading.sql(f"SELECT {id_column}, {hash_column} FROM {files}")  # noqa: S608 - our own names only
            for batch in stored.to_arrow_reader(_ROWS):
                ids, said = uuids(batch[id_column]), batch[hash_column]
                digest = self._digests(said) if table == "events" else digest_of(uuids(said))
                rows = np.arange(len(batch))
                self.add(ids, digest, np.delete(rows, _within(ids, digest, rows)[0]))  # a scale has a row an item

    def add(self, ids: Uuids, digest: Any, rows: Any) -> None:
        """Takes in these rows of a batch."""
        if not len(rows):
            return
        self._any = True
        values = (ids.first[rows], ids.last[rows], digest[rows])
        with registered(self._con, "ids", pa.table([pa.array(one) for one in values], ["first", "last", "hash"])):
            self._con.execute("INSERT INTO session.seen SELECT * FROM ids")

    def again(self, ids: Uuids, digest: Any, rows: Any) -> Again:
        """Which of these rows of a batch repeat an id; what landed first is kept."""
        kept, is_again = np.zeros(len(digest), np.uint64), np.zeros(len(digest), bool)
        for repeated, digests in (_within(ids, digest, rows), self._earlier(ids, rows)):
            kept[repeated], is_again[repeated] = digests, True
        found = np.flatnonzero(is_again)
        return Again(found, kept[found])

    def _earlier(self, ids: Uuids, rows: Any) -> tuple[Any, Any]:
        if not self._any:
            return rows[:0], np.empty(0, np.uint64)
        values = (rows, ids.first[rows], ids.last[rows])
        with registered(self._con, "ids", pa.table([pa.array(one) for one in values], ["row", "first", "last"])):
            found = self._con.sql(_EARLIER).to_arrow_table()
        return found["row"].to_numpy(), found["hash"].to_numpy()

    def _digests(self, column: Any) -> Any:
        ours = pc.starts_with(column, f"{self._mark}-")
        digits = pc.if_else(ours, pc.utf8_slice_codeunits(column, len(self._mark) + 1), "0")
        return pc.cast(digits, pa.uint64()).to_numpy(zero_copy_only=False)


def digest_of(target: Uuids) -> Any:
    """The digest of a statement that takes another one back: it says nothing but which one."""
    return target.first ^ (target.last >> np.uint64(1)) | np.uint64(1)


def _within(ids: Uuids, digest: Any, rows: Any) -> tuple[Any, Any]:
    """Of these rows of a batch, those whose id stands further up too, and what the first row with it says."""
    order = rows[np.argsort(ids.first[rows])]
    same = ids.first[order[1:]] == ids.first[order[:-1]]
    near = np.zeros(len(order), bool)
    near[1:] = same
    near[:-1] |= same
    some = order[near]
    some = some[np.lexsort((some, ids.last[some], ids.first[some]))]
    new = np.ones(len(some), bool)
    new[1:] = (ids.first[some[1:]] != ids.first[some[:-1]]) | (ids.last[some[1:]] != ids.last[some[:-1]])
    firsts = some[new][np.cumsum(new) - 1]
    return some[~new], digest[firsts[~new]]
