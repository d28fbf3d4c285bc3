"""What each source can measure. What a source lacks prints *not measurable*, never 0."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from scormpack.tracker.events import SourceKind


class Can(StrEnum):
    """Whether a source measures a metric."""

    YES = "yes"
    IF_TOLD = "if told"  # only when the export has the columns for it
    NO = "no"


METRICS: Final = (
    "starts", "completions", "completion-rate", "course-completion-rate", "reach", "time-spent", "sessions", "drop-off",
    "confidence", "outputs", "failed-launches", "waived",
)  # fmt: skip
_Y, _I, _N = Can.YES, Can.IF_TOLD, Can.NO
# starts, completions, rate, course rate, reach, time, sessions, drop-off, confidence, outputs, failed launches, waived
_CAN: Final[Mapping[SourceKind, tuple[Can, ...]]] = {
    SourceKind.XAPI: (_Y, _Y, _Y, _Y, _Y, _Y, _Y, _Y, _Y, _Y, _Y, _Y),
    SourceKind.MOODLE_SCORM: (_Y, _I, _I, _I, _Y, _N, _N, _N, _N, _N, _N, _N),
    SourceKind.MOODLE_LOG: (_Y, _I, _I, _I, _Y, _N, _N, _N, _N, _N, _N, _N),
    SourceKind.CSV: (_Y, _Y, _Y, _Y, _Y, _I, _N, _N, _N, _N, _N, _N),
    SourceKind.TALLY: (_Y, _Y, _Y, _N, _Y, _N, _N, _N, _N, _N, _N, _N),
    SourceKind.MOODLE_COMPLETION: (_N, _Y, _N, _N, _N, _N, _N, _N, _N, _N, _N, _N),
    SourceKind.MOODLE_COURSE: (_N, _Y, _N, _N, _N, _N, _N, _N, _N, _N, _N, _N),
    SourceKind.MOODLE_GRADES: (_N, _N, _N, _N, _N, _N, _N, _N, _N, _N, _N, _N),
}
CAPABILITIES: Final = {kind: dict(zip(METRICS, row, strict=True)) for kind, row in _CAN.items()}


def tells_of_learners(kind: str) -> bool:
    """Whether a kind tells starts or completions at all: a grade is neither."""
    own = CAPABILITIES[SourceKind(kind)]
    return own["starts"] is not Can.NO or own["completions"] is not Can.NO


def doubles(kinds: Iterable[str]) -> frozenset[str]:
    """The kinds to leave out, of those that one site sent of one module: else a learner would count twice.

    Moodle's log knows learners by account numbers that stand in no other export. It gives way to sources that tell
    starts; those that tell completions alone give way to it.
    """
    own = {SourceKind(kind) for kind in kinds} - {SourceKind.TALLY}
    log = SourceKind.MOODLE_LOG
    if log not in own:
        return frozenset()
    better = any(CAPABILITIES[kind]["starts"] is Can.YES for kind in own - {log})
    return frozenset(kind.value for kind in ({log} if better else own - {log}))


def measures(kinds: Iterable[str], metric: str, told: frozenset[str] = frozenset()) -> bool:
    """Whether one of these source kinds measures a metric; `told` are the kinds whose exports have the columns."""
    answers = ((kind, CAPABILITIES[SourceKind(kind)][metric]) for kind in kinds)
    return any(can is Can.YES or (can is Can.IF_TOLD and kind in told) for kind, can in answers)
