"""A module is light, and leaves nothing on a shared machine."""

import gzip
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import BrowserContext

from .conftest import MODULES, Opener
from .hands import do_module
from .lms import Lms

MOST_BYTES = 40_000
MOST_REQUESTS = 12
STORES = """async () => {
  const bases = await indexedDB.databases();
  return [localStorage.length, sessionStorage.length, bases.length, (await caches.keys()).length, document.cookie];
}"""


def test_player_and_style_are_light(packages: dict[str, Path]) -> None:
    for folder in packages.values():
        parts = [gzip.compress((folder / name).read_bytes()) for name in ("player.js", "style.css")]
        assert sum(len(part) for part in parts) <= MOST_BYTES


@pytest.mark.parametrize("name", MODULES)
def test_the_first_screen_asks_for_little_and_pictures_come_when_they_are_near(
    name: str, open_module: Opener, lms: Lms
) -> None:
    learner = open_module(name)
    learner.page.wait_for_load_state("networkidle")
    first = [path for path in lms.requests if path.startswith("/package/")]
    assert len(first) <= MOST_REQUESTS
    pictures = learner.frame.evaluate(
        "() => Array.from(document.querySelectorAll('.screen ~ .screen img'), (one) => one.getAttribute('src'))"
    )
    later = {f"/package/{name}/{picture}" for picture in pictures}
    assert later
    assert not later & set(first[: len(first)])
    for _ in learner.screens[1:]:
        learner.go_on()
    learner.page.wait_for_load_state("networkidle")
    assert later <= set(lms.requests)


def test_nothing_is_left_in_the_browser(open_module: Opener, context: BrowserContext, chance: Random) -> None:
    learner = open_module("everything")
    do_module(learner, chance)
    learner.wait_saved()
    assert learner.frame.evaluate(STORES) == [0, 0, 0, 0, ""]
    assert context.cookies() == []
