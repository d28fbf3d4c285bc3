"""UUIDs as numbers: a column of texts becomes columns of 64 bits, without a Python object for each row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa

LENGTH: Final = 36
_PART: Final = 4096
_HYPHENS: Final = (8, 13, 18, 23)
_GROUPS: Final = ((0, 8), (9, 13), (14, 18), (19, 23), (24, 36))
_HYPHEN, _ZERO, _A = ord("-"), ord("0"), ord("a")
_DIGIT: Final = "[0-9a-fA-F]"
_UNUSUAL: Final = re.compile(
    rf"(\{{)?({_DIGIT}{{8}})(-?)({_DIGIT}{{4}})\3({_DIGIT}{{4}})\3({_DIGIT}{{4}})\3({_DIGIT}{{12}})(?(1)\}})"
)


@dataclass(frozen=True, slots=True)
class Uuids:
    """The UUIDs of a column of n texts: `first` and `last`, 64 bits each, and in which rows there is one.

    Without a UUID both are 0.
    """

    first: Any
    last: Any
    good: Any
    _letters: Any
    _at: Any

    @classmethod
    def of(cls, letters: Any, rows: Any) -> "Uuids":
        """From texts of 36 bytes, one for each row where `rows` is true. Capitals become small letters."""
        letters = letters.copy()
        halves, good = np.zeros((len(rows), 2), np.uint64), np.zeros(len(rows), bool)
        numbers, hold = _read(letters)
        if len(letters) == len(rows):
            halves, good = numbers, hold
        else:
            halves[rows], good[rows] = numbers, hold
        first, last = (np.where(good, halves[:, half], np.uint64(0)) for half in (0, 1))
        return cls(first, last, good, letters, np.cumsum(rows, dtype=np.int32) - 1)

    def texts(self, rows: Any) -> Any:
        """These rows as an Arrow string array, in lower case with hyphens; null where there is none."""
        good = self.good[rows]
        offsets = np.zeros(len(rows) + 1, np.int32)
        np.cumsum(good * np.int32(LENGTH), out=offsets[1:])
        data = self._letters[self._at[rows[good]]]
        valid = None if good.all() else pa.py_buffer(np.packbits(good, bitorder="little"))
        return pa.StringArray.from_buffers(len(rows), pa.py_buffer(offsets), pa.py_buffer(data), valid)


def uuids(column: Any) -> Uuids:
    """Reads a string array. Capitals, braces and missing hyphens are taken; what else is no UUID is not `good`."""
    letters, rows = texts_of_length(column, LENGTH)
    sizes = np.diff(buffers(column)[1])
    odd = {row: _unusual(column[row].as_py()) for row in np.flatnonzero(~rows & (sizes > 0)).tolist()}
    if not any(odd.values()):
        return Uuids.of(letters, rows)
    every = np.zeros((len(rows), LENGTH), np.uint8)
    every[rows] = letters
    for row, written in odd.items():
        if written:
            every[row], rows[row] = np.frombuffer(written, np.uint8), True
    return Uuids.of(every[rows], rows)


def texts_of_length(column: Any, length: int) -> tuple[Any, Any]:
    """The bytes of the texts of this length, a row each (not to be changed), and which rows of the column they are."""
    data, offsets = buffers(column)
    rows = np.diff(offsets) == length
    if offsets[-1] - offsets[0] == np.count_nonzero(rows) * length:  # nothing but these, and empty texts
        return data[offsets[0] : offsets[-1]].reshape(-1, length), rows
    return data[offsets[:-1][rows][:, None] + np.arange(length)], rows


def buffers(column: Any) -> tuple[Any, Any]:
    """The bytes of a string array, and where each text begins in them; a null is an empty text."""
    _, offsets, data = column.buffers()
    starts = np.frombuffer(offsets, np.int32)[column.offset : column.offset + len(column) + 1]
    return np.frombuffer(data or b"", np.uint8), starts


def parts(count: int) -> Iterator[slice]:
    """Slices of so many rows, each so small that what is made of it stays in a processor's cache."""
    return (slice(begin, min(begin + _PART, count)) for begin in range(0, count, _PART))


def _unusual(text: str) -> bytes | None:
    found = _UNUSUAL.fullmatch(text)
    return "-".join(found.group(2, 4, 5, 6, 7)).encode() if found else None


def _read(letters: Any) -> tuple[Any, Any]:
    """The two halves of each row of 36 letters, as they lie in memory, and which rows are UUIDs."""
    halves, good = np.empty((len(letters), 2), np.uint64), np.empty(len(letters), bool)
    for part in parts(len(letters)):
        some = letters[part]
        some |= (some & 0x40) >> 1  # capitals become small letters, and nothing becomes a digit or a hyphen
        digits = np.concatenate([some[:, begin:end] for begin, end in _GROUPS], axis=1)
        right = ((digits - _ZERO < 10) | (digits - _A < 6)).all(axis=1)  # noqa: PLR2004 - ten digits, six letters
        for place in _HYPHENS:
            right &= some[:, place] == _HYPHEN
        values = (digits & 15) + (digits >> 6) * np.uint8(9)
        halves[part], good[part] = ((values[:, ::2] << 4) | values[:, 1::2]).view(np.uint64), right
    return halves, good
