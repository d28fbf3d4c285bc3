"""Finds numerals and superlatives in a text that no claim covers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from scormpack.tracker.reports.report import Uncovered

_NUMBERS: Final = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|forty|fifty|hundreds?|thousands?|"
    "millions?|half|double|twice|thrice"
)
_ABSOLUTES: Final = (
    "all|always|best|biggest|entire|every|everyone|everybody|first|greatest|highest|largest|least|lowest|majority|"
    "maximum|minimum|most|never|none|nobody|only|unique|unprecedented|unrivalled|worst"
)
_ENDS_SO: Final = (
    "arrest|attest|behest|bequest|conquest|contest|crest|detest|digest|earnest|forest|guest|harvest|honest|infest|"
    "ingest|interest|invest|manifest|midwest|modest|molest|northwest|pest|priest|protest|quest|request|rest|southwest|"
    "suggest|tempest|test|vest|west|wrest|zest"
)
_FOUND: Final = re.compile(
    r"(?<![\w.])\d[\d,]*(?:\.\d+)?%?(?!\w)"
    rf"|\b(?:{_NUMBERS}|{_ABSOLUTES}|(?!(?:{_ENDS_SO})\b)\w{{2,}}(?:iest|[b-df-hj-np-tv-z]est))\b",
    re.IGNORECASE,
)
_END: Final = re.compile(r"(?<=[.!?…])[\"'”’)*]*\s+|\n\s*\n")


def uncovered(text: str, sentences: Iterable[str]) -> tuple[Uncovered, ...]:
    """The numerals and superlatives outside the sentences of the claims, with their line and sentence."""
    covered = list(_covered(text, sentences))
    return tuple(
        Uncovered(text.count("\n", 0, match.start()) + 1, match.group(), _sentence(text, match.start()))
        for match in _FOUND.finditer(text)
        if not any(begin <= match.start() < end for begin, end in covered)
    )


def words_of(sentence: str) -> tuple[str, ...]:
    """The numerals and superlatives of one sentence."""
    return tuple(match.group() for match in _FOUND.finditer(sentence))


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
