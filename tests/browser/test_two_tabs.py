"""The same module in two tabs, through every door that keeps work: the newer writes, the older says so and stops."""

from pathlib import Path
from random import Random
from typing import Final

import pytest
from playwright.sync_api import BrowserContext, expect

from scormpack.core.opened import open_package
from scormpack.host.server import Host

from .conftest import Opener
from .hands import do_screen
from .learner import Learner
from .lms import Lms
from .test_every_door import refusals, sit_down

# What a strict platform says to the older page: it has ended its session, or kept the newer one's work.
_TURNED_AWAY: Final = ("9.3.6.0-2", "another window")


def work(learner: Learner, screen: str, chance: Random) -> None:
    """Does one screen."""
    learner.page.bring_to_front()
    learner.go_to(screen)
    do_screen(learner, chance)


def overtake(old: Learner, newer: Learner, chance: Random) -> dict[str, object]:
    """Works in both pages, closes the newer and then the older; returns what the newer showed at last."""
    names = [screen["id"] for screen in old.screens if old.at(f"#s-{screen['id']} .own").count()]
    work(newer, names[0], chance)
    newer.wait_saved()
    old.page.bring_to_front()
    old.at("#next" if old.at("#next").is_visible() else "#back").click()
    expect(old.at("[data-notice=superseded]")).to_be_visible(timeout=30_000)
    expect(old.at("#saved")).to_have_attribute("data-state", "unconnected")
    assert old.at(".activity :is(input, select, textarea):enabled").count() == 0
    work(newer, names[1], chance)
    newer.wait_saved()
    shown = newer.snapshot()
    newer.page.close()
    old.page.close()
    return shown


@pytest.mark.parametrize("door", ["scorm12", "scorm2004", "xapi", "cmi5"])
def test_the_newer_of_two_tabs_writes(door: str, samples: dict[str, Path], watched: BrowserContext) -> None:
    chance = Random(3)  # noqa: S311
    with Host(open_package(samples[door])) as host:

        def opened() -> Learner:
            page = watched.new_page()
            page.goto(host.url)
            return sit_down(page, door)

        old = opened()
        work(old, old.screens[3]["id"], chance)
        old.wait_saved()
        before = old.snapshot()
        newer = opened()
        assert newer.snapshot() == before
        shown = overtake(old, newer, chance)
        assert opened().snapshot() == shown
        assert [told for told in refusals(host) if not any(words in told for words in _TURNED_AWAY)] == []


def test_the_newer_of_two_tabs_writes_where_each_page_sends_all_it_has(
    open_module: Opener, lms: Lms, chance: Random
) -> None:
    shown = overtake(open_module("everything"), open_module("everything"), chance)
    assert open_module("everything").snapshot() == shown
    assert lms.kept["cmi.core.lesson_status"] == "incomplete"
