"""Moodle's log: who launched what, and every status and score that a SCO submitted.

It knows learners by their account number in that Moodle, which no other export has. Where a site sent reports of the
same module too, the figures leave one of them out (`metrics.sources.doubles`).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from scormpack.tracker.cells import Sheet
from scormpack.tracker.dates import read_date
from scormpack.tracker.events import SourceKind
from scormpack.tracker.records import Record
from scormpack.tracker.sources.moodle_completion import UNKNOWN
from scormpack.tracker.statuses import STATUS, Attempt, records_of
from scormpack.tracker.tables import Setting, Told, cell, column, is_module

KIND: Final = SourceKind.MOODLE_LOG
_LAUNCHED: Final = re.compile(r"The user with id '(\d+)' launched the sco with id '\d+' for the scorm")
_SUBMITTED: Final = re.compile(
    r"The user with the id '(\d+)' submitted the element '(cmi\.[\w.]+)' with the value of '([^']*)' "
    r"for the attempt with the id '(\d+)'"
)
_STATUSES: Final = frozenset({"cmi.core.lesson_status", "cmi.completion_status", "cmi.success_status"})


def fits(sheet: Sheet) -> bool:
    """Whether the table is a log."""
    return None not in (column(sheet, "Event context"), column(sheet, "Description"), column(sheet, "Time"))


def records(sheet: Sheet, setting: Setting) -> Iterator[Told]:
    """Launches, and what SCOs submitted; other happenings are passed over."""
    time_at, context_at, words_at = (column(sheet, name) or 0 for name in ("Time", "Event context", "Description"))
    unknown: set[str] = set()
    for line, cells in sheet.rows:
        words = cell(cells, words_at)
        if not (_LAUNCHED.match(words) or _SUBMITTED.match(words)):
            continue
        name = cell(cells, context_at)
        target = setting.target(name)
        when = read_date(cell(cells, time_at), setting.zone)
        if target is None or not is_module(target):
            if name not in unknown:
                unknown.add(name)
                yield line, UNKNOWN.format(context_at + 1)
        elif when is None:
            yield line, "its time cannot be read"
        else:
            account = words.partition("'")[2].partition("'")[0]
            record = Record(line, f"moodle account {account}", target.course, target.module, "", "", when, setting.site)
            yield from _told(record, words)


def _told(record: Record, words: str) -> Iterator[Told]:
    if match := _SUBMITTED.match(words):
        _, element, value, attempt = match.groups()
        mine = replace(record, attempt=attempt)
        if element in _STATUSES and value.casefold() in STATUS:
            yield from records_of(Attempt(mine, STATUS[value.casefold()], record.when, record.when))
    else:
        yield replace(record, verb="launched", attempt=f"{record.when:%Y-%m-%dT%H:%M:%S}")
