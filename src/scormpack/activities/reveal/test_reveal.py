import pytest
from pydantic import ValidationError

from examples import changed, examples_of

EXAMPLES = examples_of("reveal")


def pieces(count: int) -> list[dict[str, str]]:
    return [{"id": f"piece-{number}", "title": "Piece", "body": "Words."} for number in range(count)]


def test_an_answer_is_the_key_of_every_piece_that_was_opened() -> None:
    assert EXAMPLES["Cards to turn over"].worst_case() == 4 * 3
    assert EXAMPLES["Headings to open"].worst_case() == 3 * 3


def test_it_answers_no_document() -> None:
    assert not EXAMPLES["Cards to turn over"].answers_documents


def test_what_is_hidden_at_first_is_read_too() -> None:
    assert "Pay helps you to rent a home and to plan." in EXAMPLES["Cards to turn over"].texts()


@pytest.mark.parametrize("count", [1, 9])
def test_there_are_2_to_8_pieces(count: int) -> None:
    with pytest.raises(ValidationError, match="items"):
        changed("reveal", "Cards to turn over", items=pieces(count))


def test_it_looks_like_cards_or_like_an_accordion() -> None:
    with pytest.raises(ValidationError, match="look"):
        changed("reveal", "Cards to turn over", look="tabs")
