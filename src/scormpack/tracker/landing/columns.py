"""What the rows of a batch say, read: words become codes, ids and times become numbers, results become values."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scormpack.tracker.landing.contexts import Contexts
from scormpack.tracker.landing.parse import RESULTS
from scormpack.tracker.landing.rows import Parsed
from scormpack.tracker.landing.uuids import Uuids, buffers, uuids
from scormpack.tracker.landing.words import Words, asked, coded

_MOMENTS: Final = "SELECT CAST(try_cast(text AS TIMESTAMPTZ) AS TIMESTAMP) AS moment FROM texts"


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a batch. Times are UTC, in microseconds, NaT where there is none that can be read.

    `identities[who[row]]` is who a row is of; `result` has a row for each word of `results`: see RESULTS. `parsed`
    holds the texts, and what is in no text.
    """

    parsed: Parsed
    ids: Uuids
    targets: Uuids
    registrations: Uuids
    verbs: Words
    homes: Words
    who: Any
    identities: Any
    platforms: Words
    results: Words
    result: Any
    contexts: Contexts
    stored: Any
    when: Any

    @classmethod
    def of(cls, con: Any, parsed: Parsed) -> "Columns":
        """Reads a batch. `con` is for what DuckDB reads best: results, extensions, odd times."""
        text = parsed.texts
        results = Words.of(text["result"])
        stored = _moments(con, text["stored"])
        who, identities = coded(pc.coalesce(text["account"], text["other"]))
        return cls(
            parsed,
            ids=uuids(text["id"]),
            targets=uuids(text["target"]),
            registrations=uuids(text["registration"]),
            verbs=Words.of(text["verb"]),
            homes=Words.of(text["home"]),
            who=who,
            identities=identities,
            platforms=Words.of(text["platform"]),
            results=results,
            result=asked(con, RESULTS, results),
            contexts=Contexts.of(con, text["extensions"]),
            stored=stored,
            when=np.where(valid(text["timestamp"]), _moments(con, text["timestamp"]), stored),
        )


def valid(column: Any) -> Any:
    """In which rows of an Arrow array there is something."""
    return column.is_valid().to_numpy(zero_copy_only=False)


def _moments(con: Any, column: Any) -> Any:
    if column.null_count == len(column):
        return np.full(len(column), np.datetime64("NaT"), "datetime64[us]")
    try:
        found = pc.cast(column, pa.timestamp("us", "UTC")).cast(pa.timestamp("us"))
    except pa.ArrowInvalid:  # not each of them is written as most are
        words = Words.of(column)
        found = asked(con, _MOMENTS, words)["moment"].combine_chunks().take(pa.array(words.codes))
    return found.to_numpy(zero_copy_only=False)


def filled(column: Any) -> Any:
    """In which rows of a string array there is something other than an empty text."""
    return np.diff(buffers(column)[1]) > 0
