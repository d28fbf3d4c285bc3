"""The plain table for other LMSs: one row an attempt.

Columns: `learner`, `module`, `lesson_status`, and as far as known `course, attempt, started, last_accessed, score,
seconds, site, cohort`. `lesson_status` is SCORM's own word. `learner` is an id number, never a name.
"""

from collections.abc import Iterator
from typing import Final

from scormpack.tracker.cells import Sheet
from scormpack.tracker.dates import read_date
from scormpack.tracker.events import SourceKind
from scormpack.tracker.normalise import Target
from scormpack.tracker.records import NOWHEN, Record
from scormpack.tracker.statuses import STATUS, Attempt, records_of
from scormpack.tracker.tables import NO_IDENTITY, Setting, Told, column, number

KIND: Final = SourceKind.CSV
NEEDED: Final = ("learner", "module", "lesson_status")
MORE: Final = ("course", "attempt", "started", "last_accessed", "score", "seconds", "site", "cohort")


def fits(sheet: Sheet) -> bool:
    """Whether the table has the columns that are needed."""
    return all(column(sheet, name) is not None for name in NEEDED)


def records(sheet: Sheet, setting: Setting) -> Iterator[Told]:
    """What each attempt tells."""
    places = {name: column(sheet, name) for name in (*NEEDED, *MORE)}
    for line, cells in sheet.rows:
        row = {name: cells[at] if at is not None and at < len(cells) else "" for name, at in places.items()}
        fault, target = _fault(row), _target(row, setting)
        if fault or target is None:
            yield line, fault or "its activity is not in the mapping"
            continue
        started, last = (read_date(row[name], setting.zone) for name in ("started", "last_accessed"))
        status = STATUS[row["lesson_status"].casefold()]
        if status != "not attempted" and not (started or last):
            yield line, "neither `started` nor `last_accessed` is a date"
            continue
        record = Record(
            line, row["learner"], target.course, target.module, row["attempt"] or "1", "", NOWHEN,
            row["site"] or setting.normaliser.mapping.site_of(cohort=row["cohort"]) or setting.site, row["cohort"],
            score=number(row["score"]), seconds=number(row["seconds"]),
        )  # fmt: skip
        yield from records_of(Attempt(record, status, started, last))


def _fault(row: dict[str, str]) -> str:
    if not row["learner"]:
        return NO_IDENTITY
    if row["lesson_status"].casefold() not in STATUS:
        return "`lesson_status` is none of SCORM's words"
    wrong = [name for name in ("score", "seconds") if row[name] and number(row[name]) is None]
    return f"`{wrong[0]}` is no number" if wrong else ""


def _target(row: dict[str, str], setting: Setting) -> Target | None:
    known = setting.normaliser
    if not row["course"]:
        return setting.target(row["module"])
    course = known.mapping.course_of(row["course"])
    return known.activity(row["module"], course if isinstance(course, str) else row["course"])
