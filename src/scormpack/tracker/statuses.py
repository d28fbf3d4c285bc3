"""What LMSs call the state of an attempt, and what was done by then."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from scormpack.tracker.records import Record

_WORDS: Final = {
    "not attempted": "not attempted|heb roi cynnig|non tenté|nicht versucht|no intentado",
    "incomplete": "incomplete|browsed|anghyflawn|heb ei gwblhau|incomplet|unvollständig|incompleto|not completed",
    "completed": "completed|complete|cwblhawyd|wedi'i gwblhau|terminé|achevé|abgeschlossen|completado|finalizado",
    "passed": "passed|llwyddwyd|réussi|bestanden|aprobado|completed (achieved pass grade)",
    "failed": "failed|methwyd|échoué|nicht bestanden|no aprobado|completed (did not achieve pass grade)",
}
STATUS: Final = {word: status for status, words in _WORDS.items() for word in words.split("|")}


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt as a table tells it: what `record` has in common for all its statements, its status and its times."""

    record: Record
    status: str
    started: datetime | None
    last: datetime | None


def records_of(attempt: Attempt) -> Iterator[Record]:
    """The statements of an attempt: a start if it left "not attempted", and how it ended if it did.

    Time and score go with the end; while there is none, with a `suspended` that the last access tells apart.
    """
    begun, last = attempt.started or attempt.last, attempt.last or attempt.started
    if attempt.status == "not attempted" or begun is None or last is None:
        return
    base = attempt.record
    yield replace(base, verb="initialized", when=begun, score=None, seconds=None)
    if attempt.status == "completed":
        yield replace(base, verb="completed", when=last, completion=True)
    elif attempt.status in {"passed", "failed"}:
        passed = attempt.status == "passed"
        yield replace(base, verb=attempt.status, when=last, success=passed, completion=passed or None)
    elif base.seconds is not None or base.score is not None:
        yield replace(base, verb="suspended", when=last, attempt=f"{base.attempt}@{last:%Y-%m-%dT%H:%M:%S}")
