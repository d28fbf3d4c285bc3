"""Sentences that are too long to hold in the mind."""

from collections.abc import Iterator
from typing import Final

from scormpack.core.findings import Code, Finding, Severity
from scormpack.lint.words import sentences, words
from scormpack.load.course import LoadedModule

MOST_WORDS: Final = 20
_SHOWN_WORDS = 6

CODE: Final = Code(
    "R101",
    "A long sentence",
    Severity.WARNING,
    "Most learners read below the level of an 11-year-old; a long sentence is lost before its end.",
    "make two sentences of it, one idea each.",
    "NHS content guide: at most 20 words a sentence; GOV.UK: 25 is hard to read",
)


def check(loaded: LoadedModule) -> Iterator[Finding]:
    """One finding for each sentence over the limit."""
    for number, screen in enumerate(loaded.module.screens):
        for text in screen.activity.texts():
            for sentence in sentences(text):
                if (count := len(words(sentence))) > MOST_WORDS:
                    start = " ".join(sentence.split()[:_SHOWN_WORDS])
                    message = f"At most {MOST_WORDS} words are wanted; “{start} ...” has {count}."
                    yield Finding(CODE, loaded.sheet.where("screens", number), message)
