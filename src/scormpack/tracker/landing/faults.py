"""Why a statement cannot be counted: a number while it lands, words in the quarantine.

Of several faults the first of this order is told. A statement that takes another one back can only have a fault
before GROUP: it has no learner, activity or result.
"""

from enum import IntEnum
from typing import Final

from scormpack.tracker.privacy import MADE_WITH_ANOTHER_KEY, NO_KEY_HERE

FINE: Final = 255
"""No fault."""


class Fault(IntEnum):
    """The faults."""

    NOT_JSON = 1
    NO_OBJECT = 2
    NO_ID = 3
    NO_UUID = 4
    NO_VERB = 5
    VOIDS_NOTHING = 6
    NO_TIME = 7
    ODD_TIME = 8
    GROUP = 9
    NAME_ONLY = 10
    NOBODY = 11
    OTHER_KEY = 12
    NO_KEY = 13
    NO_ACTIVITY = 14
    NOT_MAPPED = 15
    SUCCESS = 16
    COMPLETION = 17
    SCORE = 18
    DURATION = 19
    REGISTRATION = 20
    PERSONAL = 21


REASONS: Final = {
    Fault.NOT_JSON: "it is not JSON",
    Fault.NO_OBJECT: "its result, score, context or account is not an object",
    Fault.NO_ID: "it has no id",
    Fault.NO_UUID: "its id is no UUID",
    Fault.NO_VERB: "it has no verb",
    Fault.VOIDS_NOTHING: "it voids nothing that has a UUID",
    Fault.NO_TIME: "it has neither timestamp nor stored",
    Fault.ODD_TIME: "its timestamp is no moment from 2000 to 2099",
    Fault.GROUP: "its actor is a group",
    Fault.NAME_ONLY: "its actor has a name only, which is no identity",
    Fault.NOBODY: "its actor has no identity",
    Fault.OTHER_KEY: f"its actor {MADE_WITH_ANOTHER_KEY}",
    Fault.NO_KEY: f"its actor {NO_KEY_HERE}",
    Fault.NO_ACTIVITY: "its object is no activity",
    Fault.NOT_MAPPED: "its activity is not in the mapping",
    Fault.SUCCESS: "result.success is not true or false",
    Fault.COMPLETION: "result.completion is not true or false",
    Fault.SCORE: "a score is not a number",
    Fault.DURATION: "result.duration is no ISO 8601 duration",
    Fault.REGISTRATION: "its registration is no UUID",
    Fault.PERSONAL: "its session, cohort, site, screen or platform looks like something personal",
}
