import pytest
from pydantic import ValidationError

from examples import changed, examples_of, items

EXAMPLES = examples_of("plan")
ROW = {"id": "week", "title": "Week"}


def test_an_answer_is_for_each_row_its_key_two_marks_its_ideas_and_its_words() -> None:
    assert EXAMPLES["Two rows"].worst_case() == 2 * (3 + 2 + 60) + 4 * 3
    assert EXAMPLES["Some rows folded away"].worst_case() == 4 * (3 + 2 + 80) + 5 * 3


def test_a_document_can_ask_for_one_row() -> None:
    assert EXAMPLES["Two rows"].part_names() == {"this-week", "next-week"}


def test_ids_of_rows_and_ideas_are_known_with_their_places() -> None:
    ids = dict(EXAMPLES["Two rows"].ids())
    assert ids["rows", 0, "id"] == "this-week"
    assert ids["rows", 1, "ideas", 1, "id"] == "practise"


def test_time_is_counted_for_the_rows_in_front() -> None:
    assert EXAMPLES["Some rows folded away"].own_seconds() == changed("plan", "Two rows").own_seconds()


@pytest.mark.parametrize("count", [1, 17])
def test_there_are_2_to_16_rows(count: int) -> None:
    with pytest.raises(ValidationError, match="rows"):
        changed("plan", "Two rows", rows=[{**ROW, "id": f"week-{number}"} for number in range(count)])


def test_a_row_has_at_most_8_ideas() -> None:
    with pytest.raises(ValidationError, match="ideas"):
        changed("plan", "Two rows", rows=[ROW, {**ROW, "ideas": items(9)}])


@pytest.mark.parametrize("limit", [39, 201])
def test_a_row_takes_40_to_200_letters(limit: int) -> None:
    with pytest.raises(ValidationError, match="limit"):
        changed("plan", "Two rows", limit=limit)
