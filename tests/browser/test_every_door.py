"""The same sessions through every other door: what was shown as *Saved* comes back, whatever protocol carries it."""

from pathlib import Path
from random import Random
from typing import Final

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from scormpack.app.build import Order, build
from scormpack.core.opened import open_package
from scormpack.host.journal import Level
from scormpack.host.server import Host

from .conftest import ROOT
from .hands import do_screen
from .learner import Learner

DOORS: Final = ("scorm2004", "xapi", "cmi5")  # the tests around this one go through scorm12
MODULES: Final = tuple(sorted(folder.parent.name for folder in (ROOT / "modules").glob("*/module.yaml")))


@pytest.fixture
def page(watched: BrowserContext) -> Page:
    """A page whose errors fail the test."""
    return watched.new_page()


def sit_down(page: Page, name: str) -> Learner:
    """The learner at the module in the preview's frame, when the player runs and has saved its start."""
    page.locator("#screen iframe").wait_for()
    frame = page.locator("#screen iframe").element_handle().content_frame()
    assert frame is not None
    expect(frame.locator("#saved")).to_have_attribute("data-state", "saved", timeout=30_000)
    return Learner(name, page, frame)


def wander(learner: Learner, chance: Random) -> None:
    """Answers on two screens, now and then with a rest."""
    for name in chance.sample([screen["id"] for screen in learner.screens], 2):
        learner.go_to(name)
        do_screen(learner, chance)
        learner.page.wait_for_timeout(chance.choice([0, 0, 300, 700]))


def refusals(host: Host) -> list[str]:
    """What a strict platform would not have taken."""
    return [entry.told for entry in host.platform.journal.entries if entry.level is Level.REFUSED]


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("door", DOORS)
def test_a_cut_session_brings_back_what_was_saved(door: str, seed: int, samples: dict[str, Path], page: Page) -> None:
    chance = Random(seed)  # noqa: S311
    with Host(open_package(samples[door])) as host:
        page.goto(host.url)
        learner = sit_down(page, door)
        wander(learner, chance)
        *kept, shown = learner.frame.evaluate("[shownSaved, ...shownSince, snapshot()]")
        if seed % 2:
            page.click("#lockup")
            page.click("#gone [data-start=again]")
            assert sit_down(page, door).snapshot() in [*kept, shown]
        else:
            page.click(".side [data-start=again]")
            assert sit_down(page, door).snapshot() == shown
        assert refusals(host) == []


@pytest.mark.full
@pytest.mark.parametrize("door", ["scorm12", *DOORS])
@pytest.mark.parametrize("module", MODULES)
def test_a_session_killed_at_every_screen_goes_on_there(module: str, door: str, tmp_path: Path, page: Page) -> None:
    outcome = build(Order(ROOT, (module,), (door,), out=tmp_path))
    chance = Random(1)  # noqa: S311
    with Host(open_package(outcome.built[0].path)) as host:
        page.goto(host.url)
        learner = sit_down(page, module)
        for screen in learner.screens:
            learner.go_to(screen["id"])
            do_screen(learner, chance)
            learner.wait_saved()
            shown = learner.snapshot()
            page.click("#lockup")
            page.click("#gone [data-start=again]")
            learner = sit_down(page, module)
            assert learner.snapshot() == shown
        assert refusals(host) == []
