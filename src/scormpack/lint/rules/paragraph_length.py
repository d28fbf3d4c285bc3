"""Paragraphs that look like a wall."""

from collections.abc import Iterator
from typing import Final

from scormpack.core.findings import Code, Finding, Severity
from scormpack.lint.thresholds import thresholds
from scormpack.lint.words import longest_run, paragraphs, words
from scormpack.load.course import LoadedModule

_SHOWN_WORDS = 6

CODE: Final = Code(
    "R109",
    "A long paragraph",
    Severity.ERROR,
    "A reader who loses the line in a long paragraph does not find it again.",
    "leave an empty line where a new thought begins, or make a list.",
    "NHS content guide and ONS: at most three sentences a paragraph",
)
UNBROKEN: Final = Code(
    "R110",
    "A long run of words",
    Severity.WARNING,
    "Many words without a heading or a list look like work, and are skipped.",
    "put a ### sub-heading or a list in, or make two screens of it.",
    "house rule: 80 words without a break; Home Office posters: no wall of text",
)

ANY_LANGUAGE: Final = True


def check(loaded: LoadedModule) -> Iterator[Finding]:
    """One finding for each paragraph with too many sentences, and for each text that runs on too long."""
    limits = thresholds().paragraphs
    for number, screen in enumerate(loaded.module.screens):
        where = loaded.sheet.where("screens", number)
        for text in screen.activity.texts():
            for paragraph in paragraphs(text):
                if len(paragraph) > limits.sentences:
                    start = " ".join(words(paragraph[0])[:_SHOWN_WORDS])
                    message = f"At most {limits.sentences} sentences are wanted; “{start} ...” begins {len(paragraph)}."
                    yield Finding(CODE, where, message)
            if (run := longest_run(text)) > limits.words_without_a_break:
                message = f"At most {limits.words_without_a_break} words without a break are wanted; here are {run}."
                yield Finding(UNBROKEN, where, message)
