"""Screens that are too hard to read."""

from collections.abc import Iterator
from typing import Final

from scormpack.core.findings import Code, Finding, Severity
from scormpack.lint.subject import Subject
from scormpack.lint.thresholds import thresholds
from scormpack.lint.words import grade, syllables, words
from scormpack.load.course import LoadedModule

_LONG_WORD_SYLLABLES = 3
_SHOWN_WORDS = 5

_WHY: Final = "61% of adults who are assessed in prison read below the level of an 11-year-old."
_FIX: Final = "use shorter sentences and shorter, everyday words."
_SOURCE: Final = "Flesch-Kincaid grade, a help to set priorities; NHS: reading age 9 to 11"

CODE: Final = Code("R102", "A screen that is hard to read", Severity.WARNING, _WHY, _FIX, _SOURCE)
TOO_HARD: Final = Code("R111", "A screen that is too hard to read", Severity.ERROR, _WHY, _FIX, _SOURCE)


def check_course(subject: Subject) -> Iterator[Finding]:
    """One finding for each screen over the grade, in a language for which the grade means something."""
    if subject.loaded.course.languages[0] in thresholds().reading.languages:
        for module in subject.loaded.modules:
            yield from _hard_screens(module)


def _hard_screens(loaded: LoadedModule) -> Iterator[Finding]:
    limits = thresholds().reading
    for number, screen in enumerate(loaded.module.screens):
        texts = [screen.title + ".", *screen.activity.texts()]
        found = grade(texts)
        if found is not None and round(found, 1) > limits.warning_grade:
            code = TOO_HARD if round(found, 1) > limits.error_grade else CODE
            wanted = f"Grade {limits.warning_grade:.0f} at most is wanted"
            message = f"{wanted}; this screen has {found:.1f}.{_long_words(texts)}"
            yield Finding(code, loaded.sheet.where("screens", number), message)


def _long_words(texts: list[str]) -> str:
    counted = {word.lower(): syllables(word) for text in texts for word in words(text)}
    longest = sorted(
        (word for word in counted if counted[word] >= _LONG_WORD_SYLLABLES), key=lambda w: (-counted[w], w)
    )
    return f" Long words: {', '.join(longest[:_SHOWN_WORDS])}." if longest else ""
