import pytest
from pydantic import ValidationError

from examples import changed, examples_of

EXAMPLES = examples_of("film")


def test_an_answer_is_the_place_in_the_film_in_seconds() -> None:
    assert EXAMPLES["A film alone"].worst_case() == len("99999")


def test_it_needs_no_instruction_and_answers_no_document() -> None:
    assert EXAMPLES["A film alone"].task is None
    assert not EXAMPLES["A film alone"].answers_documents


def test_there_are_at_most_four_things_to_look_out_for() -> None:
    with pytest.raises(ValidationError, match="watch_for"):
        changed("film", "A film alone", watch_for=["One."] * 5)
