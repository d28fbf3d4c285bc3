"""A page that is closed while its statements are on a line where each takes its own time: all arrive, the end last."""

import threading
import time
from collections.abc import Mapping
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Request

from scormpack.core.opened import open_package
from scormpack.host.faults import Fault
from scormpack.host.lrs.cmi5 import SESSION_ID
from scormpack.host.lrs.telling import verb_name
from scormpack.host.server import Host

from .hands import do_screen
from .test_every_door import refusals, sit_down

LONGEST_SECONDS = 0.8


def slow_line(host: Host, monkeypatch: pytest.MonkeyPatch, chance: Random) -> None:
    """From now on what arrives is worked on after a time of its own."""
    lock = threading.Lock()

    def wait(_seconds: float) -> None:
        with lock:
            seconds = chance.random() * LONGEST_SECONDS
        time.sleep(seconds)

    monkeypatch.setattr("scormpack.host.lrs.routes.time", SimpleNamespace(sleep=wait))
    host.platform.fail(Fault.SLOW)


def close(page: Page, how: str) -> None:
    """The platform takes the page away, or the learner closes the tab."""
    if how == "taken away":
        page.evaluate("lms.stage.leave()")
    else:
        page.close()


def is_report(request: Request) -> bool:
    """Whether a page reports something."""
    return request.method in {"POST", "PUT"} and "/lrs/statements" in request.url


def session_of(statement: Mapping[str, Any]) -> str:
    """The session of cmi5 that a statement belongs to."""
    return str(statement["context"]["extensions"][SESSION_ID])


@pytest.mark.parametrize("how", ["taken away", "closed"])
@pytest.mark.parametrize("seed", range(3))
def test_nothing_overtakes_the_end_and_nothing_is_lost(
    how: str, seed: int, samples: dict[str, Path], watched: BrowserContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = Random(seed)  # noqa: S311
    with Host(open_package(samples["cmi5"])) as host:
        page = watched.new_page()
        page.goto(host.url)
        learner = sit_down(page, "cmi5")
        slow_line(host, monkeypatch, chance)
        for screen in chance.sample(learner.screens[1:], 2):
            with page.expect_request(is_report, timeout=30_000):
                learner.go_to(screen["id"])
                do_screen(learner, chance)
        shown = learner.snapshot()
        opened = learner.frame.evaluate("scormpack.session.state.seen.length")
        close(page, how)
        time.sleep(3 * LONGEST_SECONDS)  # what was under way has arrived
        host.platform.fail(Fault.NONE)
        again = watched.new_page()
        again.goto(host.url)
        assert sit_down(again, "cmi5").snapshot() == shown
        # Of two writings of one page the older may come later: it is refused, as it must be (412).
        assert [told for told in refusals(host) if "(412)" not in told] == []
        every = host.platform.lrs.statements.every
        first = [one for one in every if session_of(one) == session_of(every[0])]
        verbs = [verb_name(one) for one in first]
        assert verbs.count("experienced") == opened
        assert verbs[:2] == ["launched", "initialized"]
        assert verbs[-1] == "terminated" or "terminated" not in verbs
        assert verbs[-1] in {"terminated", "abandoned"}
