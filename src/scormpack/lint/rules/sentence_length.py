"""Sentences that are too long to hold in the mind."""

from collections.abc import Iterator
from typing import Final

from scormpack.core.findings import Code, Finding, Severity
from scormpack.lint.thresholds import thresholds
from scormpack.lint.words import sentences, words
from scormpack.load.course import LoadedModule

_SHOWN_WORDS = 6
_WHY: Final = "Most learners read below the level of an 11-year-old; a long sentence is lost before its end."
_FIX: Final = "make two sentences of it, one idea each."

CODE: Final = Code(
    "R101",
    "A long sentence",
    Severity.WARNING,
    _WHY,
    _FIX,
    "NHS content guide: at most 20 words a sentence; GOV.UK: 25 is hard to read",
)
TOO_LONG: Final = Code(
    "R107",
    "A sentence that is too long",
    Severity.ERROR,
    _WHY,
    _FIX,
    "GOV.UK content design: sentences over 25 words are hard to read",
)
MEAN: Final = Code(
    "R108",
    "A module of long sentences",
    Severity.WARNING,
    "Long sentences one after the other tire, even when each could be read.",
    "shorten the longest sentences of the module first.",
    "GOV.UK: a mean of 14 words is understood by more than nine in ten",
)

ANY_LANGUAGE: Final = True


def check(loaded: LoadedModule) -> Iterator[Finding]:
    """One finding for each sentence over the limits, and one when the module's mean is."""
    limits, counts = thresholds().sentences, list[int]()
    for number, screen in enumerate(loaded.module.screens):
        for text in screen.activity.texts():
            for sentence in sentences(text):
                counts.append(count := len(words(sentence)))
                if count > limits.warning_words:
                    code = TOO_LONG if count > limits.error_words else CODE
                    start = " ".join(sentence.split()[:_SHOWN_WORDS])
                    message = f"At most {limits.warning_words} words are wanted; “{start} ...” has {count}."
                    yield Finding(code, loaded.sheet.where("screens", number), message)
    if counts and sum(counts) / len(counts) > limits.mean_words:
        message = f"A mean of {limits.mean_words} words at most is wanted; it is {sum(counts) / len(counts):.1f}."
        yield Finding(MEAN, loaded.sheet.where("screens"), message)
