"""Finds numerals and superlatives in a text that no claim covers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from scormpack.tracker.reports.report import Uncovered

_NUMBERS: Final = (
    "two three four five six seven eight nine ten eleven twelve dozen twenty thirty forty fifty hundred hundreds thousand "
    "thousands million millions half double twice thrice"
).split()
_ABSOLUTES: Final = (
    "all always best biggest entire every everyone everybody first greatest highest largest least lowest majority maximum "
    "minimum most never none nobody only unique unprecedented unrivalled worst"
).split()
_NO_SUPERLATIVE: Final = frozenset(
    "arrest conquest contest digest earnest forest guest harvest honest interest invest manifest midwest modest nest "
    "northwest pest priest protest quest request rest southwest suggest test vest west zest detest behest bequest crest "
    "chest fest gest jest lest tempest wrest attest infest ingest molest nearest".split()
) - {"nearest"}
_FOUND: Final = re.compile(
    r"(?P<number>(?<![\w.])\d[\d,]*(?:\.\d+)?%?(?!\w)|\b(?:" + "|".join(_NUMBERS) + r")\b)"
    r"|\b(?P<absolute>" + "|".join(_ABSOLUTES) + r"|\w{2,}(?:iest|[b-df-hj-np-tv-z]est))\b",
    re.IGNORECASE,
)
_END: Final = re.compile(r"(?<=[.!?…])[\"'”’)*]*\s+|\n\s*\n")


def uncovered(text: str, sentences: Iterable[str]) -> tuple[Uncovered, ...]:
    """The numerals and superlatives outside the sentences of the claims, with their line and sentence."""
    covered = list(_covered(text, sentences))
    found = []
    for match in _FOUND.finditer(text):
        words = match.group()
        if match["absolute"] and words.casefold() in _NO_SUPERLATIVE:
            continue
        if not any(begin <= match.start() < end for begin, end in covered):
            found.append(Uncovered(text.count("\n", 0, match.start()) + 1, words, _sentence(text, match.start())))
    return tuple(found)


def _covered(text: str, sentences: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where the claims' sentences stand, however the text breaks its lines."""
    for sentence in sentences:
        words = [re.escape(word) for word in sentence.split()]
        if words:
            yield from (match.span() for match in re.finditer(r"\s+".join(words), text, re.IGNORECASE))


def _sentence(text: str, at: int) -> str:
    ends: Sequence[int] = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    begin = max(end for end in ends if end <= at)
    after = min((end for end in ends if end > at), default=len(text))
    return " ".join(text[begin:after].split())
