import pytest
from pydantic import ValidationError

from examples import changed, examples_of

EXAMPLES = examples_of("read")


def test_it_saves_nothing_and_needs_no_instruction() -> None:
    assert all(example.worst_case() == 0 and example.task is None for example in EXAMPLES.values())


def test_body_quotation_and_note_are_read_in_this_order() -> None:
    example = changed("read", "With the words of a real person", note={"title": "Good to know", "body": "It is free."})
    assert list(example.own_texts())[1:] == [
        "I don't think your convictions define you.",
        "Good to know",
        "It is free.",
    ]


def test_a_quotation_names_its_person() -> None:
    with pytest.raises(ValidationError, match="person"):
        changed("read", "A few short paragraphs", quote={"text": "Words."})


def test_there_are_words_to_read() -> None:
    with pytest.raises(ValidationError, match="some words are wanted"):
        changed("read", "A few short paragraphs", body=" \n")
