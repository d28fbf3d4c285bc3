"""Moodle's SCORM reports (basic, interactions, objectives): one row an attempt, one file an activity.

The file does not say which activity: its name does (`COURSE ACTIVITY-20261123_0024-...`), or the column of the SCO.
A score alone is a start, not a completion: whether it was enough only the SCO's status says.
"""

import re
from collections.abc import Iterator
from typing import Final

from scormpack.core.errors import UnreadableInput
from scormpack.tracker.cells import Row, Sheet
from scormpack.tracker.dates import read_date
from scormpack.tracker.events import SourceKind
from scormpack.tracker.normalise import Target
from scormpack.tracker.records import NOWHEN, Record
from scormpack.tracker.statuses import STATUS, Attempt, records_of
from scormpack.tracker.tables import NO_IDENTITY, Setting, Told, cell, column, number, who_of

KIND: Final = SourceKind.MOODLE_SCORM
_ATTEMPT: Final = ("Attempt", "Ymgais", "Tentative", "Versuch", "Intento")
_STARTED: Final = ("Started on", "Dechreuwyd ar", "Commencé le", "Begonnen am", "Comenzado el")
_LAST: Final = (
    "Last accessed on",
    "Cyrchwyd ddiwethaf ar",
    "Dernier accès le",
    "Letzter Zugriff am",
    "Último acceso el",
)
_SCORE: Final = ("Score", "Sgôr", "Note", "Punkte", "Puntuación")
_STAMP: Final = re.compile(r"-\d{8}_\d{4}.*$")
_DETAIL: Final = re.compile(r"^(Response|Right answer|Result) \d+$|^Question \d+")


def fits(sheet: Sheet) -> bool:
    """Whether the table is one of these reports."""
    return None not in (column(sheet, *_ATTEMPT), column(sheet, *_STARTED), column(sheet, *_LAST))


def records(sheet: Sheet, setting: Setting) -> Iterator[Told]:
    """What the report tells. Raises UnreadableInput when no known activity can be told from outside or its header."""
    places = [column(sheet, *names) for names in (_ATTEMPT, _STARTED, _LAST, _SCORE)]
    attempt_at, started_at, last_at = (place if place is not None else -1 for place in places[:3])
    score_at = places[3] if places[3] is not None else -1
    scos = [
        at
        for at in range(max(attempt_at, started_at, last_at, score_at) + 1, len(sheet.header))
        if not _DETAIL.match(sheet.header[at])
    ]
    target = _target(sheet, setting, scos)
    who = who_of(sheet.header)
    for line, cells in sheet.rows:
        if not cell(cells, attempt_at):
            continue
        identity = who.identity(cells, by_name=setting.by_name)
        started, last = (read_date(cell(cells, at), setting.zone) for at in (started_at, last_at))
        if not identity:
            yield line, NO_IDENTITY
        elif started is None or last is None:
            yield line, "its dates cannot be read"
        else:
            record = Record(
                line, identity, target.course, target.module, cell(cells, attempt_at), "", NOWHEN, setting.site,
                score=number(cell(cells, score_at)),
            )  # fmt: skip
            yield from records_of(Attempt(record, _status((line, cells), scos), started, last))


def _status(row: Row, scos: list[int]) -> str:
    """The status of the attempt: that of its SCOs, completed only when all of them are. No word: it was begun."""
    found = [STATUS[words] for at in scos if (words := cell(row[1], at).casefold()) in STATUS]
    if not found or all(status == "not attempted" for status in found):
        return "incomplete"
    ends = ("failed", "incomplete", "not attempted", "completed", "passed")
    status = next(end for end in ends if end in found)
    return "incomplete" if status == "not attempted" else status


def _target(sheet: Sheet, setting: Setting, scos: list[int]) -> Target:
    names = [setting.activity] if setting.activity else [*_from_file(setting.file), *(sheet.header[at] for at in scos)]
    if known := setting.first(names):
        return known
    near = f" {setting.normaliser.unknown(names[-1], setting.course)}." if names else ""
    raise UnreadableInput(
        f"{setting.file} does not say which activity it is about, by a name that is in the mapping.{near}",
        fix="name it with --activity, or add its name to the mapping.",
    )


def _from_file(name: str) -> list[str]:
    """The names that may be in `COURSE ACTIVITY-20261123_0024-...`, the longest first."""
    stem, stamped, _ = name.partition(match[0]) if (match := _STAMP.search(name)) else (name, "", "")
    words = stem.replace("_", " ").split() if stamped else []
    return [" ".join(words[start:]) for start in range(len(words))]
