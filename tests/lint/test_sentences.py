"""Sentences and words as a reader meets them, and the grade worked out by hand."""

import pytest

from scormpack.lint.words import grade, sentences, words

SPLIT = {
    "One. Two? Three! Four.": ["One.", "Two?", "Three!", "Four."],
    "No full stop": ["No full stop"],
    "One.\n\nTwo.": ["One.", "Two."],
    "One goes\non here.": ["One goes on here."],
    "### Head\n\nWords.": ["Head", "Words."],
    "- one\n- two": ["one", "two"],
    "Pick one: tea or milk.": ["Pick one:", "tea or milk."],
    "It helps; it does.": ["It helps;", "it does."],
    "She said “Come in.” He did.": ["She said “Come in.", "He did."],
    "It costs 2.50 each. Yes.": ["It costs 2.50 each.", "Yes."],
    "A **bold** end. Then more.": ["A bold end.", "Then more."],
    "One – two.": ["One", "two."],
    "A well-known word.": ["A well-known word."],
    "...": [],
    "": [],
}


@pytest.mark.parametrize(("text", "parts"), SPLIT.items())
def test_sentences(text: str, parts: list[str]) -> None:
    assert list(sentences(text)) == parts


def test_words_keep_apostrophes_and_hyphens_and_count_numbers() -> None:
    assert words("I don't know. It's a well-known 2.50, or 1,000!") == [
        "I", "don't", "know", "It's", "a", "well-known", "2.50", "or", "1,000",
    ]  # fmt: skip


def test_the_grade_of_short_words_by_hand() -> None:
    """32 words of one syllable in 4 sentences: 0.39 * 8 + 11.8 * 1 - 15.59 = -0.67."""
    text = "You can ask for help at this desk. " * 4
    assert grade([text]) == pytest.approx(-0.67)


def test_the_grade_of_longer_words_by_hand() -> None:
    """30 words in 3 sentences with 45 syllables: 0.39 * 10 + 11.8 * 1.5 - 15.59 = 6.01."""
    text = "The kitchen manager will read every letter that you bring. " * 3
    assert len(words(text)) == 30
    assert grade([text]) == pytest.approx(6.01)


def test_texts_are_graded_together() -> None:
    parts = ["You can ask for help at this desk."] * 4
    assert grade(parts) == grade([" ".join(parts)])


def test_too_few_words_have_no_grade() -> None:
    assert grade(["Unquestionably incomprehensible terminology."]) is None
