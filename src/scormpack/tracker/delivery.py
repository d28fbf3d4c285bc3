"""A file as a delivery: what kind of source it is, by its content, and its lines as statements, ready for landing."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from scormpack.core.errors import UnreadableInput
from scormpack.core.registry import members
from scormpack.tracker.cells import Sheet, read_sheet
from scormpack.tracker.events import SourceKind
from scormpack.tracker.landing.batches import Delivery
from scormpack.tracker.landing.lines import DAMAGED, Bad, Block, block_of, opened
from scormpack.tracker.privacy import NotOurs, Pseudonymiser
from scormpack.tracker.records import statement_json
from scormpack.tracker.sources import xapi
from scormpack.tracker.tables import Setting

_SOURCES: Final = "scormpack.tracker.sources"
_GROUP: Final = 20_000
_HEAD: Final = 4096
_JSON_NAMES: Final = frozenset({".json", ".ndjson", ".jsonl"})


def deliver(path: Path, sha256: str, setting: Setting, pseudonymiser: Pseudonymiser) -> Delivery:
    """The file as a delivery. A table is read at once; statements are read when they are landed.

    Raises UnreadableInput for what is no source that is known, and for a table whose activity is not known.
    """
    name_hash = hashlib.sha256(path.name.encode("utf-8", "surrogateescape")).hexdigest()
    if is_json(path):
        return Delivery(sha256, name_hash, SourceKind.XAPI, setting.site, lambda: xapi.blocks(path))
    sheet = read_sheet(path)
    source = source_of(path, sheet)
    told = list(_blocks(source, sheet, setting, pseudonymiser))
    return Delivery(sha256, name_hash, source.KIND, setting.site, lambda: iter(told))


def source_of(path: Path, sheet: Sheet) -> Any:
    """The source that this table fits. Raises UnreadableInput when there is none."""
    for source in table_sources():
        if source.fits(sheet):
            return source
    shown = ", ".join(f"`{name[:40]}`" for name in sheet.header[:8])
    raise UnreadableInput(
        f"{path} is a table of a kind that is not known; its columns begin with {shown}.",
        fix="export it in English, or write the plain table: learner, module, lesson_status, started, last_accessed.",
    )


def table_sources() -> tuple[ModuleType, ...]:
    """Every source that is a table, the pickiest first."""
    found = [source for source in members(_SOURCES) if hasattr(source, "fits")]
    return tuple(sorted(found, key=lambda source: source.KIND is SourceKind.MOODLE_COMPLETION))


def statements(path: Path, setting: Setting, pseudonymiser: Pseudonymiser) -> Iterator[tuple[int, str, str]]:
    """What each row of a table gives: its line, a statement, and "" or why it gives none."""
    sheet = read_sheet(path)
    yield from _told(source_of(path, sheet), sheet, setting, pseudonymiser)


def _told(source: Any, sheet: Sheet, setting: Setting, pseudonymiser: Pseudonymiser) -> Iterator[tuple[int, str, str]]:
    for told in source.records(sheet, setting):
        if isinstance(told, tuple):
            yield told[0], "", told[1]
            continue
        try:
            yield told.line, statement_json(told, source.KIND, pseudonymiser), ""
        except NotOurs as fault:
            yield told.line, "", f"its learner {fault}"


def _blocks(source: Any, sheet: Sheet, setting: Setting, pseudonymiser: Pseudonymiser) -> Iterator[Block]:
    texts: list[str] = []
    numbers: list[int] = []
    bad: list[Bad] = []
    for line, text, fault in _told(source, sheet, setting, pseudonymiser):
        if fault:
            bad.append((line, fault))
        else:
            texts.append(text)
            numbers.append(line)
        if len(texts) >= _GROUP:
            yield block_of(texts, numbers, tuple(bad))
            texts, numbers, bad = [], [], []
    yield block_of(texts, numbers, tuple(bad))


def is_json(path: Path) -> bool:
    """Whether the file holds JSON, packed or not, going by how it begins; by its name if there is nothing in it."""
    with opened(path) as file:
        try:
            head = file.read(_HEAD)
        except DAMAGED as fault:
            reason = "it is packed, and damaged or cut short"
            raise UnreadableInput(
                f"{path} cannot be read: {reason}.", fix="copy it again from where it came."
            ) from fault
    return xapi.is_xapi(head) if head.strip() else bool(_JSON_NAMES & set(path.suffixes))
