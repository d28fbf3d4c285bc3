"""Whole columns are read as a person would read each of their texts."""

import uuid

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scormpack.tracker.landing import people
from scormpack.tracker.landing.faults import FINE, Fault
from scormpack.tracker.landing.people import People
from scormpack.tracker.landing.uuids import uuids

WAYS = (str, lambda one: str(one).upper(), lambda one: one.hex, lambda one: f"{{{one}}}")
written = st.builds(lambda one, way: way(one), st.uuids(), st.sampled_from(WAYS))
SPOILT = ("x", "\x10", "-", "é", " ", "g", "")
spoilt = st.builds(
    lambda one, at, letter: str(one)[:at] + letter + str(one)[at + 1 :],
    st.uuids(),
    st.integers(0, 35),
    st.sampled_from(SPOILT),
)
texts = st.lists(st.one_of(st.none(), written, spoilt, st.text(max_size=40)), min_size=1)


def read(text: str | None) -> uuid.UUID | None:
    """The UUID in a text, if the text is one in a form that is in use."""
    if text is None or not text.isascii():
        return None
    bare = text[1:-1] if text[:1] + text[-1:] == "{}" else text
    try:
        found = uuid.UUID(hex=bare)
    except ValueError:
        return None
    return found if bare.lower() in {str(found), found.hex} else None


@given(texts)
def test_uuids_are_read_in_each_of_their_forms_and_nothing_else_is_one(column: list[str | None]) -> None:
    found = uuids(pa.array(column, pa.string()))
    wanted = [read(text) for text in column]
    assert found.good.tolist() == [one is not None for one in wanted]
    assert found.texts(np.arange(len(column))).to_pylist() == [None if one is None else str(one) for one in wanted]
    keys = list(zip(found.first.tolist(), found.last.tolist(), strict=True))
    for one, key in zip(wanted, keys, strict=True):
        assert all(
            (one == other) == (key == theirs) for other, theirs in zip(wanted, keys, strict=True) if one and other
        )


def test_everyone_keeps_a_pseudonym_when_the_table_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "_MOST_KNOWN", 10)
    table = People()
    for begin in range(0, 30, 6):
        keys = pa.array([None, "", *(f"L{number}" for number in range(begin, begin + 8))], pa.string())
        table, found = table.find(keys, lambda key: f"{hash(key) & 0xFFFFFFFFFFFFFFFF:016x}{key}" if key else None)
        named = table.pseudonyms.take(pa.array(found)).to_pylist()
        assert [name and name[16:] for name in named] == [None, None, *keys.to_pylist()[2:]]
        assert table.faults[found].tolist() == [Fault.NOBODY, Fault.NOBODY, *[FINE] * 8]
        assert len(table.keys) <= 12
