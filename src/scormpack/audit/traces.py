"""Looks for what must not be in a package any more: a name, words, files; in every byte of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from typing import Final

from scormpack.audit.engine import audit
from scormpack.audit.files import TEXT, suffix_of
from scormpack.core.findings import Code, Finding, Severity, Where
from scormpack.core.opened import Opened, open_package

STILL_THERE: Final = Code(
    "W101",
    "Something of a person who took consent back",
    Severity.ERROR,
    "The promise is that nothing of the person is left: no name, no words, no picture, no film.",
    "take it out of the course's own files, and run `scormpack withdraw` again.",
    "charity practice for people with convictions: consent can be taken back at any time",
)
_OVERLAP: Final = 4096
_TAG: Final = re.compile(r"<[^<>]{0,200}>")


@dataclass(frozen=True, slots=True)
class Traces:
    """What to look for: names (as whole words), words said (any spacing and capitals), SHA-256 of files."""

    names: tuple[str, ...]
    words: tuple[str, ...]
    sha256: frozenset[str]


def find_traces(package: Path, traces: Traces) -> Iterator[Finding]:
    """One finding for each file that still has some. The package is read whole."""
    patterns = _patterns(traces)
    audited = audit(package)
    for path, read in audited.read.items():
        if read.sha256 in traces.sha256:
            yield Finding(STILL_THERE, Where(path), "This is one of the person's own files.")
    with open_package(package) as opened:
        for path in opened.members:
            if line := _line_with(opened, path, patterns):
                yield Finding(STILL_THERE, Where(path, line if suffix_of(path) in TEXT else 0), "It has the words.")


def has_traces(text: str, traces: Traces) -> bool:
    """Whether the name or the words stand in this text."""
    return any(pattern.search(shown) for shown in _ways(text) for pattern in _patterns(traces))


@cache
def _patterns(traces: Traces) -> tuple[re.Pattern[str], ...]:
    names = (rf"(?<!\w){re.escape(_straight(name))}(?!\w)" for name in traces.names)
    spaced = (r"\s+".join(map(re.escape, _straight(words).split())) for words in traces.words)
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in (*names, *spaced))


def _line_with(opened: Opened, path: str, patterns: Iterable[re.Pattern[str]]) -> int:
    """The line, from 1, of the first hit in the file's name or bytes; 0 for none."""
    if any(pattern.search(path) for pattern in patterns):
        return 1
    before, lines = "", 1
    for chunk in opened.chunks(path):
        text = before + chunk.decode("utf-8", errors="replace")
        for shown in _ways(text):
            if match := next((hit for pattern in patterns if (hit := pattern.search(shown))), None):
                return lines + shown.count("\n", 0, match.start())
        cut = max(len(text) - _OVERLAP, 0)
        lines += text.count("\n", 0, cut)
        before = text[cut:]
    return 0


def _ways(text: str) -> Iterator[str]:
    """The text as it stands, and as a reader sees it: references resolved, tags and escapes taken away."""
    straight = _straight(text)
    yield straight
    if "&" in straight or "<" in straight or "\\" in straight:
        seen = _straight(unescape(straight)).replace('\\"', '"').replace("\\n", " ")
        yield seen
        yield _TAG.sub("", seen)


def _straight(text: str) -> str:
    """The text with curly quotes made straight, each one character for another."""
    return text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0xA0: " "})
