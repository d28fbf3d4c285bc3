"""Paper tallies: how many began and completed a module at a site in a time, counted by hand.

Columns: `site, course, module, from, to, starts, completions`. Each counted learner becomes a statement of somebody
who is nobody: tallies tell how many, never who, and never whether the same one comes twice.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from scormpack.tracker.cells import Sheet
from scormpack.tracker.dates import read_date
from scormpack.tracker.events import SourceKind
from scormpack.tracker.records import Record
from scormpack.tracker.tables import Setting, Told, column

KIND: Final = SourceKind.TALLY
COLUMNS: Final = ("site", "module", "from", "to", "starts", "completions")
_MOST: Final = 5000
_NOON: Final = timedelta(hours=12)


def fits(sheet: Sheet) -> bool:
    """Whether the table has the columns of a tally."""
    return all(column(sheet, name) is not None for name in COLUMNS)


def records(sheet: Sheet, setting: Setting) -> Iterator[Told]:
    """A start for each one counted, dated on the first day; a completion for as many, on the last day."""
    places = {name: column(sheet, name) for name in (*COLUMNS, "course")}
    for line, cells in sheet.rows:
        row = {name: cells[at] if at is not None and at < len(cells) else "" for name, at in places.items()}
        starts, completions = (int(row[name]) if row[name].isdecimal() else -1 for name in ("starts", "completions"))
        first, last = (read_date(row[name], setting.zone) for name in ("from", "to"))
        if not 0 <= completions <= starts <= _MOST:
            yield line, f"`starts` is no number up to {_MOST}, or `completions` no number up to `starts`"
        elif first is None or last is None or last < first:
            yield line, "`from` and `to` are no dates in order"
        else:
            yield from _counted(line, row, (starts, completions), (first + _NOON, last + _NOON), setting)


def _counted(
    line: int, row: dict[str, str], counts: tuple[int, int], window: tuple[datetime, datetime], setting: Setting
) -> Iterator[Told]:
    course = setting.normaliser.mapping.course_of(row["course"]) if row["course"] else setting.course
    target = setting.normaliser.activity(row["module"], course if isinstance(course, str) else row["course"] or None)
    if target is None:
        yield line, "its activity is not in the mapping"
        return
    period, site = f"{row['from']} to {row['to']}", row["site"] or setting.site
    for number in range(counts[0]):
        nobody = f"tally {site} {target.course} {target.module} {period} {number + 1}"
        base = Record(line, nobody, target.course, target.module, period, "initialized", window[0], site)
        yield base
        if number < counts[1]:
            yield Record(
                line, nobody, target.course, target.module, period, "completed", window[1], site, completion=True
            )
