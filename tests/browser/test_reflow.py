"""Nothing scrolls sideways or is cut off: in a narrow frame, with more space in the text, at twice the size."""

from pathlib import Path
from random import Random

import pytest

from .conftest import MODULES, Opener
from .hands import do_screen
from .learner import Learner

NARROW = 320
LOOK = (Path(__file__).parent / "layout.js").read_text(encoding="utf-8")
SPACING = """
  * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p, li { margin-bottom: 2em !important; }"""
TWICE = "html[data-size][data-theme] { font-size: 237.5% !important; }"


def walk(learner: Learner, chance: Random | None) -> list[str]:
    """Looks at every screen, its activity done if there is a chance to do it, and at the panels."""
    found = []
    for screen in learner.screens:
        if screen["id"] != learner.here:
            learner.go_on()
        if chance:
            do_screen(learner, chance)
        found += [f"{screen['id']}: {line}" for line in learner.frame.evaluate(LOOK)]
    for panel in ("contents", "settings"):
        learner.at(f"#{panel}-button").click()
        found += [f"{panel}: {line}" for line in learner.frame.evaluate(LOOK)]
        learner.page.keyboard.press("Escape")
    return found


def restyle(learner: Learner, rules: str) -> None:
    learner.frame.evaluate(
        """rules => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(rules);
          document.adoptedStyleSheets = [sheet];
        }""",
        rules,
    )


def test_the_full_sample_reflows_at_320_pixels(open_module: Opener, chance: Random) -> None:
    assert walk(open_module("everything", width=NARROW), chance) == []


def test_a_small_window_at_200_percent_is_enough_for_every_activity(open_module: Opener, chance: Random) -> None:
    assert walk(open_module("everything", width=325, height=333), chance) == []


def test_text_spacing_cuts_nothing_off(open_module: Opener, chance: Random) -> None:
    learner = open_module("everything")
    restyle(learner, SPACING)
    assert walk(learner, chance) == []


def test_twice_the_size_of_text_cuts_nothing_off(open_module: Opener, chance: Random) -> None:
    learner = open_module("everything")
    restyle(learner, TWICE)
    assert walk(learner, chance) == []


@pytest.mark.full
@pytest.mark.parametrize("name", MODULES)
@pytest.mark.parametrize("theme", ["cream", "white", "dark"])
@pytest.mark.parametrize("size", ["1", "2", "3", "4"])
def test_every_module_reflows_in_every_theme_and_size(name: str, theme: str, size: str, open_module: Opener) -> None:
    learner = open_module(name, width=NARROW)
    learner.at("#settings-button").click()
    learner.at(f"#settings [name=theme][value={theme}]").check()
    learner.at(f"#settings [name=size][value='{size}']").check()
    learner.page.keyboard.press("Escape")
    assert walk(learner, None) == []


@pytest.mark.full
@pytest.mark.parametrize("name", MODULES)
@pytest.mark.parametrize("rules", [SPACING, TWICE], ids=["spacing", "twice"])
def test_no_module_is_cut_off_by_spacing_or_size(name: str, rules: str, open_module: Opener) -> None:
    learner = open_module(name)
    restyle(learner, rules)
    assert walk(learner, None) == []
