"""Screens whose words are not recorded."""

from collections.abc import Iterator
from typing import Final

from scormpack.core.findings import Code, Finding, Severity
from scormpack.lint.subject import Subject
from scormpack.load.course import LoadedModule

_SHOWN = 3

CODE: Final = Code(
    "R119",
    "Screens without a recording of their words",
    Severity.WARNING,
    "One in six of those assessed reads below the level of a 7-year-old, and a locked-down browser may have no voice.",
    "record the words and name the file in `audio`, or write `listen: not-yet` in course.yaml.",
    "MoJ prison education statistics 2023-24: 17% at or below Entry 1",
)


def check_course(subject: Subject) -> Iterator[Finding]:
    """One finding a module with screens that lack a recording, in a course where recordings are wanted."""
    if subject.loaded.course.listen != "wanted":
        return
    for module in subject.loaded.modules:
        lacking = [screen.id for screen in module.module.screens if not screen.audio and screen.activity.type != "film"]
        if lacking:
            yield _finding(module, lacking)


def _finding(module: LoadedModule, lacking: list[str]) -> Finding:
    count = sum(screen.activity.type != "film" for screen in module.module.screens)
    shown = ", ".join(f"`{name}`" for name in lacking[:_SHOWN])
    more = " and others" if len(lacking) > _SHOWN else ""
    verb = "has" if len(lacking) == 1 else "have"
    message = f"{len(lacking)} of {count} screens {verb} no recording: {shown}{more}."
    return Finding(CODE, module.sheet.where("screens"), message)
