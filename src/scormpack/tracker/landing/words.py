"""Columns of words as codes: what a word means is found once for each word, not for each row."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Words:
    """A column of n rows: `words[codes[row]]` is what the row holds. The last word is None, for rows without one."""

    codes: Any
    words: list[str | None]

    @classmethod
    def of(cls, column: Any) -> "Words":
        """From an Arrow string array."""
        codes, words = coded(column)
        return cls(codes, words.to_pylist())

    def numbers(self, meaning: Callable[[str], int], without: int, kind: Any) -> Any:
        """A number for each row, from what each word means."""
        return np.array([without if word is None else meaning(word) for word in self.words], kind)[self.codes]

    def first_rows(self) -> Any:
        """The first row of each code."""
        found = np.zeros(len(self.words), np.int64)
        found[self.codes[::-1]] = np.arange(len(self.codes))[::-1]
        return found


def coded(column: Any) -> tuple[Any, Any]:
    """A string array as codes, and the string array that they are of: its last is null, for rows without a word."""
    found = column.dictionary_encode()
    codes = found.indices.fill_null(len(found.dictionary)).to_numpy(zero_copy_only=False)
    return codes, pa.concat_arrays([found.dictionary, pa.array([None], pa.string())])


def asked(con: Any, question: str, words: Words) -> Any:
    """What DuckDB answers to a question about `texts(text)`, an Arrow table with a row for each of the words."""
    with registered(con, "texts", pa.table({"text": pa.array(words.words, pa.string())})):
        return con.sql(question).to_arrow_table().combine_chunks()


@contextlib.contextmanager
def registered(con: Any, name: str, table: Any) -> Iterator[None]:
    """While it lasts, DuckDB knows an Arrow table by this name."""
    con.register(name, table)
    try:
        yield
    finally:
        con.unregister(name)


def texts(values: Sequence[str | None], codes: Any) -> Any:
    """An Arrow dictionary array with `values[code]` for each code."""
    return pa.array(values, pa.string()).dictionary_encode().take(pa.array(codes))


def mixed(*parts: Any) -> Any:
    """One number of 64 bits for each row, from several: to tell rows apart, not to keep anything secret."""
    total = np.zeros(len(parts[0]), np.uint64)
    for part in parts:
        total = (total ^ part) * np.uint64(0x9E3779B97F4A7C15)
        total ^= total >> np.uint64(29)
    return total
