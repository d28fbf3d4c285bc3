"""What a fault is to the tests: one change to the starter course, and the one finding that it must make."""

from collections.abc import Callable
from dataclasses import dataclass
from textwrap import indent
from typing import Final

from starter import MODULE, Starter

Change = Callable[[Starter], None]
LAST_SCREEN: Final = "  - id: my-card\n"


@dataclass(frozen=True, slots=True)
class Bad:
    """A change that makes exactly one finding: its code, its file, what stands in its line, words it says.

    `line` is "" when the finding is about the whole file. `release` asks as `build --release` does.
    """

    code: str
    what: str
    change: Change
    at: str
    line: str
    says: tuple[str, ...]
    release: bool = False


@dataclass(frozen=True, slots=True)
class Good:
    """A change close to a fault of this code, that makes no finding at all."""

    code: str
    what: str
    change: Change
    release: bool = False


def both(*changes: Change) -> Change:
    """One change after the other."""

    def change(course: Starter) -> None:
        for each in changes:
            each(course)

    return change


def swap(path: str, old: str, new: str) -> Change:
    """Puts `new` where `old` stands."""
    return lambda course: course.edit(path, old, new)


def put(path: str, data: bytes) -> Change:
    """Writes a file, whatever was there."""
    return lambda course: course.write(path, data)


def recode(path: str, encode: Callable[[str], bytes]) -> Change:
    """The same file, written another way."""
    return lambda course: course.write(path, encode(course.read(path)))


def remove(path: str) -> Change:
    """Takes a file away."""
    return lambda course: (course.root / path).unlink()


def screen(name: str, minutes: int, activity: str) -> Change:
    """One more screen before the last, in a module that has the minutes for it."""
    head = f"  - id: {name}\n    title: One more\n    minutes: {minutes}\n    activity:\n"
    added = head + indent(activity.strip("\n"), " " * 6) + "\n\n"

    def change(course: Starter) -> None:
        text = course.read(MODULE).replace("\nminutes: 15\n", "\nminutes: 44\n")
        course.write(MODULE, text.replace(LAST_SCREEN, added + LAST_SCREEN).encode())

    return change


def nothing(course: Starter) -> None:
    """The starter course as it is."""
