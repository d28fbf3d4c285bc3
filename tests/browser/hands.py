"""A learner's hands: does every type of activity with the pointer, as a person would."""

from collections.abc import Callable
from random import Random
from typing import Final

from playwright.sync_api import Locator

from .learner import Learner

Hand = Callable[[Locator, Random], None]


def do_screen(learner: Learner, chance: Random) -> None:
    """Does the activity of the screen that is shown."""
    for root in learner.screen.locator("[data-activity]").all():
        HANDS[str(root.get_attribute("data-activity"))](root, chance)


def do_module(learner: Learner, chance: Random) -> None:
    """Does every screen from here to the last; *Finish module* is left to the test."""
    while True:
        do_screen(learner, chance)
        if learner.at("#next").is_hidden():
            return
        learner.go_on()


def _pick_one(group: Locator, chance: Random) -> None:
    chance.choice(group.locator("label:has(input[type=radio])").all()).click()


def _nothing(_root: Locator, _chance: Random) -> None:
    pass


def _scale(root: Locator, chance: Random) -> None:
    for statement in root.locator(".statement").all():
        _pick_one(statement, chance)


def _film(root: Locator, _chance: Random) -> None:
    if root.locator("[data-read-instead]").is_visible():
        root.locator("[data-read-instead]").click()


def _reveal(root: Locator, chance: Random) -> None:
    cards = root.locator("summary").all()
    for card in chance.sample(cards, chance.randint(1, len(cards))):
        card.click()


def _choose(root: Locator, chance: Random) -> None:
    labels = root.locator(".option label").all()
    for label in chance.sample(labels, 2 if root.locator("input[type=checkbox]").count() else 1):
        label.click()


def _sort(root: Locator, chance: Random) -> None:
    for item in root.locator(".item").all():
        _pick_one(item, chance)


def _order(root: Locator, chance: Random) -> None:
    for _ in range(2):
        chance.choice(root.locator("[data-move]:not([aria-disabled=true])").all()).click()
    root.locator("[data-keep-order]").click()


def _match(root: Locator, chance: Random) -> None:
    for choice in root.locator("select").all():
        choice.select_option(index=chance.randint(1, choice.locator("option").count() - 1))


def _strengths(root: Locator, chance: Random) -> None:
    labels = root.locator(".option label").all()
    most = int(str(root.get_attribute("data-pick")))
    for label in chance.sample(labels, chance.randint(1, most)):
        if not label.locator("input").is_checked():
            label.click()
    if root.locator(".own").count():
        _write_in(root.locator(".own"), "I can listen")


def _scenario(root: Locator, chance: Random) -> None:
    if root.locator("[data-restart]").is_visible():
        root.locator("[data-restart]").click()
    while choices := [choice for choice in root.locator(".choice").all() if choice.is_visible()]:
        chance.choice(choices).click()


def _checklist(root: Locator, chance: Random) -> None:
    labels = root.locator(".item label").all()
    for label in chance.sample(labels, chance.randint(1, len(labels))):
        label.click()


def _write(root: Locator, chance: Random) -> None:
    chance.choice(root.locator("[data-starter]").all()).click()
    _write_in(root.locator(".own"), "I care, and it’s time.")


def _plan(root: Locator, chance: Random) -> None:
    if root.locator("details:not([open]) > summary").count():
        root.locator("details:not([open]) > summary").first.click()
    for row in root.locator(".row:has(input)").all():
        ideas = row.locator(".ideas label").all()
        if ideas:
            chance.choice(ideas).click()
    _write_in(root.locator(".own").first, "Ask Sam?")


def _write_in(box: Locator, words: str) -> None:
    box.click()
    box.press("End")
    box.press_sequentially(words)


HANDS: Final[dict[str, Hand]] = {
    "read": _nothing,
    "scale": _scale,
    "film": _film,
    "reveal": _reveal,
    "choose": _choose,
    "sort": _sort,
    "order": _order,
    "match": _match,
    "strengths": _strengths,
    "scenario": _scenario,
    "checklist": _checklist,
    "write": _write,
    "plan": _plan,
    "output": _nothing,
}
