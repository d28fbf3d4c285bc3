"""What a platform keeps of its learners: one record for each learner and launchable, by the rules of the RTE."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from scormpack.core.launchables import Kind, Launchable
from scormpack.host.times import from_iso, from_timespan, to_iso, to_timespan

_SESSION_ONLY: Final = {"cmi.core.session_time", "cmi.session_time", "adl.nav.request"}
_FACTS12: Final = {
    "launch_data": "cmi.launch_data",
    "mastery_score": "cmi.student_data.mastery_score",
    "max_time_allowed": "cmi.student_data.max_time_allowed",
    "time_limit_action": "cmi.student_data.time_limit_action",
}
_FACTS2004: Final = {
    "launch_data": "cmi.launch_data",
    "max_time_allowed": "cmi.max_time_allowed",
    "time_limit_action": "cmi.time_limit_action",
    "completion_threshold": "cmi.completion_threshold",
    "scaled_passing_score": "cmi.scaled_passing_score",
}


@dataclass(slots=True)
class Record:
    """What is kept of one learner in one launchable: element names to values, and the time spent in all."""

    values: dict[str, str] = field(default_factory=dict)
    hundredths: int = 0
    launched: bool = False


@dataclass(frozen=True, slots=True)
class Attempt:
    """One start of a launchable. `number` counts all starts on this host."""

    number: int
    learner: str
    launchable: Launchable
    kind: Kind
    mode: str = "normal"


class Records:
    """The platform's store. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._records: dict[tuple[str, str], Record] = {}

    def record(self, learner: str, launchable_id: str) -> Record:
        """The learner's record, made when it is not there yet."""
        with self._lock:
            return self._records.setdefault((learner, launchable_id), Record())

    def begin(self, attempt: Attempt) -> dict[str, str]:
        """The values that the run-time starts with."""
        with self._lock:
            record = self.record(attempt.learner, attempt.launchable.id)
            values = _begin12(attempt, record) if attempt.kind is Kind.SCORM12 else _begin2004(attempt, record)
            if attempt.mode == "normal":
                record.launched = True
                record.values.pop("cmi.core.exit", None)
                record.values.pop("cmi.exit", None)
            return values

    def keep(self, attempt: Attempt, news: Mapping[str, str], *, finished: bool) -> None:
        """Keeps what a commit brings; at the end adds the session's time and settles the status."""
        with self._lock:
            record = self.record(attempt.learner, attempt.launchable.id)
            record.values.update(news)
            if finished:
                _end12(attempt, record) if attempt.kind is Kind.SCORM12 else _end2004(record)

    def complete(self, learner: str, launchable_id: str, kind: Kind) -> None:
        """Marks the record as completed, as a platform's staff could."""
        with self._lock:
            element = "cmi.core.lesson_status" if kind is Kind.SCORM12 else "cmi.completion_status"
            self.record(learner, launchable_id).values[element] = "completed"


def _begin12(attempt: Attempt, record: Record) -> dict[str, str]:
    exit_ = record.values.get("cmi.core.exit", "")
    entry = "ab-initio" if not record.launched else "resume" if exit_ == "suspend" else ""
    return {
        **{name: value for name, value in record.values.items() if name not in {*_SESSION_ONLY, "cmi.core.exit"}},
        **_facts(attempt, _FACTS12),
        "cmi.core.student_id": attempt.learner,
        "cmi.core.student_name": "Learner, A",
        "cmi.core.lesson_mode": attempt.mode,
        "cmi.core.credit": "credit" if attempt.mode == "normal" else "no-credit",
        "cmi.core.entry": entry,
        "cmi.core.total_time": to_timespan(record.hundredths),
    }


def _begin2004(attempt: Attempt, record: Record) -> dict[str, str]:
    """An attempt that was not suspended is over: the next start is a new one, without its data (RTE 4.2.8)."""
    suspended = record.values.get("cmi.exit") == "suspend"
    if record.launched and not suspended and attempt.mode == "normal":
        record.values, record.hundredths = {}, 0
    entry = "resume" if suspended else "ab-initio" if attempt.mode == "normal" else ""
    return {
        **{name: value for name, value in record.values.items() if name not in {*_SESSION_ONLY, "cmi.exit"}},
        **_facts(attempt, _FACTS2004),
        "cmi.learner_id": attempt.learner,
        "cmi.learner_name": "Learner, A",
        "cmi.mode": attempt.mode,
        "cmi.credit": "credit" if attempt.mode == "normal" else "no-credit",
        "cmi.entry": entry,
        "cmi.total_time": to_iso(record.hundredths),
    }


def _facts(attempt: Attempt, names: Mapping[str, str]) -> dict[str, str]:
    return {names[name]: value for name, value in attempt.launchable.facts.items() if name in names}


def _end12(attempt: Attempt, record: Record) -> None:
    """Without a status the platform says "completed"; a mastery score in the manifest overrules the status."""
    record.hundredths += from_timespan(record.values.pop("cmi.core.session_time", ""))
    record.values.setdefault("cmi.core.lesson_status", "completed")
    mastery, raw = attempt.launchable.facts.get("mastery_score", ""), record.values.get("cmi.core.score.raw", "")
    if mastery and raw and attempt.mode == "normal":
        record.values["cmi.core.lesson_status"] = "passed" if float(raw) >= float(mastery) else "failed"


def _end2004(record: Record) -> None:
    record.hundredths += from_iso(record.values.pop("cmi.session_time", ""))
    record.values.pop("adl.nav.request", None)
