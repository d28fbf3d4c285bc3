import pytest
from pydantic import ValidationError

from examples import changed, examples_of

EXAMPLES = examples_of("output")


def test_it_saves_nothing_and_answers_no_document() -> None:
    assert EXAMPLES["A document to keep"].worst_case() == 0
    assert not EXAMPLES["A document to keep"].answers_documents


def test_it_lies_on_a_sheet() -> None:
    assert EXAMPLES["A document to keep"].default_layout == "sheet"


def test_it_names_its_output() -> None:
    with pytest.raises(ValidationError, match="output"):
        changed("output", "A document to keep", output=None)
