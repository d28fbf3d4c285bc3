"""Moodle's course completion report: an activity and its "Completion date", and at the end "Course complete"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from scormpack.tracker.cells import Sheet
from scormpack.tracker.dates import read_date
from scormpack.tracker.events import SourceKind
from scormpack.tracker.normalise import Target
from scormpack.tracker.records import NOWHEN, Record
from scormpack.tracker.sources.moodle_completion import UNKNOWN, ended
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
    targets = {pair: setting.target(header[pair[0]]) for pair in pairs}
    yield from ((1, UNKNOWN.format(pair[0] + 1)) for pair, target in targets.items() if not is_module(target))
    course_at = header.index(_COURSE) if _COURSE in header else -1
    for line, cells in sheet.rows:
        identity = who.identity(cells, by_name=setting.by_name)
        base = Record(line, identity, setting.course or "", None, "", "completed", NOWHEN, setting.site)
        told = list(_activities(base, cells, targets, setting.zone))
        if setting.course and (when := read_date(cell(cells, course_at), setting.zone)):
            told.append(replace(base, when=when, completion=True))
        yield from told if identity or not told else [(line, NO_IDENTITY)]


def _is_date(header: tuple[str, ...], name: str) -> bool:
    return name.endswith(_DATE) and name.removesuffix(_DATE) in header


def _activities(
    base: Record, cells: tuple[str, ...], targets: dict[tuple[int, int], Target | None], zone: str
) -> Iterator[Told]:
    for (at, date_at), target in targets.items():
        state = cell(cells, at)
        if target is None or not is_module(target) or not state:
            continue
        status = STATUS.get(state.casefold())
        if status is None:
            yield base.line, f"column {at + 1}: its state is not known"
        elif status in {"completed", "passed", "failed"}:
            record = replace(base, course=target.course, module=target.module)
            yield ended(record, state, read_date(cell(cells, date_at), zone))
