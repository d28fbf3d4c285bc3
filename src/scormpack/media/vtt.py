"""WebVTT as written by people: every cue with its line, and every fault as a value with its line.

Our own small reader, because webvtt-py 0.6, the well-kept library for it, keeps no line numbers and raises
at the first fault; an author needs all faults at once and where they are. Source: W3C WebVTT, section 4.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scormpack.core.yamlfile import read_text

_LINE_END: Final = re.compile("\r\n|\n|\r")
_HEADER: Final = re.compile(r"WEBVTT(?:[ \t].*)?")
_TIME: Final = re.compile(r"(?:([0-9]{2,}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})")
_TIMING: Final = re.compile(r"[ \t]*(\S+)[ \t]+-->[ \t]+(\S+)(?:[ \t]+(.*))?")
_OTHER_BLOCK: Final = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t].*)?")
_TAG: Final = re.compile(r"</?[^>]*>")
_SIGNS: Final = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": " ", "&lrm;": "", "&rlm;": ""}
_ARROW: Final = "-->"


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue, or one chapter: from `start_ms` up to `end_ms`. `line` is that of its times, from 1."""

    line: int
    start_ms: int
    end_ms: int
    text: str
    id: str = ""
    settings: str = ""

    @property
    def plain(self) -> str:
        """The words as they are shown: lines kept, tags left out, `&amp;` and its like resolved."""
        return re.sub("&[a-z]+;", lambda sign: _SIGNS.get(sign[0], sign[0]), _TAG.sub("", self.text))


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong at a line (from 1), and how to mend it."""

    line: int
    message: str
    fix: str


@dataclass(frozen=True, slots=True)
class Vtt:
    """A file's cues in file order, and its faults by line. A cue with a fault in its times is left out."""

    cues: tuple[Cue, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    line: int
    lines: tuple[str, ...]


def read_vtt(path: Path) -> Vtt:
    """The file's cues and faults. Raises UnreadableInput when there is no such file or it is not UTF-8."""
    return parse_vtt(read_text(path))


def parse_vtt(text: str) -> Vtt:
    """Reads captions or chapters. Accepts a byte order mark and any line ends; never raises."""
    lines = _LINE_END.split(text.removeprefix("\ufeff"))
    body_line, faults = _header(lines)
    found = [_cue(block) for block in _blocks(lines, body_line)]
    cues = tuple(item for item in found if isinstance(item, Cue))
    faults += (item for item in found if isinstance(item, Fault))
    faults += _order_faults(cues)
    return Vtt(cues, tuple(sorted(faults)))


def seconds_covered(cues: Iterable[Cue]) -> float:
    """The time in which at least one cue is shown."""
    covered_ms = until_ms = 0
    for cue in sorted(cues, key=lambda cue: cue.start_ms):
        covered_ms += max(0, cue.end_ms - max(cue.start_ms, until_ms))
        until_ms = max(until_ms, cue.end_ms)
    return covered_ms / 1000


def characters_per_second(cue: Cue) -> float:
    """How fast the cue must be read: its shown characters, line ends not counted, over its time."""
    shown = sum(len(line) for line in cue.plain.split("\n"))
    return shown * 1000 / (cue.end_ms - cue.start_ms)


def _header(lines: list[str]) -> tuple[int, list[Fault]]:
    """The index at which the cues may begin, and what is wrong before it."""
    if not _HEADER.fullmatch(lines[0]):
        fix = "make WEBVTT the first line, alone, and leave the second line empty."
        return 0, [Fault(1, "The file does not begin with WEBVTT.", fix)]
    for index, line in enumerate(lines):
        if not line:
            return index, []
        if _ARROW in line:
            return 1, [Fault(2, "There is no empty line under WEBVTT.", "leave line 2 empty.")]
    return len(lines), []


def _blocks(lines: list[str], start: int) -> Iterator[_Block]:
    """Runs of lines between empty lines, each with the number of its first line."""
    block: list[str] = []
    for number, line in enumerate((*lines[start:], ""), start + 1):
        if line:
            block.append(line)
        elif block:
            yield _Block(number - len(block), tuple(block))
            block = []


def _cue(block: _Block) -> Cue | Fault | None:
    """The block's cue, or what is wrong with it, or nothing for a note or a style."""
    index = next((index for index, line in enumerate(block.lines) if _ARROW in line), None)
    if _OTHER_BLOCK.fullmatch(block.lines[0]):
        return None if index is None else Fault(block.line + index, "A note or style has --> in it.", "take it out.")
    if index is None or index > 1:
        fix = "put a line such as 00:00:01.000 --> 00:00:04.000 above the words, or NOTE before a note."
        return Fault(block.line, "These words have no times.", fix)
    words = block.lines[index + 1 :]
    again = next((number for number, line in enumerate(words) if _ARROW in line), None)
    if again is not None:
        return Fault(
            block.line + index + 1 + again,
            "Two cues stand in one block.",
            "leave an empty line between them.",
        )
    return _timed(block.lines[0] if index else "", block.line + index, block.lines[index], "\n".join(words))


def _timed(cue_id: str, line: int, timing: str, text: str) -> Cue | Fault:
    parts = _TIMING.fullmatch(timing)
    start_ms, end_ms = (_milliseconds(parts[1]), _milliseconds(parts[2])) if parts else (None, None)
    if parts is None or start_ms is None or end_ms is None:
        fix = "write 00:00:01.000 --> 00:00:04.000: a dot before three digits, spaces round -->."
        return Fault(line, f"The times `{timing.strip()}` cannot be read.", fix)
    if end_ms <= start_ms:
        return Fault(line, f"The cue ends at {parts[2]}, not after its start at {parts[1]}.", "mend the two times.")
    if not text.strip():
        return Fault(line, "The cue has no words.", "write its words under the times, or take the cue out.")
    return Cue(line, start_ms, end_ms, text, cue_id, (parts[3] or "").strip())


def _milliseconds(time: str) -> int | None:
    parts = _TIME.fullmatch(time)
    if parts is None:
        return None
    hours, minutes, seconds, milliseconds = (int(part or 0) for part in parts.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds


def _order_faults(cues: tuple[Cue, ...]) -> Iterator[Fault]:
    latest: Cue | None = None
    for cue in cues:
        if latest and cue.start_ms < latest.start_ms:
            yield Fault(
                cue.line,
                f"The cue starts before the one at line {latest.line}.",
                "put the cues in time order.",
            )
        elif latest and cue.start_ms < latest.end_ms:
            yield Fault(
                cue.line,
                f"The cue overlaps the one at line {latest.line}.",
                "end that one before this starts.",
            )
        if latest is None or cue.end_ms > latest.end_ms:
            latest = cue
