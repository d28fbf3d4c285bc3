"""Modules with too many or too few screens for an hour."""

from collections.abc import Iterator
from typing import Final

from scormpack.core.findings import Code, Finding, Severity
from scormpack.lint.thresholds import thresholds
from scormpack.load.course import LoadedModule

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
    count, size = len(loaded.module.screens), thresholds().size
    if loaded.module.minutes >= size.an_hour and not size.fewest_screens <= count <= size.most_screens:
        message = f"{size.fewest_screens} to {size.most_screens} screens are wanted; there are {count}."
        yield Finding(CODE, loaded.sheet.where("screens"), message)
