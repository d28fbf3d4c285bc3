"""Stated minutes that a slow reader cannot keep, or that promise too much."""

import math
from collections.abc import Iterator
from typing import Final

from scormpack.core.findings import Code, Finding, Severity
from scormpack.core.markdown import plain_text
from scormpack.lint.thresholds import thresholds
from scormpack.lint.words import words
from scormpack.load.course import LoadedModule
from scormpack.model.base import WORDS_A_MINUTE
from scormpack.model.course import Screen

CODE: Final = Code(
    "R103",
    "Minutes that do not fit the screen",
    Severity.WARNING,
    "Sessions are short and cut without warning; a learner plans with the minutes that the screen states.",
    "state the minutes that are named, or change the length of the screen.",
    "house rule: 100 words a minute plus the activity's own time; the film by its length",
)

LONG_SCREEN: Final = Code(
    "R127",
    "A long screen",
    Severity.WARNING,
    "A lock-up can come at any minute; what a learner was in the middle of should be soon done again.",
    "make two screens of it; each saves on its own.",
    "house rule: at most 10 minutes a screen",
)
LONG_MODULE: Final = Code(
    "R128",
    "A module of more than an hour",
    Severity.WARNING,
    "Time out of the cell is short; an hour is what a session may give.",
    "move screens to another module.",
    "the programme: five one-hour modules; HMIP: a quarter are unlocked less than two hours",
)


def check(loaded: LoadedModule) -> Iterator[Finding]:
    """One finding for each screen that states too few or far too many minutes, and one for the module's sum."""
    total, limits = 0, thresholds().minutes
    for number, screen in enumerate(loaded.module.screens):
        total += screen.minutes
        if screen.activity.type == "film" and loaded.film is None:
            continue
        needed = minutes_needed(screen, loaded)
        if not needed <= screen.minutes <= needed + limits.slack:
            message = f"Minutes for a slow reader: about {needed}; stated: {screen.minutes}."
            yield Finding(CODE, loaded.sheet.where("screens", number, "minutes"), message)
        if screen.minutes > limits.screen:
            message = f"At most {limits.screen} minutes are wanted; this screen takes {screen.minutes}."
            yield Finding(LONG_SCREEN, loaded.sheet.where("screens", number, "minutes"), message)
    if loaded.module.minutes > limits.module:
        message = f"At most {limits.module} minutes are wanted; this module states {loaded.module.minutes}."
        yield Finding(LONG_MODULE, loaded.sheet.where("minutes"), message)
    if total > loaded.module.minutes:
        message = f"The screens add up to {total} minutes; the module states {loaded.module.minutes}."
        yield Finding(CODE, loaded.sheet.where("minutes"), message)


def minutes_needed(screen: Screen, loaded: LoadedModule) -> int:
    """Whole minutes for reading at 100 words a minute, for the activity, and for the film if it stands here."""
    activity = screen.activity
    count = sum(len(words(plain_text(text))) for text in (screen.title, *activity.one_reading()))
    film = loaded.film.model.minutes if activity.type == "film" and loaded.film else 0
    return max(1, math.ceil(round(count / WORDS_A_MINUTE + activity.own_seconds() / 60 + film - 0.25, 2)))
