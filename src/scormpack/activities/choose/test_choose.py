import pytest
from pydantic import ValidationError

from examples import changed, examples_of, items

EXAMPLES = examples_of("choose")


def test_an_answer_is_one_key_or_every_key() -> None:
    assert EXAMPLES["Choose one"].worst_case() == 3
    assert EXAMPLES["Choose as many as you like"].worst_case() == 5 * 3


def test_feedback_is_read_too() -> None:
    assert "They show you once. You can start." in EXAMPLES["Choose one"].texts()


def test_there_is_no_field_for_a_right_answer() -> None:
    with pytest.raises(ValidationError, match="correct"):
        changed("choose", "Choose one", options=items(2, correct=True))


@pytest.mark.parametrize("count", [1, 9])
def test_there_are_2_to_8_options(count: int) -> None:
    with pytest.raises(ValidationError, match="options"):
        changed("choose", "Choose one", options=items(count))
