import pytest
from pydantic import ValidationError

from examples import changed, examples_of, items

EXAMPLES = examples_of("strengths")


def test_an_answer_is_the_picked_keys_and_the_own_words_after_a_mark() -> None:
    assert EXAMPLES["Pick five and add your own"].worst_case() == 5 * 3 + 1 + 60
    assert EXAMPLES["Pick three"].worst_case() == 3 * 3


def test_a_document_can_ask_for_the_chosen_ones_and_for_own_words_where_there_are_any() -> None:
    assert EXAMPLES["Pick five and add your own"].part_names() == {"chosen", "own"}
    assert EXAMPLES["Pick three"].part_names() == {"chosen"}


@pytest.mark.parametrize("count", [5, 17])
def test_there_are_6_to_16_strengths(count: int) -> None:
    with pytest.raises(ValidationError, match="options"):
        changed("strengths", "Pick three", options=items(count))


@pytest.mark.parametrize("pick", [0, 9])
def test_1_to_8_may_be_picked(pick: int) -> None:
    with pytest.raises(ValidationError, match="pick"):
        changed("strengths", "Pick three", pick=pick)


@pytest.mark.parametrize("limit", [19, 121])
def test_own_words_take_20_to_120_letters(limit: int) -> None:
    with pytest.raises(ValidationError, match="own"):
        changed("strengths", "Pick three", own={"label": "Yours", "limit": limit})
