import pytest
from pydantic import ValidationError

from examples import changed, examples_of, items

EXAMPLES = examples_of("order")


def test_an_answer_is_every_key_in_its_order_even_when_few_are_kept() -> None:
    assert EXAMPLES["All in order"].worst_case() == 4 * 3
    assert EXAMPLES["Only the top three are kept"].worst_case() == 5 * 3


@pytest.mark.parametrize("count", [2, 9])
def test_there_are_3_to_8_things(count: int) -> None:
    with pytest.raises(ValidationError, match="items"):
        changed("order", "All in order", items=items(count))


def test_at_least_one_is_kept() -> None:
    with pytest.raises(ValidationError, match="keep"):
        changed("order", "All in order", keep=0)
