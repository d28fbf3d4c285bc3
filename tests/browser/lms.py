"""A small learning platform on the loopback address: packages, the platform's page, and what it keeps."""

import json
import threading
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Final, Self
from urllib.parse import quote

from .door import Door
from .launch import DEEP, Launch, Place, passage_page, platform_page

_CLOSED: Final = ("completed", "passed", "failed")
_QUIET_SECONDS: Final = 0.05
_MOST_SECONDS: Final = 5


class Mood(StrEnum):
    """What becomes of a commit."""

    KEEP = "keep"
    FAIL = "fail"
    LOSE = "lose"  # says that it was kept


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the package, with the platform's answer and error."""

    launch: int
    number: int
    name: str
    args: tuple[str, ...]
    value: str
    code: str


@dataclass
class Lms:
    """The platform. `kept` is the learner's record; it lasts over starts. `moods` are used up, the last one stays."""

    packages: Mapping[str, Path]
    kept: dict[str, str] = field(default_factory=dict)
    moods: list[Mood] = field(default_factory=lambda: [Mood.KEEP])
    delay_seconds: float = 0
    review_when_done: bool = False
    lost: tuple[str, ...] = ()  # paths of files that the platform cannot find
    commits: list[dict[str, str]] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    launches: int = 0
    _sent: dict[str, str] = field(default_factory=dict)

    def __enter__(self) -> Self:
        self._doors = [_open(self), _open(self)]
        return self

    def __exit__(self, *_: object) -> None:
        for door in self._doors:
            door.shutdown()
            door.server_close()

    @property
    def origin(self) -> str:
        """The platform's and the packages' own origin."""
        return f"http://127.0.0.1:{self._doors[0].server_address[1]}"

    @property
    def foreign(self) -> str:
        """Another origin, on this machine too."""
        return f"http://localhost:{self._doors[1].server_address[1]}"

    def start_url(self, name: str) -> str:
        """Returns the address of the package's first page."""
        return f"{self.origin}/package/{name}/index.html"

    def url(self, name: str, launch: Launch) -> str:
        """Returns the address to open for a start of the package."""
        if launch.place == Place.ALONE:
            return self.start_url(name)
        if launch.place == Place.FOREIGN:
            return f"{self.foreign}/passage/1?start={self.start_url(name)}"
        return f"{self.origin}/platform/{name}?launch={quote(json.dumps(asdict(launch)))}"

    def page(self, name: str, launch: Launch) -> str:
        """Returns the platform's page for a new start, with what was kept of the learner."""
        self.launches += 1
        start = self.start_url(name)
        if launch.place == Place.DEEP:
            start = f"{self.origin}/passage/{DEEP - 1}?start={start}"
        if launch.place == Place.BETWEEN:
            start = f"{self.foreign}/passage/1?start={start}"
        return platform_page(launch, self.launches, self._cmi(launch), start)

    def passage(self, levels: int, start: str) -> str:
        """Returns a page without an API around the package."""
        return passage_page(levels, start)

    def _cmi(self, launch: Launch) -> dict[str, str]:
        kept = {name: value for name, value in self.kept.items() if not name.endswith(("session_time", ".exit"))}
        kept = {name: value for name, value in kept.items() if name.count(".") > 1 or name == "cmi.suspend_data"}
        entry = "" if self.kept else "ab-initio"
        if self.kept.get("cmi.core.exit") == "suspend":
            entry = "resume"
        mode = launch.mode
        if self.review_when_done and self.kept.get("cmi.core.lesson_status") in _CLOSED:
            mode = "review"
        self._sent = dict(kept)
        return {
            **kept,
            "cmi.core.student_id": "a0001",
            "cmi.core.student_name": "Learner, A",
            "cmi.core.lesson_mode": mode,
            "cmi.core.credit": "credit" if mode == "normal" else "no-credit",
            "cmi.core.entry": entry if launch.entry is None else launch.entry,
        }

    def commit(self, values: dict[str, str]) -> bool:
        """Keeps what differs from the last sending, as Moodle does: a value that was lost is not sent again."""
        mood = self.moods.pop(0) if len(self.moods) > 1 else self.moods[0]
        time.sleep(self.delay_seconds)
        if mood == Mood.FAIL:
            return False
        news = {name: value for name, value in values.items() if self._sent.get(name) != value}
        self._sent = dict(values)
        if mood == Mood.KEEP:
            self.kept.update(news)
            self.commits.append(news)
        return True

    def log(self, calls: list[dict[str, object]]) -> None:
        """Takes calls from the platform's page."""
        for call in calls:
            args = call["args"]
            assert isinstance(args, list)
            self.calls.append(Call(**{**call, "args": tuple(args)}))  # type: ignore[arg-type]

    def called(self, name: str, *args: str, least: int = 1) -> list[Call]:
        """Returns the calls with this name and these first arguments, in their order.

        They come by beacon, so it waits until there are `least` of them and no more come.
        """
        end = time.monotonic() + _MOST_SECONDS
        while len(self._named(name, args)) < least and time.monotonic() < end:
            time.sleep(_QUIET_SECONDS)
        self.settle()
        return self._named(name, args)

    def settle(self) -> None:
        """Waits until no more calls come."""
        before = -1
        while before != len(self.calls):
            before = len(self.calls)
            time.sleep(_QUIET_SECONDS)

    def _named(self, name: str, args: tuple[str, ...]) -> list[Call]:
        ordered = sorted(self.calls, key=lambda call: (call.launch, call.number))
        return [call for call in ordered if call.name == name and call.args[: len(args)] == args]


def _open(lms: Lms) -> ThreadingHTTPServer:
    door = ThreadingHTTPServer(("127.0.0.1", 0), type("LmsDoor", (Door,), {"lms": lms}))
    door.daemon_threads = True
    threading.Thread(target=door.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    return door
