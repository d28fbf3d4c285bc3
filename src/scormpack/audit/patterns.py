"""Words in scripts that a check looks for, each told once a line."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from scormpack.audit.files import File
from scormpack.audit.markup import scripts
from scormpack.audit.plain import readings

_AROUND: Final = 240


def script_hits(
    file: File, pattern: re.Pattern[str], needs: frozenset[str], without: str = ""
) -> Iterator[tuple[int, str]]:
    """The lines and words at which the pattern stands in the file's scripts; `without` is text that may have it.

    Each match has one of the words in `needs`: only what stands near them is searched.
    """
    for text, before in scripts(file):
        seen = set()
        for reading in readings(text.replace(without, "\n" * without.count("\n")) if without else text):
            for start, words in _matches(reading, pattern, needs):
                line = file.lines_of(reading).at(start) + before
                if (line, words) not in seen:
                    seen.add((line, words))
                    yield line, words


def _matches(text: str, pattern: re.Pattern[str], needs: frozenset[str]) -> Iterator[tuple[int, str]]:
    done = 0
    for need in _any_of(needs).finditer(text):
        for match in pattern.finditer(text, max(done, need.start() - _AROUND), need.end() + _AROUND):
            done = match.end()
            yield match.start(), " ".join(match.group().split())[:60]


@cache
def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(words)))
