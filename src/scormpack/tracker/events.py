"""What the store holds: one row an event, and the columns of every table, with their types.

All ids are strings (Spark cannot read Parquet's UUIDs), all times are UTC. A statement that answers a scale of
several items gives one row an item, under the same `statement_id`; else `statement_id` is unique over the store,
however the statement came. Voided events stay: readers leave out what `voids` names.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

SCHEMA_VERSION: Final = 1

_TEXT, _TIME, _BOOL, _DOUBLE, _INT, _LONG = "VARCHAR", "TIMESTAMP", "BOOLEAN", "DOUBLE", "INTEGER", "BIGINT"

EVENTS: Final[dict[str, str]] = {
    "statement_id": _TEXT,
    "content_hash": _TEXT,
    "when": _TIME,
    "stored": _TIME,
    "received_at": _TIME,
    "pseudonym": _TEXT,
    "site": _TEXT,
    "platform": _TEXT,
    "course": _TEXT,
    "module": _TEXT,
    "kind": _TEXT,
    "part": _TEXT,
    "verb": _TEXT,
    "success": _BOOL,
    "completion": _BOOL,
    "score_raw": _DOUBLE,
    "scale_moment": _TEXT,
    "scale_item": _TEXT,
    "scale_level": _INT,
    "seconds": _DOUBLE,
    "registration": _TEXT,
    "session": _TEXT,
    "cohort": _TEXT,
    "source_kind": _TEXT,
    "source_sha256": _TEXT,
    "line": _LONG,
}
VOIDS: Final[dict[str, str]] = {
    "void_id": _TEXT,
    "target_id": _TEXT,
    "when": _TIME,
    "source_sha256": _TEXT,
    "line": _LONG,
}
CONFLICTS: Final[dict[str, str]] = {
    "statement_id": _TEXT,
    "kept_hash": _TEXT,
    "other_hash": _TEXT,
    "source_sha256": _TEXT,
    "line": _LONG,
    "when_seen": _TIME,
}
QUARANTINE: Final[dict[str, str]] = {"source_sha256": _TEXT, "line": _LONG, "reason": _TEXT}
LEDGER: Final[dict[str, str]] = {
    "site": _TEXT,
    "source_kind": _TEXT,
    "source_name_hash": _TEXT,
    "source_sha256": _TEXT,
    "first_when": _TIME,
    "last_when": _TIME,
    "received_at": _TIME,
    "rows_read": _LONG,
    "rows_new": _LONG,
    "rows_duplicate": _LONG,
    "rows_quarantined": _LONG,
}
TABLES: Final[dict[str, dict[str, str]]] = {
    "events": EVENTS,
    "voids": VOIDS,
    "conflicts": CONFLICTS,
    "quarantine": QUARANTINE,
    "ledger": LEDGER,
}


class Kind(StrEnum):
    """What a statement is about: the course, a module, or a part of one."""

    COURSE = "course"
    MODULE = "module"
    SCREEN = "screen"
    ANSWER = "answer"
    FILM = "film"
    OUTPUT = "output"
    OTHER = "other"


class SourceKind(StrEnum):
    """Where a row came from; it decides what can be measured."""

    XAPI = "xapi"
    MOODLE_SCORM = "moodle-scorm"
    MOODLE_COMPLETION = "moodle-completion"
    MOODLE_COURSE = "moodle-course"
    MOODLE_GRADES = "moodle-grades"
    MOODLE_LOG = "moodle-log"
    CSV = "csv"
    TALLY = "tally"


VERBS: Final = (
    "launched", "initialized", "attempted", "resumed", "suspended", "experienced", "progressed", "played", "paused",
    "seeked", "answered", "created", "completed", "passed", "failed", "terminated", "abandoned", "waived", "satisfied",
    "voided",
)  # fmt: skip
UNKNOWN_VERB: Final = "other"


@dataclass(frozen=True, slots=True)
class Event:
    """One row of `events`, as Python values; see EVENTS for the types."""

    statement_id: str
    content_hash: str
    when: datetime
    received_at: datetime
    pseudonym: str
    verb: str
    kind: Kind
    source_kind: SourceKind
    source_sha256: str
    line: int
    stored: datetime | None = None
    site: str | None = None
    platform: str | None = None
    course: str | None = None
    module: str | None = None
    part: str = ""
    success: bool | None = None
    completion: bool | None = None
    score_raw: float | None = None
    scale_moment: str | None = None
    scale_item: str | None = None
    scale_level: int | None = None
    seconds: float | None = None
    registration: str | None = None
    session: str | None = None
    cohort: str | None = None
