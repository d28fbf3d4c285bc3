"""xAPI statements: a line each (NDJSON), an array, or an LRS's own `{"statements": [...]}`, plain or gzip."""

import codecs
import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from scormpack.tracker.events import SourceKind
from scormpack.tracker.landing.lines import DAMAGED, LONGEST_LINE, Bad, Block, block_of, blocks_of, opened

KIND: Final = SourceKind.XAPI
_HEAD: Final = 1 << 16
_STEP: Final = 1 << 20
_GROUP: Final = 20_000
_BLANK: Final = " \t\r\n,"
_UNENDED: Final = "the JSON breaks off or is damaged from here on"


def is_xapi(head: bytes) -> bool:
    """Whether a file that starts like this is JSON."""
    words = head.decode("utf-16" if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig", "ignore")
    return words.lstrip()[:1] in {"{", "["}


def blocks(path: Path) -> Iterator[Block]:
    """The file's statements in blocks: numbered by line, or by place where they are not one a line."""
    with opened(path) as file:
        try:
            head = file.read(_HEAD)
        except DAMAGED:
            head = b""
    yield from _documents(path) if _is_document(head) else blocks_of(path)


def _is_document(head: bytes) -> bool:
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return False
    words = head.decode("utf-8-sig", "replace").lstrip()
    first = words.partition("\n")[0].strip()
    if words.startswith("["):
        return True
    try:
        value = json.loads(first)
    except ValueError:
        return first == "{" or (len(words) < _HEAD and _opens_statements(words)) or _opens_statements(words)
    except RecursionError:
        return False
    return isinstance(value, dict) and "statements" in value and "verb" not in value


def _opens_statements(words: str) -> bool:
    return words[:200].replace(" ", "").replace("\n", "").replace("\r", "").startswith('{"statements":[')


def _documents(path: Path) -> Iterator[Block]:
    texts: list[str] = []
    numbers: list[int] = []
    bad: list[Bad] = []
    for number, text in enumerate(_statements(path), 1):
        if text is None:
            bad.append((number, _UNENDED))
        else:
            texts.append(text)
            numbers.append(number)
        if len(texts) >= _GROUP:
            yield block_of(texts, numbers, tuple(bad))
            texts, numbers, bad = [], [], []
    if texts or bad:
        yield block_of(texts, numbers, tuple(bad))


def _statements(path: Path) -> Iterator[str | None]:
    """The text of each statement; None where the document cannot be read on."""
    decoder = json.JSONDecoder()
    source = _chunks(path)
    held = next(source, "").lstrip()
    held = _into_list(held)
    while True:
        held = held.lstrip(_BLANK)
        if held[:1] in {"]", "}"}:
            return
        try:
            _, end = decoder.raw_decode(held)
            if end == len(held):  # a number or a word may go on in the next chunk
                more = next(source, "")
                held, grown = held + more, bool(more)
                if grown:
                    continue
            yield held[:end]
            held = held[end:]
        except RecursionError:
            yield None
            return
        except ValueError:
            more = next(source, "") if len(held) < LONGEST_LINE else ""
            if not more:
                if held.strip():
                    yield None
                return
            held += more


def _into_list(held: str) -> str:
    """The text from the first statement on, past `[` or `{"statements": [`."""
    if held.startswith("["):
        return held[1:]
    opening = held.find("[") if _opens_statements(held) else -1
    return held[opening + 1 :] if opening >= 0 else held


def _chunks(path: Path) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8-sig")(errors="replace")
    with opened(path) as file, contextlib.suppress(*DAMAGED):
        while chunk := file.read(_STEP):
            yield decoder.decode(chunk)
