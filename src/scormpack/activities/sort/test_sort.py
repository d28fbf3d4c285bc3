import pytest
from pydantic import ValidationError

from examples import changed, examples_of, fault_of, items

EXAMPLES = examples_of("sort")


def groups(count: int) -> list[dict[str, str]]:
    return [{"id": f"group-{number}", "title": "Group"} for number in range(count)]


def test_an_answer_is_two_keys_for_each_statement() -> None:
    assert EXAMPLES["Two groups with a suggested group"].worst_case() == 3 * 2 * 3
    assert EXAMPLES["Three groups and no suggested group"].worst_case() == 5 * 2 * 3


def test_a_document_can_ask_for_one_group() -> None:
    assert EXAMPLES["Two groups with a suggested group"].part_names() == {"now", "later"}


def test_a_suggested_group_must_be_there() -> None:
    wrong = changed("sort", "Three groups and no suggested group", items=[*items(2), *items(1, group="never")])
    assert fault_of(wrong) == "there is no group `never`; groups: a-little, a-lot, not-me"


@pytest.mark.parametrize("count", [1, 5])
def test_there_are_2_to_4_groups(count: int) -> None:
    with pytest.raises(ValidationError, match="groups"):
        changed("sort", "Three groups and no suggested group", groups=groups(count))


@pytest.mark.parametrize("count", [2, 11])
def test_there_are_3_to_10_statements(count: int) -> None:
    with pytest.raises(ValidationError, match="items"):
        changed("sort", "Three groups and no suggested group", items=items(count))
