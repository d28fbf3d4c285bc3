"""Words that readers may not know: jargon, sayings, letters that stand for words; and words that label people."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from scormpack.core.findings import Code, Finding, Severity
from scormpack.lint.texts import by_place, phrase, unquoted
from scormpack.lint.thresholds import alternatives
from scormpack.load.course import LoadedModule

_LETTERS: Final = re.compile(r"(?<![\w-])[A-Z]{2,6}s?(?![\w-])")

JARGON: Final = Code(
    "R129",
    "A word that readers may not know",
    Severity.WARNING,
    "A hard word or a saying stops a reader who was doing well.",
    "use the plain words that are named; what is quoted can stay.",
    "plain English guides; Home Office posters: no idioms",
)
ACRONYM: Final = Code(
    "R130",
    "Letters that stand for words",
    Severity.WARNING,
    "Who does not know them cannot look them up.",
    "say it in full, or once on this screen with the letters in brackets.",
    "Easy Read (GOV.UK): no acronyms",
)
LABEL: Final = Code(
    "R131",
    "A word that makes a person into one thing",
    Severity.WARNING,
    "Nobody is only what they did or have; a reader hears what the course thinks of them.",
    "use the words that are named; what is quoted can stay.",
    "house rule: person, learner; the programme's quotations are let be",
)


def check(loaded: LoadedModule) -> Iterator[Finding]:
    """One finding for each such word at each place."""
    for path, texts in by_place(loaded):
        text, where = unquoted(texts), loaded.sheet.where(*path)
        for code, name in ((JARGON, "jargon"), (LABEL, "people")):
            pattern = _any_of(name)
            found = {match.lower(): None for match in pattern.findall(text)}
            for word in dict.fromkeys(" ".join(match.split()) for match in found):
                yield Finding(code, where, f"“{word}”: plainer is “{alternatives(name)[word]}”.")
        for letters in dict.fromkeys(_LETTERS.findall(text)):
            if not _known(letters, text):
                yield Finding(ACRONYM, where, f"“{letters}” is not said in full here.")


@cache
def _any_of(name: str) -> re.Pattern[str]:
    """The longest first, so that "ex-offender" is not also "offender"."""
    words = sorted(alternatives(name), key=len, reverse=True)
    return re.compile("|".join(phrase(word).pattern for word in words), re.IGNORECASE)


def _known(letters: str, text: str) -> bool:
    known = alternatives("acronyms")
    bare = letters.removesuffix("s")
    return letters in known or bare in known or f"({letters})" in text or re.search(rf"{letters}\s\(", text) is not None
