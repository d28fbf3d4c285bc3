"""Who may speak to the LRS: one session for each start of a package, with its credentials and, for cmi5, its duties."""

import base64
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from scormpack.core.launchables import Kind
from scormpack.host.records import Attempt

_SPACE: Final = uuid.UUID("6f1c7a52-0f5e-4f0e-9f43-5a0c6d8f2b11")
HOME_PAGE: Final = "https://lms.example"
QUIET_SECONDS: Final = 0.5  # what a closed page sent at last is on its way no longer than this
_QUIET_PARTS: Final = 5  # a machine that stood still for a while takes one part, and is no quiet page
_LAST_WORDS: Final = 12  # a page that says more than this is open in another window


def activity_id(au_id: str) -> str:
    """The id that the platform gives an AU; never the publisher's own (cmi5 9.4: they may differ)."""
    return f"{HOME_PAGE}/activities/{uuid.uuid5(_SPACE, au_id)}"


@dataclass(slots=True)
class Session:
    """One start, seen from the LRS.

    `heard` are cmi5's own verbs that it has reported, in order; `latest` is the newest time that a statement named.
    """

    attempt: Attempt
    token: str
    registration: str
    activity: str
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    fetched: bool = False
    asked_launch_data: bool = False
    asked_preferences: bool = False
    locked: bool = False
    heard: list[str] = field(default_factory=list)
    latest: str = ""
    _said: int = 0
    _under_way: int = 0
    _line: threading.Condition = field(default_factory=threading.Condition)

    @property
    def cmi5(self) -> bool:
        """Whether the rules of cmi5 hold."""
        return self.attempt.kind is Kind.CMI5

    @property
    def actor(self) -> dict[str, Any]:
        """The learner as the platform names them: an account without a name."""
        return {"objectType": "Agent", "account": {"homePage": HOME_PAGE, "name": self.attempt.learner}}

    @property
    def open(self) -> bool:
        """Whether it began and has not ended."""
        return "initialized" in self.heard and not {"terminated", "abandoned"} & set(self.heard)

    @contextmanager
    def speaking(self) -> Iterator[None]:
        """While it lasts, a request of the page is being worked on."""
        with self._line:
            self._under_way += 1
        try:
            yield
        finally:
            with self._line:
                self._under_way -= 1
                self._said += 1
                self._line.notify_all()

    def hear_out(self) -> None:
        """Returns when it has ended, or has nothing under way and says nothing more, or talks on without an end."""
        with self._line:
            enough = self._said + _LAST_WORDS
            while self.open and not self.locked and self._said < enough:
                if not self._says_more() and not self._under_way:
                    return

    def _says_more(self) -> bool:
        before, seconds = self._said, QUIET_SECONDS / _QUIET_PARTS
        return any(self._line.wait_for(lambda: self._said != before, seconds) for _ in range(_QUIET_PARTS))


def new_session(attempt: Attempt) -> Session:
    """A session for this start. The registration stays the same as long as the learner does."""
    registration = str(
        uuid.uuid5(_SPACE, f"{attempt.learner} {'' if attempt.kind is Kind.CMI5 else attempt.launchable.id}")
    )
    token = base64.b64encode(f"start-{attempt.number}:{uuid.uuid4()}".encode()).decode()
    activity = activity_id(attempt.launchable.id) if attempt.kind is Kind.CMI5 else attempt.launchable.id
    return Session(attempt, token, registration, activity)
