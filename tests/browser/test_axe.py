"""axe-core finds nothing against WCAG 2.2 A and AA."""

from random import Random

import pytest
from playwright.sync_api import expect

from .audit import Audit
from .conftest import MODULES, Opener
from .hands import do_screen
from .learner import Learner

THEMES = ("cream", "white", "dark")
TALL = 5000  # so that no part of a screen lies under the bar at the foot: axe would call it too small to hit


def audit_all(learner: Learner, theme: str, chance: Random | None) -> list[str]:
    """Audits every screen, with the activities done if there is a chance to do them."""
    choose_theme(learner, theme)
    audit = Audit(learner.name, theme, learner.frame)
    for screen in learner.screens:
        if screen["id"] != learner.here:
            learner.go_on()
        if chance:
            do_screen(learner, chance)
        audit.take(screen["id"])
    audit_panels(learner, audit)
    audit.keep()
    return audit.violations()


def audit_panels(learner: Learner, audit: Audit) -> None:
    for name in ("contents", "settings"):
        learner.at(f"#{name}-button").click()
        audit.take(f"({name})")
        learner.page.keyboard.press("Escape")
    learner.at("#finish").click()
    learner.wait_saved()
    audit.take("(finished)")
    learner.at("#exit").click()
    audit.take("(left)")


def choose_theme(learner: Learner, theme: str) -> None:
    learner.at("#settings-button").click()
    learner.at(f"#settings [name=theme][value={theme}]").check()
    learner.at("#settings-button").click()
    expect(learner.at("html")).to_have_attribute("data-theme", theme)


@pytest.mark.parametrize("name", MODULES)
def test_every_screen_of_a_module_is_clean(name: str, open_module: Opener) -> None:
    assert audit_all(open_module(name, height=TALL), "cream", None) == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_activity_is_clean_in_every_theme_once_it_is_done(
    theme: str, open_module: Opener, chance: Random
) -> None:
    assert audit_all(open_module("everything", height=TALL), theme, chance) == []


@pytest.mark.full
@pytest.mark.parametrize("name", MODULES)
@pytest.mark.parametrize("theme", THEMES[1:])
def test_every_screen_of_a_module_is_clean_in_the_other_themes(name: str, theme: str, open_module: Opener) -> None:
    assert audit_all(open_module(name, height=TALL), theme, None) == []
