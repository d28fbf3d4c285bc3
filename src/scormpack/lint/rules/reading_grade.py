"""Screens that are too hard to read."""

from collections.abc import Iterator
from typing import Final

from scormpack.core.findings import Code, Finding, Severity
from scormpack.lint.words import grade, syllables, words
from scormpack.load.course import LoadedModule

HIGHEST_GRADE: Final = 5.0
_LONG_WORD_SYLLABLES = 3
_SHOWN_WORDS = 5

CODE: Final = Code(
    "R102",
    "A screen that is hard to read",
    Severity.WARNING,
    "61% of adults who are assessed in prison read below the level of an 11-year-old.",
    "use shorter sentences and shorter, everyday words.",
    "Flesch-Kincaid grade, a help to set priorities; NHS: reading age 9 to 11",
)


def check(loaded: LoadedModule) -> Iterator[Finding]:
    """One finding for each screen over the grade, with its longest words."""
    for number, screen in enumerate(loaded.module.screens):
        texts = [screen.title + ".", *screen.activity.texts()]
        found = grade(texts)
        if found is not None and round(found, 1) > HIGHEST_GRADE:
            message = f"Grade {HIGHEST_GRADE:.0f} at most is wanted; this screen has {found:.1f}.{_long_words(texts)}"
            yield Finding(CODE, loaded.sheet.where("screens", number), message)


def _long_words(texts: list[str]) -> str:
    counted = {word.lower(): syllables(word) for text in texts for word in words(text)}
    longest = sorted(
        (word for word in counted if counted[word] >= _LONG_WORD_SYLLABLES), key=lambda w: (-counted[w], w)
    )
    return f" Long words: {', '.join(longest[:_SHOWN_WORDS])}." if longest else ""
