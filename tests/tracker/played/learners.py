"""Invented learners, and the hands that play the real modules for them in a browser, on a clock of our own.

What is true of each is written down from what the hands did and the page showed, never from statements.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any, Final

from playwright.sync_api import Browser, Error, Page, expect

from browser.learner import Learner
from scormpack.host.server import Host

BEGIN: Final = datetime(2026, 2, 3, 10, 0, tzinfo=UTC)
_PATIENCE_MS: Final = 60_000  # machines can be busy; nothing here is about time
_WITNESS: Final = Path(__file__).parents[2] / "browser" / "witness.js"


@dataclass(frozen=True)
class Fate:
    """How one learner takes one module. `stops` are the shares of the screens after which a visit is broken off."""

    module: str
    learner: int
    stops: tuple[float, ...] = ()
    finishes: bool = True
    before: int = 2
    after: int = 4
    prints: bool = True
    minutes_a_screen: int = 1
    voided: bool = False
    day: int = 0


@dataclass
class Truth:
    """What became of it, as seen from outside."""

    fate: Fate
    screens: set[str] = field(default_factory=set)
    outputs: set[str] = field(default_factory=set)
    levels: dict[str, list[int]] = field(default_factory=dict)
    minutes: int = 0
    waited: float = 0  # real minutes that went by beside those of the clock
    visits: int = 0
    finished: bool = False

    @property
    def change(self) -> str:
        """Whether the learner is surer, over the statements answered before and after; "" without such a pair."""
        before, after = self.levels.get("sure-before"), self.levels.get("sure-after")
        if not before or not after:
            return ""
        return "up" if sum(after) > sum(before) else "down" if sum(after) < sum(before) else "same"


def play(chromium: Browser, host: Host, fate: Fate, outputs: Mapping[str, str]) -> Truth:
    """Plays a module as this fate has it. `outputs` names the document of each screen that has one."""
    truth, host.platform.learners = Truth(fate), fate.learner
    errors: list[Error] = []
    begun = monotonic()
    for number, stop in enumerate((*fate.stops, 1.0) if fate.finishes else fate.stops):
        with chromium.new_context(locale="en-GB", viewport={"width": 1366, "height": 900}) as context:
            context.set_default_timeout(_PATIENCE_MS)
            context.add_init_script(path=_WITNESS)
            page = context.new_page()
            page.clock.install(time=BEGIN + timedelta(days=fate.day + number, hours=fate.learner))
            page.on("pageerror", lambda error: errors.append(error))  # noqa: PLW0108 - it wants a function
            _visit(_sit_down(page, host), truth, outputs, stop)
            _leave(page, host, done=truth.finished)
        truth.visits += 1
    truth.waited = (monotonic() - begun) / 60
    assert errors == []
    return truth


def _sit_down(page: Page, host: Host) -> Learner:
    page.goto(host.url)
    page.locator("#screen iframe").wait_for()
    frame = page.locator("#screen iframe").element_handle().content_frame()
    assert frame is not None
    expect(frame.locator("#saved")).to_have_attribute("data-state", "saved", timeout=_PATIENCE_MS)
    return Learner("", page, frame)


def _visit(learner: Learner, truth: Truth, outputs: Mapping[str, str], stop: float) -> None:
    """From where the learner is to the screen at this share of the module, and beyond the last by *Finish*."""
    ids = [screen["id"] for screen in learner.screens]
    last = max(1, round(len(ids) * stop)) - 1
    for place in range(ids.index(learner.here), last + 1):
        assert learner.here == ids[place]
        truth.screens.add(learner.here)
        _do(learner, truth, outputs)
        learner.page.clock.fast_forward(truth.fate.minutes_a_screen * 60_000)
        truth.minutes += truth.fate.minutes_a_screen
        if place < last:
            learner.go_on()
    if stop >= 1:
        learner.at("#finish").click()
        truth.finished = True
    learner.wait_saved(_PATIENCE_MS / 1000)


def _do(learner: Learner, truth: Truth, outputs: Mapping[str, str]) -> None:
    fate, here = truth.fate, learner.here
    statements = learner.screen.locator("[data-activity=scale] .statement").all()
    if statements:
        level = fate.after if here == "sure-after" else fate.before
        for statement in statements:
            statement.locator("label:has(input[type=radio])").nth(level - 1).click()
        truth.levels[here] = [level] * len(statements)
    if here in outputs and fate.prints:
        learner.screen.locator("[data-print]").first.click()
        truth.outputs.add(outputs[here])


def _leave(page: Page, host: Host, *, done: bool) -> None:
    """Goes by *Exit* when done, else just closes the page; returns when the platform heard of the end."""
    before = _ends(host)
    if done:
        frame = page.locator("#screen iframe").element_handle().content_frame()
        assert frame is not None
        frame.locator("#exit").click()
        expect(frame.locator("#ended-title")).to_be_visible(timeout=_PATIENCE_MS)
    else:
        page.goto("about:blank")
    for _ in range(_PATIENCE_MS // 20):
        if _ends(host) > before:
            return
        page.wait_for_timeout(20)
    raise AssertionError("the end of the session never reached the platform")


def _ends(host: Host) -> int:
    return sum(str(one["verb"]["id"]).endswith("/terminated") for one in host.platform.lrs.statements.every)


def twins(statements: Iterable[dict[str, Any]], number: int) -> Iterator[dict[str, Any]]:
    """The same statements of other learners, who did the very same."""
    for one in statements:
        account = one["actor"]["account"]
        yield {
            **one,
            "id": str(uuid.uuid5(uuid.UUID(one["id"]), str(number))),
            "actor": {"objectType": "Agent", "account": {**account, "name": f"{account['name']}-{number}"}},
        }


def voids(statements: Iterable[dict[str, Any]], learners: set[str]) -> Iterator[dict[str, Any]]:
    """What staff send when a visit was a test: a void of every statement of these learners."""
    for one in statements:
        account = one["actor"]["account"]
        if account["name"] in learners:
            yield {
                "id": str(uuid.uuid5(uuid.UUID(one["id"]), "void")),
                "actor": {"account": {"homePage": account["homePage"], "name": "staff"}},
                "verb": {"id": "http://adlnet.gov/expapi/verbs/voided"},
                "object": {"objectType": "StatementRef", "id": one["id"]},
                "timestamp": "2026-03-01T09:00:00Z",
            }
