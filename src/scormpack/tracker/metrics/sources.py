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


def measures(kinds: Iterable[str], metric: str, told: frozenset[str] = frozenset()) -> bool:
    """Whether one of these source kinds measures a metric; `told` are the kinds whose exports have the columns."""
    answers = ((kind, CAPABILITIES[SourceKind(kind)][metric]) for kind in kinds)
    return any(can is Can.YES or (can is Can.IF_TOLD and kind in told) for kind, can in answers)
