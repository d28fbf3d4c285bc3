"""The state budget: proof at build time that the largest answers of a module fit what the platform keeps.

The saved state is `1;checksum;seq;flags;here;seen;key:answer;...` (player/state.js); these figures count its
characters in the worst case.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from scormpack.core.findings import Code, Finding, Severity
from scormpack.core.ids import KEY_LENGTH
from scormpack.load.course import LoadedModule
from scormpack.model.profile import Profile

STATE_VERSION: Final = 1
_HEAD = len("1;") + len("cccccc;") + len("999999;") + len("dt0z1;") + len("abc;")
_ANSWER_MARKS = len(";") + KEY_LENGTH + len(":")
_NAMED = 3

OVER_LIMIT: Final = Code(
    "B001",
    "A module whose answers may not fit",
    Severity.ERROR,
    "What does not fit is lost: a learner would come back to find words gone.",
    "lower a `limit`, or take a writing box or a plan row away.",
    "SCORM 1.2 RTE: cmi.suspend_data holds 4,096 characters",
)
OVER_AIM: Final = Code(
    "B002",
    "A module whose answers leave little room",
    Severity.WARNING,
    "Some platforms escape characters before they count, and later releases need room to grow.",
    "lower a `limit`, or take a writing box or a plan row away.",
    "house rule: 3,000 of 4,096 characters",
)


@dataclass(frozen=True, slots=True)
class Budget:
    """The worst-case characters of a module's saved state: in all, and for each screen that saves."""

    total: int
    screens: tuple[tuple[str, int], ...]

    @property
    def largest(self) -> str:
        """The screens that cost most, in words."""
        top = sorted(self.screens, key=lambda pair: -pair[1])[:_NAMED]
        return ", ".join(f"`{name}` {cost}" for name, cost in top)


def state_budget(loaded: LoadedModule) -> Budget:
    """The module's budget: the head, three characters for each screen seen, and each answer at its largest."""
    screens = loaded.module.screens
    costs = tuple(
        (screen.id, _ANSWER_MARKS + screen.activity.worst_case()) for screen in screens if screen.activity.worst_case()
    )
    return Budget(_HEAD + KEY_LENGTH * len(screens) + sum(cost for _, cost in costs), costs)


def budget_findings(loaded: LoadedModule, profile: Profile) -> Iterator[Finding]:
    """A finding when the worst case is over the profile's limit, or over what the house aims at."""
    budget, limit, aim = (
        state_budget(loaded),
        profile.suspend_data_limit.value,
        profile.suspend_data_aim.value,
    )
    if budget.total <= aim:
        return
    code, wanted = (OVER_LIMIT, limit) if budget.total > limit else (OVER_AIM, aim)
    message = (
        f"At most {wanted} characters of saved answers are wanted for `{profile.id}`; "
        f"this module can need {budget.total}. Most go to {budget.largest}."
    )
    yield Finding(code, loaded.sheet.where("screens"), message)
