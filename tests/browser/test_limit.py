"""suspend_data holds 4,096 characters: the largest answers fit, and what does not fit is refused in sight."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .conftest import MODULES, Opener
from .largest import fill_largest
from .lms import Lms


@pytest.mark.parametrize(
    ("name", "letter"),
    [*((name, "ŵ") for name in MODULES), ("everything", "n"), ("everything", "!"), ("everything", "漢")],
)
def test_the_largest_answers_fit_and_come_back(
    name: str, letter: str, open_module: Opener, lms: Lms, packages: dict[str, Path]
) -> None:
    learner = open_module(name)
    fill_largest(learner, letter)
    for screen in learner.screens:
        learner.go_to(screen["id"])
    learner.at("#finish").click()
    learner.wait_saved()
    facts = json.loads((packages[name] / "scormpack.json").read_text(encoding="utf-8"))
    assert len(lms.kept["cmi.suspend_data"]) <= facts["modules"][0]["worst_case_state"] <= 4096
    shown = learner.snapshot()
    learner.kill()
    back = open_module(name).snapshot()
    assert {root: answer for root, answer in back["answers"].items() if answer != shown["answers"][root]} == {}


def test_a_paste_that_is_too_long_is_refused_whole_and_the_words_before_stay(open_module: Opener, lms: Lms) -> None:
    learner = open_module("everything")
    learner.go_to("own-words")
    box = learner.screen.locator(".own")
    box.focus()
    learner.page.keyboard.insert_text("My own words")
    learner.page.keyboard.insert_text("x" * 500)
    expect(box).to_have_value("My own words")
    expect(learner.screen.locator(".refused")).to_be_visible()
    learner.page.keyboard.insert_text(".")
    expect(box).to_have_value("My own words.")
    expect(learner.screen.locator(".refused")).to_be_hidden()
    learner.wait_saved()
    assert "My_own_words." in lms.kept["cmi.suspend_data"]


def test_a_platform_with_less_room_is_told_plainly(open_module: Opener, lms: Lms) -> None:
    learner = open_module("everything", limit=60)
    learner.go_to("own-words")
    learner.screen.locator(".own").fill("This is far more than the platform of this test can hold.")
    expect(learner.at("#notice [data-notice=place_only]")).to_be_visible()
    expect(learner.at("#saved")).to_have_attribute("data-state", "unsaved")
    assert lms.kept["cmi.core.lesson_location"] == "own-words"
    assert len(lms.kept["cmi.suspend_data"]) <= 60
