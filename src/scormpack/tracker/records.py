"""What a row of a table says of one learner in one module, and the xAPI statement that says the same."""

import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from scormpack.standards.xapi import VERBS as OUR_VERBS
from scormpack.tracker.events import SourceKind
from scormpack.tracker.privacy import Pseudonymiser

NOWHEN: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""The moment of a record that does not have its own yet."""
HOME_PAGE: Final = "urn:scormpack:track"
EXTENSIONS: Final = {
    "site": "urn:scormpack:track:site",
    "cohort": "urn:scormpack:track:cohort",
    "source": "urn:scormpack:track:source",
}
_NAMESPACE: Final = uuid.UUID("5c0f6a52-7d1f-5d0b-9b0e-2f6d5e1b7a11")
_ADL: Final = "http://adlnet.gov/expapi/verbs/"


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that a row tells: who (an identity, still raw), what, when (UTC), and where in the file.

    `attempt` tells repeated tries apart; what has another attempt is another statement.
    """

    line: int
    identity: str
    course: str
    module: str | None
    attempt: str
    verb: str
    when: datetime
    site: str | None = None
    cohort: str = ""
    success: bool | None = None
    completion: bool | None = None
    score: float | None = None
    seconds: float | None = None


def statement_json(record: Record, kind: SourceKind, pseudonymiser: Pseudonymiser) -> str:
    """The record as an xAPI 1.0.3 statement in JSON, built by tincan, with a pseudonym for the actor.

    Its id follows from site, course, module, pseudonym, attempt and verb alone, so that next week's export of the
    same state gives the same statement. Raises NotOurs when there is no pseudonym to be had.
    """
    from tincan import Statement

    who = pseudonymiser.pseudonym(record.identity, record.site)
    words: str = Statement(**_parts(record, kind, who, pseudonymiser.outward(who))).to_json()
    return words


def _parts(record: Record, kind: SourceKind, who: str, outward: str) -> dict[str, Any]:
    from tincan import Activity, Agent, AgentAccount, Verb

    verb = OUR_VERBS.get(record.verb, _ADL + record.verb)
    parts: dict[str, Any] = {
        "id": _id(record, who, record.verb),
        "actor": Agent(account=AgentAccount(home_page=HOME_PAGE, name=outward)),
        "verb": Verb(id=verb, display={"en": record.verb}),
        "object": Activity(id=":".join(filter(None, ("urn:scormpack", record.course, record.module)))),
        "timestamp": record.when,
        "context": _context(record, kind, who),
        "version": "1.0.3",
    }
    if result := _result(record):
        parts["result"] = result
    return parts


def _id(record: Record, who: str, verb: str) -> uuid.UUID:
    named = (record.site or "", record.course, record.module or "", who, record.attempt, verb)
    return uuid.uuid5(_NAMESPACE, "\n".join(named))


def _context(record: Record, kind: SourceKind, who: str) -> Any:
    from tincan import Context, Extensions

    said = {"site": record.site, "cohort": record.cohort, "source": str(kind)}
    extensions = {EXTENSIONS[name]: value for name, value in said.items() if value}
    one_attempt = replace(record, attempt=record.attempt.partition("@")[0])
    return Context(registration=_id(one_attempt, who, ""), extensions=Extensions(extensions))


def _result(record: Record) -> Any:
    from tincan import Result, Score

    parts: dict[str, Any] = {}
    if record.success is not None:
        parts["success"] = record.success
    if record.completion is not None:
        parts["completion"] = record.completion
    if record.score is not None:
        parts["score"] = Score(raw=record.score)
    if record.seconds is not None:
        parts["duration"] = timedelta(seconds=record.seconds)
    return Result(**parts) if parts else None
