import pytest
from pydantic import ValidationError

from examples import changed, examples_of, items

EXAMPLES = examples_of("match")


def test_an_answer_is_two_keys_for_each_pair() -> None:
    assert EXAMPLES["Hard moments and next steps"].worst_case() == 3 * 2 * 3
    assert EXAMPLES["Words you may hear at work"].worst_case() == 4 * 2 * 3


def test_both_sides_are_read() -> None:
    assert {"Rota", "The list of who works when"} <= set(EXAMPLES["Words you may hear at work"].texts())


@pytest.mark.parametrize("count", [2, 7])
def test_there_are_3_to_6_pairs(count: int) -> None:
    with pytest.raises(ValidationError, match="items"):
        changed("match", "Words you may hear at work", items=items(count, match="This"))


def test_a_thing_without_its_match_is_no_pair() -> None:
    with pytest.raises(ValidationError, match="match"):
        changed("match", "Words you may hear at work", items=items(3))
