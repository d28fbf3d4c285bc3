"""What can go wrong on a platform, at a wish."""

import threading
from enum import StrEnum


class Fault(StrEnum):
    """One way to fail. All but `ONCE` last until they are taken away."""

    NONE = "none"
    LOST = "lost"  # no answer: the network is down
    SILENT = "silent"  # says that it was stored, and forgets it
    SLOW = "slow"  # answers after two seconds
    ENDED = "ended"  # the platform has logged the learner out
    ONCE = "once"  # the next save fails, then all is well


class Faults:
    """The fault that is on. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._now = Fault.NONE

    @property
    def now(self) -> Fault:
        """What a save would meet."""
        return self._now

    def choose(self, fault: Fault) -> None:
        """From now on this fault, and no other."""
        with self._lock:
            self._now = fault

    def meet(self) -> Fault:
        """The fault that this save meets; `ONCE` is then over."""
        with self._lock:
            met = self._now
            if met is Fault.ONCE:
                self._now = Fault.NONE
        return met
