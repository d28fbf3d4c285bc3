"""The call log: every call as a structured entry, told in plain words."""

import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any


class Level(StrEnum):
    """How much an entry matters to a reader who is no programmer."""

    QUIET = "quiet"  # a detail: shown on wish
    PLAIN = "plain"
    GOOD = "good"  # something is safe
    NOTE = "note"  # fine here, but a stricter platform might mind
    REFUSED = "refused"  # this platform said no
    LOST = "lost"  # did not arrive, or was not kept
    YOU = "you"  # a button of the preview was pressed


@dataclass(frozen=True, slots=True)
class Call:
    """One call as it was made: `name` is the API's function, or an HTTP method and resource."""

    name: str
    args: tuple[str, ...] = ()
    value: str = ""
    code: str = "0"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log. `at` is seconds since the host began; `more` says what a stricter platform would say."""

    told: str
    level: Level = Level.PLAIN
    call: Call | None = None
    more: str = ""
    attempt: int = 0
    number: int = 0
    at: float = 0

    def as_json(self) -> dict[str, Any]:
        """The entry as plain values."""
        return asdict(self)


class Journal:
    """The entries so far, oldest first. Safe to use from several threads."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._began = now()
        self._news = threading.Condition()
        self._entries: list[Entry] = []

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them."""
        with self._news:
            return tuple(self._entries)

    def add(self, entry: Entry) -> None:
        """Keeps one more, with its number and its time."""
        with self._news:
            at = round(self._now() - self._began, 3)
            self._entries.append(replace(entry, number=len(self._entries) + 1, at=at))
            self._news.notify_all()

    def after(self, number: int, wait_seconds: float = 0) -> tuple[Entry, ...]:
        """The entries after this number; waits so long for the first of them, then returns none."""
        with self._news:
            self._news.wait_for(lambda: len(self._entries) > number, wait_seconds)
            return tuple(self._entries[number:])

    def called(self, name: str, *args: str) -> tuple[Call, ...]:
        """The calls with this name and these first arguments, in order."""
        calls = (entry.call for entry in self.entries if entry.call)
        return tuple(call for call in calls if call.name == name and call.args[: len(args)] == args)
