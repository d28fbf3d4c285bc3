"""The platform behind the preview: it starts packages, keeps what they store, and fails when it is asked to."""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final

from scormpack.core.launchables import Described, Kind, Launchable, describe
from scormpack.core.opened import Opened
from scormpack.host.faults import Fault, Faults
from scormpack.host.journal import Call, Entry, Journal, Level
from scormpack.host.lrs.lrs import Lrs
from scormpack.host.records import Attempt, Records
from scormpack.host.telling import Scene, tell
from scormpack.standards.data_models import suspend_data_limit

SLOW_SECONDS: Final = 2.0
SCORM: Final = (Kind.SCORM12, Kind.SCORM2004)
_SUSPEND: Final = "cmi.suspend_data"


class How(StrEnum):
    """Why a package is started."""

    FIRST = "first"
    AGAIN = "again"
    REVIEW = "review"
    COMPLETED = "completed"
    NEWCOMER = "newcomer"


_STARTS: Final = {
    How.FIRST: "You opened the module.",
    How.AGAIN: "You opened the module again, as a learner who comes back.",
    How.REVIEW: "You opened the module to look back at it (review). A page should store nothing now.",
    How.COMPLETED: "You marked the module as finished, and opened it again.",
    How.NEWCOMER: "You opened the module as a new learner.",
}
_FAULTS: Final = {
    Fault.NONE: "Everything works again.",
    Fault.LOST: "You cut the connection. Nothing arrives from now on.",
    Fault.SILENT: "From now on the platform says that it stored everything, and forgets it.",
    Fault.SLOW: "From now on the platform takes two seconds to store anything.",
    Fault.ENDED: "The platform has logged the learner out. It stores nothing from now on.",
    Fault.ONCE: "The platform will fail at the next save, and then work again.",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """The package that is open now; `generation` counts the builds that were shown."""

    opened: Opened
    described: Described
    generation: int


@dataclass(slots=True)
class Budget:
    """The saved answers: characters handed over, characters kept, and what the platform holds (0: no limit)."""

    used: int = 0
    stored: int = 0
    limit: int = 0


@dataclass(slots=True)
class Platform:
    """All that the platform knows. `address` is set by the server; `choose` builds and shows another module."""

    shown: Shown
    address: str = ""
    slow_seconds: float = SLOW_SECONDS
    modules: tuple[str, ...] = ()
    module: str = ""
    choose: Callable[[str], None] | None = None
    journal: Journal = field(default_factory=Journal)
    faults: Faults = field(default_factory=Faults)
    records: Records = field(default_factory=Records)
    attempts: list[Attempt] = field(default_factory=list)
    locked: set[int] = field(default_factory=set)
    problems: tuple[Mapping[str, Any], ...] = ()
    learners: int = 1
    budget: Budget = field(default_factory=Budget)
    lrs: Lrs = field(init=False)
    _met: dict[tuple[int, int], Fault] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def __post_init__(self) -> None:
        self.lrs = Lrs(self.journal)

    @property
    def learner(self) -> str:
        """The learner who is at the screen."""
        return f"learner-{self.learners}"

    def show(self, opened: Opened, module: str = "") -> None:
        """Shows another build, or another module; the page reloads by itself."""
        described = describe(opened)
        with self._lock:
            before, self.shown = self.shown, Shown(opened, described, self.shown.generation + 1)
            self.module, self.problems = module or self.module, ()
        before.opened.close()
        self.journal.add(Entry("The module was built again. The page opens it anew.", Level.YOU))

    def complain(self, problems: Sequence[Mapping[str, Any]]) -> None:
        """Shows findings: the course has errors, and the last good build stays open."""
        with self._lock:
            self.problems = tuple(problems)
        self.journal.add(Entry("The course has mistakes. The last good build is still shown.", Level.REFUSED))

    def launch(self, launchable_id: str, how: How) -> dict[str, Any]:
        """Starts a launchable (no id: the first) and returns what the page needs to open it."""
        with self._lock:
            if how is How.NEWCOMER:
                self.learners += 1
            described, launchable = self.shown.described, self._launchable(launchable_id)
            if how is How.COMPLETED and described.kind in SCORM:
                self.records.complete(self.learner, launchable.id, described.kind)
            mode = "review" if how is How.REVIEW else "normal"
            attempt = Attempt(len(self.attempts) + 1, self.learner, launchable, described.kind, mode)
            self.attempts.append(attempt)
        self.journal.add(Entry(_STARTS[how], Level.YOU, attempt=attempt.number))
        return self._start(attempt, completed=how is How.COMPLETED)

    def _launchable(self, launchable_id: str) -> Launchable:
        every = self.shown.described.launchables
        return next((one for one in every if one.id == launchable_id), every[0])

    def _start(self, attempt: Attempt, *, completed: bool) -> dict[str, Any]:
        scorm = attempt.kind in SCORM
        values = self.records.begin(attempt) if scorm else {}
        stored = len(values.get(_SUSPEND, ""))
        self.budget = Budget(stored, stored, suspend_data_limit(attempt.kind) if scorm else 0)
        content = f"{self.address}/content/{self.shown.generation}"
        query = (
            "" if scorm else self.lrs.launch(attempt, self.shown.described, self.address, content, completed=completed)
        )
        href = attempt.launchable.href
        if "://" not in href:
            href = f"{content}/{href}"
        if query:
            href += f"{'&' if '?' in href else '?'}{query}"
        return {
            "attempt": attempt.number,
            "visit": sum(
                (one.learner, one.launchable.id) == (attempt.learner, attempt.launchable.id) for one in self.attempts
            ),
            "kind": attempt.kind.value,
            "id": attempt.launchable.id,
            "href": href,
            "mode": attempt.mode,
            "learner": attempt.learner,
            "values": values,
        }

    def attempt(self, number: int) -> Attempt:
        """The start of this number, from 1. Raises LookupError when there was none."""
        if not 1 <= number <= len(self.attempts):
            raise LookupError(number)
        return self.attempts[number - 1]

    def commit(self, number: int, call: int, values: Mapping[str, str], *, finished: bool) -> Fault | None:
        """Keeps what a page stores, or fails; returns the fault that it met, None after a lock-up."""
        attempt = self.attempt(number)
        if number in self.locked:
            return None
        fault = self.faults.meet()
        self._met[number, call] = fault
        if fault is Fault.SLOW:
            time.sleep(self.slow_seconds)
        if fault in {Fault.NONE, Fault.SLOW}:
            self.records.keep(attempt, values, finished=finished)
            record = self.records.record(attempt.learner, attempt.launchable.id)
            self.budget = replace(self.budget, stored=len(record.values.get(_SUSPEND, "")))
        return fault

    def report(self, number: int, calls: Sequence[Mapping[str, Any]]) -> None:
        """Takes calls from the page into the log."""
        attempt = self.attempt(number)
        limit = suspend_data_limit(attempt.kind)
        for facts in calls:
            call = Call(str(facts["name"]), tuple(map(str, facts["args"])), str(facts["value"]), str(facts["code"]))
            met = self._met.pop((number, int(facts["number"])), Fault.NONE)
            if call.name.endswith("SetValue") and call.args[:1] == (_SUSPEND,) and call.code == "0":
                self.budget = replace(self.budget, used=len(call.args[1]))
            self.journal.add(tell(call, str(facts["why"]), Scene(limit, attempt.mode, met, number)))

    def note_state(self, size_bytes: int) -> None:
        """Takes note of how much a page keeps in the State resource, which has no limit."""
        self.budget = Budget(size_bytes, size_bytes, 0)

    def fail(self, fault: Fault) -> None:
        """From now on this fault."""
        self.faults.choose(fault)
        self.journal.add(Entry(_FAULTS[fault], Level.YOU))

    def lock_up(self, number: int) -> None:
        """The learner's door is locked: nothing that this start sends is heard any more."""
        self.locked.add(number)
        self.lrs.lock(number)
        told = "You locked up: the page vanished in mid-work. Nothing from after this moment reached the platform."
        self.journal.add(Entry(told, Level.YOU, attempt=number))
