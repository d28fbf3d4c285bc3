"""Ids and the keys made from them: part of what is saved with learners, so they may never change."""

import re

import hypothesis.strategies as st
import pytest
from hypothesis import given

from scormpack.core.ids import ID_PATTERN, sco_id, short_key

# Figures of SHA-256 in base64url, worked out with coreutils: printf NAME | sha256sum | xxd -r -p | base64.
KEYS = {"welcome": "KA1", "film": "0GB", "sure-before": "7NF", "read-more": "7OZ", "walk-slowly": "7OZ"}


@pytest.mark.parametrize(("name", "key"), KEYS.items())
def test_a_key_stays_for_ever(name: str, key: str) -> None:
    assert short_key(name) == key


@given(st.text(min_size=1))
def test_a_key_is_three_characters_that_need_no_escape(name: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{3}", short_key(name))


def test_the_identifier_of_a_sco_is_course_and_module() -> None:
    assert sco_id("work-stories", "m1-confidence") == "work-stories-m1-confidence"


@pytest.mark.parametrize("name", ["a", "m1-confidence", "a1-2b"])
def test_an_id_is_small_letters_digits_and_single_hyphens(name: str) -> None:
    assert re.fullmatch(ID_PATTERN, name)


@pytest.mark.parametrize("name", ["", "1a", "A", "a_b", "a--b", "-a", "a-", "a b", "ä", "a.b", "a/b", "a\n"])
def test_other_names_are_none(name: str) -> None:
    assert not re.fullmatch(ID_PATTERN, name)
