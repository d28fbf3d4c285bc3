import pytest
from pydantic import ValidationError

from examples import changed, examples_of, items

EXAMPLES = examples_of("checklist")


def test_an_answer_is_at_most_the_key_of_every_thing() -> None:
    assert EXAMPLES["Papers"].worst_case() == 4 * 3
    assert changed("checklist", "Papers", items=items(14)).worst_case() == 14 * 3


def test_a_document_can_ask_for_what_is_done_or_still_to_do() -> None:
    assert EXAMPLES["Papers"].part_names() == {"done", "todo"}


def test_notes_are_read_too() -> None:
    assert "Ask the hub how to get it." in EXAMPLES["Papers"].texts()


@pytest.mark.parametrize("count", [2, 15])
def test_there_are_3_to_14_things(count: int) -> None:
    with pytest.raises(ValidationError, match="items"):
        changed("checklist", "Papers", items=items(count))
