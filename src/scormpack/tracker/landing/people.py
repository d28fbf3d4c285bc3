"""The pseudonyms of a landing, each made once: a table that grows, so that whole batches are looked up in it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scormpack.tracker.landing.faults import FINE, Fault
from scormpack.tracker.privacy import MADE_WITH_ANOTHER_KEY, NotOurs

_MOST_KNOWN: Final = 300_000
_HALF: Final = 16


@dataclass(frozen=True, slots=True)
class People:
    """Actors by number: their pseudonyms (an Arrow string array), why there is none, and half of it as a number.

    The first is nobody. A table is never changed, so that what was looked up in it stays true.
    """

    keys: Any = field(default_factory=lambda: pa.array([None], pa.string()))
    pseudonyms: Any = field(default_factory=lambda: pa.array([None], pa.string()))
    faults: Any = field(default_factory=lambda: np.array([Fault.NOBODY], np.uint8))
    numbers: Any = field(default_factory=lambda: np.zeros(1, np.uint64))

    def find(self, keys: Any, make: Callable[[str], str | None]) -> tuple["People", Any]:
        """The number of each of these keys (a string array, each once) in a table that holds them all.

        `make` gives the pseudonym of one that is new, or None for nobody.
        """
        numbers = pc.index_in(keys, value_set=self.keys)
        new = np.flatnonzero(numbers.is_null())
        if len(self.keys) + len(new) > _MOST_KNOWN and len(self.keys) > 1:
            return People().find(keys, make)
        found = numbers.fill_null(0).to_numpy(zero_copy_only=False).copy()
        found[new] = len(self.keys) + np.arange(len(new))
        return (_more(self, keys.take(pa.array(new)), make) if len(new) else self), found


def _more(known: People, keys: Any, make: Callable[[str], str | None]) -> People:
    made = [_made(key, make) for key in keys.to_pylist()]
    pseudonyms, faults = [one for one, _ in made], [fault for _, fault in made]
    numbers = [int((one or "0")[:_HALF], 16) for one in pseudonyms]
    return People(
        pa.concat_arrays([known.keys, keys]),
        pa.concat_arrays([known.pseudonyms, pa.array(pseudonyms, pa.string())]),
        np.concatenate([known.faults, np.array(faults, np.uint8)]),
        np.concatenate([known.numbers, np.array(numbers, np.uint64)]),
    )


def _made(key: str, make: Callable[[str], str | None]) -> tuple[str | None, int]:
    try:
        found = make(key)
    except NotOurs as fault:
        return None, Fault.OTHER_KEY if str(fault) == MADE_WITH_ANOTHER_KEY else Fault.NO_KEY
    return found, Fault.NOBODY if found is None else FINE
