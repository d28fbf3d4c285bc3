import pytest
from pydantic import ValidationError

from examples import changed, examples_of, fault_of, items

EXAMPLES = examples_of("scale")


def test_an_answer_is_a_key_and_a_level_for_each_statement() -> None:
    assert EXAMPLES["Before"].worst_case() == 3 * (3 + 1)


def test_a_document_can_ask_for_one_statement() -> None:
    assert EXAMPLES["Before"].part_names() == {"start", "ask", "past"}


def test_before_cannot_compare() -> None:
    assert not list(EXAMPLES["After"].faults())
    assert "moment: after" in fault_of(changed("scale", "Before", compare="sure-before"))


@pytest.mark.parametrize("count", [0, 6])
def test_there_are_1_to_5_statements(count: int) -> None:
    with pytest.raises(ValidationError, match="statements"):
        changed("scale", "Before", statements=items(count))
