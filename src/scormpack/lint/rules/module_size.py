"""Modules with too many or too few screens for an hour."""

from collections.abc import Iterator
from typing import Final

from scormpack.core.findings import Code, Finding, Severity
from scormpack.load.course import LoadedModule

_AN_HOUR: Final = 45
FEWEST: Final = 14
MOST: Final = 22

CODE: Final = Code(
    "R105",
    "An hour with too many or too few screens",
    Severity.WARNING,
    "Too few make long screens that a lock-up cuts in half; too many tire.",
    "split long screens, or join short ones.",
    "house rule: 14 to 22 screens an hour",
)


def check(loaded: LoadedModule) -> Iterator[Finding]:
    """One finding when a module of about an hour has not 14 to 22 screens."""
    count = len(loaded.module.screens)
    if loaded.module.minutes >= _AN_HOUR and not FEWEST <= count <= MOST:
        message = f"{FEWEST} to {MOST} screens are wanted; there are {count}."
        yield Finding(CODE, loaded.sheet.where("screens"), message)
