"""Words in scripts that a check looks for, each told once a line."""

import re
from collections.abc import Iterator

from scormpack.audit.files import File, Lines
from scormpack.audit.markup import scripts


def script_hits(
    file: File, pattern: re.Pattern[str], needs: frozenset[str], without: str = ""
) -> Iterator[tuple[int, str]]:
    """The lines and words at which the pattern stands in the file's scripts; `without` is text that may have it.

    Each match has one of the words in `needs`: a file without any of them is not searched.
    """
    if file.words.isdisjoint(needs):
        return
    for text, before in scripts(file):
        seen = set()
        looked_at = text.replace(without, "\n" * without.count("\n")) if without else text
        lines = Lines(looked_at)
        for match in pattern.finditer(looked_at):
            line = lines.at(match.start()) + before
            words = " ".join(match.group().split())[:60]
            if (line, words) not in seen:
                seen.add((line, words))
                yield line, words
