"""Moodle's gradebook: a grade for each activity. Whether that was enough, and when it began, it does not
say: the figures count it as neither.

It has no time but that of the download ("Last downloaded from this course"), which stands in for it.
"""

import re
from collections.abc import Iterator
from typing import Final

from scormpack.tracker.cells import Sheet
from scormpack.tracker.dates import read_date
from scormpack.tracker.events import SourceKind
from scormpack.tracker.records import Record
from scormpack.tracker.sources.moodle_completion import UNKNOWN
from scormpack.tracker.tables import NO_IDENTITY, Setting, Told, cell, column, is_module, number, who_of

KIND: Final = SourceKind.MOODLE_GRADES
_GRADE: Final = re.compile(r"^(?:[^:]+: )?(?P<name>.+) \((?:Real|Go iawn|Brut|Punkte|Real)\)$")
_DOWNLOADED: Final = ("Last downloaded from this course", "Zuletzt aus diesem Kurs geladen")
_TOTAL: Final = "Course total"


def fits(sheet: Sheet) -> bool:
    """Whether the table is a gradebook."""
    return column(sheet, *_DOWNLOADED) is not None or bool(_grades(sheet))


def _grades(sheet: Sheet) -> dict[int, str]:
    found = ((at, _GRADE.match(name)) for at, name in enumerate(sheet.header))
    return {at: match["name"] for at, match in found if match and match["name"] != _TOTAL}


def records(sheet: Sheet, setting: Setting) -> Iterator[Told]:
    """An attempt with its score for each grade."""
    who = who_of(sheet.header)
    grades, department_at = _grades(sheet), column(sheet, "Department", "Adran")
    targets = {at: setting.target(name) for at, name in grades.items()}
    yield from ((1, UNKNOWN.format(at + 1)) for at in grades if not is_module(targets[at]))
    downloaded_at = column(sheet, *_DOWNLOADED)
    for line, cells in sheet.rows:
        given = [(at, cell(cells, at)) for at in grades if is_module(targets[at]) and cell(cells, at)]
        if not given:
            continue
        identity = who.identity(cells, by_name=setting.by_name)
        downloaded = cell(cells, downloaded_at) if downloaded_at is not None else setting.exported
        when = read_date(downloaded, setting.zone)
        if not identity or when is None:
            yield line, "nothing says when it was downloaded" if identity else NO_IDENTITY
            continue
        department = cell(cells, department_at) if department_at is not None else ""
        site = setting.site or setting.normaliser.mapping.site_of(department=department)
        for at, words in given:
            target, score = targets[at], number(words)
            if score is None:
                yield line, f"column {at + 1}: the grade is no number"
            elif target:
                yield Record(line, identity, target.course, target.module, "", "attempted", when, site, score=score)
