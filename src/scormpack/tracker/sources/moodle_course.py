"""Moodle's course completion report: an activity and its "Completion date", and at the end "Course complete"."""

from collections.abc import Iterator
from typing import Final

from scormpack.tracker.cells import Sheet
from scormpack.tracker.dates import read_date
from scormpack.tracker.events import SourceKind
from scormpack.tracker.records import Record
from scormpack.tracker.sources.moodle_completion import UNKNOWN, ended
from scormpack.tracker.sources.moodle_scorm import NOWHEN
from scormpack.tracker.statuses import STATUS
from scormpack.tracker.tables import NO_IDENTITY, Setting, Told, cell, is_module, who_of

KIND: Final = SourceKind.MOODLE_COURSE
_DATE: Final = " - Completion date"
_COURSE: Final = "Course complete"


def fits(sheet: Sheet) -> bool:
    """Whether the table is this report."""
    return _COURSE in sheet.header or any(name.endswith(_DATE) for name in sheet.header)


def records(sheet: Sheet, setting: Setting) -> Iterator[Told]:
    """A completion for each activity, and one for the course, that a learner completed."""
    who, header = who_of(sheet.header), sheet.header
    pairs = [(header.index(name.removesuffix(_DATE)), at) for at, name in enumerate(header) if _is_date(header, name)]
    targets = {at: setting.target(header[at]) for at, _ in pairs}
    yield from ((1, UNKNOWN.format(at + 1)) for at, _ in pairs if not is_module(targets[at]))
    course_at = header.index(_COURSE) if _COURSE in header else -1
    for line, cells in sheet.rows:
        identity = who.identity(cells, by_name=setting.by_name)
        told = list(_row(line, identity, cells, pairs, targets, setting))
        if setting.course and (when := read_date(cell(cells, course_at), setting.zone)):
            record = Record(line, identity, setting.course, None, "", "completed", when, setting.site, completion=True)
            told.append(record)
        yield from told if identity or not told else [(line, NO_IDENTITY)]


def _is_date(header: tuple[str, ...], name: str) -> bool:
    return name.endswith(_DATE) and name.removesuffix(_DATE) in header


def _row(line, identity, cells, pairs, targets, setting) -> Iterator[Told]:  # type: ignore[no-untyped-def]
    for at, date_at in pairs:
        target, state = targets[at], cell(cells, at)
        if not is_module(target) or not state:
            continue
        status = STATUS.get(state.casefold())
        if status is None:
            yield line, f"column {at + 1}: its state is not known"
        elif status in {"completed", "passed", "failed"}:
            record = Record(line, identity, target.course, target.module, "", "", NOWHEN, setting.site)
            yield ended(record, state, read_date(cell(cells, date_at), setting.zone))
