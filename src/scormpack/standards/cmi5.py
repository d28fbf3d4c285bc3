"""cmi5: the requirements that a platform judges a page's statements by, with their ids.

The ids are those of npm @cmi5/requirements 1.0.0, which ADL's own tools report: section of cmi5_spec.md, then a number.
"""

from enum import StrEnum
from typing import Final


class Duty(StrEnum):
    """What a page owes its platform. The value is the requirement's id."""

    ACTOR = "8.1.3.0-3"
    TOKEN_ONCE = "8.2.3.0-1"  # noqa: S105  (the id of a requirement)
    HAS_ID = "9.1.0.0-1"
    OWN_VERBS = "9.3.0.0-1"
    VERB_ONCE = "9.3.0.0-2"
    PASSED_OR_FAILED = "9.3.0.0-3"
    INITIALIZED_FIRST = "9.3.0.0-4"
    TERMINATED_LAST = "9.3.0.0-5"
    COMPLETED_ONCE = "9.3.0.0-6"
    PASSED_ONCE = "9.3.0.0-7"
    NO_FALL = "9.3.0.0-8"
    NOT_AFTER_ABANDONED = "9.3.6.0-2"
    OBJECT = "9.4.0.0-2"
    SCORE = "9.5.1.0-2"
    SCORE_BOUNDS = "9.5.1.0-3"
    PASSED_IS_SUCCESS = "9.5.2.0-1"
    FAILED_IS_NONE = "9.5.2.0-2"
    SUCCESS = "9.5.2.0-3"
    COMPLETED_IS_COMPLETION = "9.5.3.0-1"
    COMPLETION = "9.5.3.0-2"
    TERMINATED_DURATION = "9.5.4.1-1"
    COMPLETED_DURATION = "9.5.4.1-2"
    PASSED_DURATION = "9.5.4.1-3"
    FAILED_DURATION = "9.5.4.1-4"
    REGISTRATION = "9.6.1.0-1"
    MOVE_ON = "9.6.2.2-1"
    NO_MOVE_ON = "9.6.2.2-2"
    SESSION_ID = "9.6.3.1-4"
    TIMESTAMP = "9.7.0.0-1"
    UTC = "9.7.0.0-2"
    LAUNCH_DATA = "10.2.1.0-4"
    LAUNCH_DATA_KEPT = "10.2.1.0-5"
    TEMPLATE = "10.2.1.0-6"
    LAUNCH_MODE = "10.2.2.0-5"
    PREFERENCES = "11.0.0.0-3"


DURATIONS: Final = {
    "terminated": Duty.TERMINATED_DURATION,
    "completed": Duty.COMPLETED_DURATION,
    "passed": Duty.PASSED_DURATION,
    "failed": Duty.FAILED_DURATION,
}
