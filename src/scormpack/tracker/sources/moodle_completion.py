"""Moodle's activity completion report: a row a learner, two columns an activity (state and date).

It tells who completed what, and nothing of those who began: starts cannot be measured with it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from scormpack.tracker.cells import Sheet
from scormpack.tracker.dates import read_date
from scormpack.tracker.events import SourceKind
from scormpack.tracker.records import NOWHEN, Record
from scormpack.tracker.statuses import STATUS
from scormpack.tracker.tables import NO_IDENTITY, Setting, Told, cell, is_module, who_of

KIND: Final = SourceKind.MOODLE_COMPLETION
UNKNOWN: Final = "column {}: an activity that is not in the mapping"


def fits(sheet: Sheet) -> bool:
    """Whether the table is this report: the first cell is empty, and every activity has an empty one after it."""
    return len(sheet.header) > 2 and not sheet.header[0] and bool(_activities(sheet))  # noqa: PLR2004


def _activities(sheet: Sheet) -> list[int]:
    header = (*sheet.header, "")
    return [at for at in range(1, len(sheet.header)) if header[at] and not header[at + 1]]


def records(sheet: Sheet, setting: Setting) -> Iterator[Told]:
    """A completion for each activity that a learner completed."""
    who = who_of(sheet.header)
    columns = [at for at in _activities(sheet) if at not in who.columns]
    targets = {at: setting.target(sheet.header[at]) for at in columns}
    yield from ((1, UNKNOWN.format(at + 1)) for at in columns if not is_module(targets[at]))
    for line, cells in sheet.rows:
        identity = who.identity(cells, by_name=setting.by_name)
        states = [(at, cell(cells, at), cell(cells, at + 1)) for at in columns if is_module(targets[at])]
        if not identity and any(_ended(state) for _, state, _ in states):
            yield line, NO_IDENTITY
            continue
        for at, state, date in states:
            target = targets[at]
            if target and state and state.casefold() not in STATUS:
                yield line, f"column {at + 1}: its state is not known"
            elif target and _ended(state):
                yield ended(
                    Record(line, identity, target.course, target.module, "", "", NOWHEN, setting.site),
                    state,
                    read_date(date, setting.zone),
                )


def ended(record: Record, state: str, when: datetime | None) -> Told:
    """The record of a completion, with the verb of its state."""
    if when is None:
        return record.line, "the date of a completion cannot be read"
    verb = STATUS[state.casefold()]
    success = {"passed": True, "failed": False}.get(verb)
    return replace(record, verb=verb, when=when, success=success, completion=None if verb == "failed" else True)


def _ended(state: str) -> bool:
    return STATUS.get(state.casefold()) in {"completed", "passed", "failed"}
