import pytest
from pydantic import ValidationError

from examples import changed, examples_of

EXAMPLES = examples_of("write")


def test_an_answer_is_at_most_the_whole_limit() -> None:
    assert EXAMPLES["A short letter to yourself"].worst_case() == 240
    assert EXAMPLES["One line"].worst_case() == 60


def test_label_and_starters_are_read() -> None:
    assert list(EXAMPLES["A short letter to yourself"].own_texts())[:2] == ["Why I want this", "I want this because"]


@pytest.mark.parametrize("limit", [59, 601])
def test_the_box_takes_60_to_600_letters(limit: int) -> None:
    with pytest.raises(ValidationError, match="limit"):
        changed("write", "One line", limit=limit)


@pytest.mark.parametrize("count", [1, 7])
def test_there_are_2_to_6_starters(count: int) -> None:
    with pytest.raises(ValidationError, match="starters"):
        changed("write", "One line", starters=["I want"] * count)
