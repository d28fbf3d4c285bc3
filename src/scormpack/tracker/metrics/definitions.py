"""What each figure means: its numerator, denominator and version, printed beside it wherever it stands."""

from dataclasses import dataclass
from typing import Final

FOLLOW_UP_DAYS: Final = 84
START_VERBS: Final = ("initialized", "attempted")
DONE_VERBS: Final = ("completed", "passed")
AVERAGES_NEED: Final = 30
RANKING_NEEDS: Final = 30


@dataclass(frozen=True, slots=True)
class Definition:
    """A metric in words. `version` grows when the same events would give another figure."""

    id: str
    title: str
    numerator: str
    denominator: str
    window: str
    version: int = 1


_BY_START = "learners whose first start lies in the window"
_ALL = (
    Definition(
        "starts",
        "Starts",
        'learners with a statement `initialized`, a SCORM attempt that left "not attempted", or a completion, counted '
        "once a module, at the site and time of the first. cmi5 `launched` alone is no start",
        "none: a count",
        _BY_START,
    ),
    Definition(
        "completions",
        "Completions",
        "starters who `completed` or `passed` the module within the follow-up of their start. `failed` is none, "
        "whatever it says of completion; `waived` is none",
        "none: a count",
        _BY_START,
    ),
    Definition(
        "completion-rate",
        "Completion rate",
        "completions",
        'starters whose follow-up is over. Learners still inside it are "still open" and stand apart',
        _BY_START,
    ),
    Definition(
        "adjusted-rate",
        "Transfer-adjusted rate",
        "completions",
        "starters whose follow-up is over, without those who did not complete and were moved, released or ill by the "
        "withdrawals file",
        _BY_START,
    ),
    Definition(
        "course-completion-rate",
        "Course completion rate",
        "starters of the course who completed every module, or the course by its platform's own `satisfied` or "
        "`completed`, within the follow-up; with a module waived, `satisfied` does not count",
        "learners whose first start of any module lies in the window, and whose follow-up is over; paper tallies do "
        "not say who, and are left out",
        _BY_START,
        version=2,
    ),
    Definition(
        "reach",
        "Reach",
        "sites with a start",
        "sites where the course was available, by the deployments",
        "any day in the window",
    ),
    Definition(
        "time-spent",
        "Time spent",
        "median minutes of completers: the longest duration that each session reports at its end, summed",
        "completers with a time",
        _BY_START,
        version=2,
    ),
    Definition(
        "sessions",
        "Sessions to completion",
        "median number of sessions up to completion; where they have no names, each `initialized` begins one",
        "completers with sessions",
        _BY_START,
        version=2,
    ),
    Definition(
        "drop-off",
        "How far learners come",
        "starters who opened the screen, at any time",
        "starters of whom the platform reports screens: at least one",
        _BY_START,
    ),
    Definition(
        "confidence",
        "Confidence before and after",
        "learners whose levels, summed over the statements that they answered both times, went up, stayed or went down",
        "learners with at least one such pair. Nothing is imputed",
        _BY_START,
    ),
    Definition(
        "outputs",
        "Documents made",
        "starters who made the document (saved or printed it)",
        "starters of whom the platform reports screens, and so documents",
        _BY_START,
    ),
    Definition(
        "contact",
        "Starts by kind of contact",
        "starts after the site's latest contact of this kind",
        "none: a count",
        _BY_START,
    ),
    Definition(
        "broadcast",
        "Broadcast and starts: an association",
        "starts in the cycle over starts in the 12 weeks before the first cycle, at sites with Wayout TV",
        "the same at sites without it. Not a proof of cause",
        "cycle, and the 12 weeks before the first",
    ),
    Definition(
        "ranking",
        "Completion against other courses",
        "course completion rate by the same rule",
        f"courses of the same platform with at least {RANKING_NEEDS} starters each; tied where 95% intervals overlap",
        _BY_START,
    ),
    Definition(
        "failed-launches",
        "Failed launches",
        "sessions that were `launched` and never `initialized`",
        "none: a count",
        "launch in the window",
    ),
    Definition("waived", "Waived", "learners for whom staff waived a module", "none: a count", "waived in the window"),
)
DEFINITIONS: Final = {definition.id: definition for definition in _ALL}
