"""*Saved* is shown only when the platform has it, and nothing is lost when the platform stumbles."""

import time

from playwright.sync_api import expect

from .conftest import Opener
from .learner import Learner
from .lms import Lms, Mood


def at_scale(open_module: Opener) -> Learner:
    """Returns a learner at the screen with the first questions, with all saved."""
    learner = open_module("everything")
    learner.go_on()
    learner.wait_saved()
    learner.frame.evaluate("savedStates.length = 0")
    return learner


def answer(learner: Learner, number: int) -> None:
    learner.screen.locator(".statement").nth(number).locator("label").nth(number).click()


def states(learner: Learner) -> list[str]:
    return list(learner.frame.evaluate("savedStates"))


def test_a_commit_that_fails_for_ever_is_told_within_ten_seconds_and_never_called_saved(
    open_module: Opener, lms: Lms
) -> None:
    learner = at_scale(open_module)
    lms.moods = [Mood.FAIL]
    for number in range(3):
        answer(learner, number)
    began = time.monotonic()
    expect(learner.at("#saved")).to_have_attribute("data-state", "unsaved", timeout=10_000)
    assert time.monotonic() - began < 10
    expect(learner.at("#notice [data-notice=unsaved]")).to_be_visible(timeout=10_000)
    learner.go_on()
    learner.page.wait_for_timeout(3000)
    assert "saved" not in states(learner)
    learner.at("#exit").click()
    expect(learner.at("#ended-text")).to_contain_text("could not be saved")


def test_a_commit_that_fails_once_is_made_good(open_module: Opener, lms: Lms) -> None:
    learner = at_scale(open_module)
    lms.moods = [Mood.FAIL, Mood.KEEP]
    answer(learner, 0)
    learner.at("#saved[data-state=unsaved]").wait_for()
    learner.wait_saved()
    shown = learner.snapshot()
    learner.kill()
    assert open_module("everything").snapshot() == shown


def test_work_made_while_the_platform_was_away_arrives_when_it_is_back(open_module: Opener, lms: Lms) -> None:
    learner = at_scale(open_module)
    lms.moods = [Mood.FAIL]
    answer(learner, 0)
    learner.at("#saved[data-state=unsaved]").wait_for()
    answer(learner, 1)
    learner.go_on()
    lms.moods = [Mood.KEEP]
    learner.wait_saved(seconds=15)
    expect(learner.at("#notice [data-notice=unsaved]")).to_have_count(0)
    shown = learner.snapshot()
    learner.kill()
    assert open_module("everything").snapshot() == shown


def test_what_a_platform_lost_in_silence_is_sent_again_with_the_next_step(open_module: Opener, lms: Lms) -> None:
    learner = at_scale(open_module)
    lms.moods = [Mood.LOSE, Mood.KEEP]
    answer(learner, 0)
    learner.wait_saved()
    answer(learner, 1)
    learner.wait_saved()
    shown = learner.snapshot()
    learner.kill()
    assert open_module("everything").snapshot() == shown


def test_a_completion_lost_in_silence_is_sent_again_at_the_next_visit(open_module: Opener, lms: Lms) -> None:
    learner = open_module("everything")
    for _ in learner.screens[1:]:
        learner.go_on()
    learner.wait_saved()
    lms.moods = [Mood.LOSE, Mood.KEEP]
    learner.at("#finish").click()
    learner.wait_saved()
    learner.leave()
    open_module("everything").wait_saved()
    assert lms.kept["cmi.core.lesson_status"] == "completed"
    assert lms.kept["cmi.core.score.raw"] == "100"


def test_a_completion_that_failed_arrives_later(open_module: Opener, lms: Lms) -> None:
    learner = open_module("everything")
    for _ in learner.screens[1:]:
        learner.go_on()
    learner.wait_saved()
    lms.moods = [Mood.FAIL, Mood.FAIL, Mood.KEEP]
    learner.at("#finish").click()
    learner.at("#saved[data-state=unsaved]").wait_for()
    learner.wait_saved(seconds=15)
    assert lms.kept["cmi.core.lesson_status"] == "completed"
    assert lms.kept["cmi.core.score.raw"] == "100"


def test_a_slow_platform_loses_nothing(open_module: Opener, lms: Lms) -> None:
    learner = at_scale(open_module)
    lms.delay_seconds = 1.5
    for number in range(3):
        answer(learner, number)
    learner.go_on()
    learner.wait_saved()
    shown = learner.snapshot()
    learner.kill()
    lms.delay_seconds = 0
    assert open_module("everything").snapshot() == shown


def test_steps_made_fast_are_sent_together(open_module: Opener, lms: Lms) -> None:
    learner = at_scale(open_module)
    before = len(lms.commits)
    learner.frame.evaluate(
        """async () => {
          for (const input of document.querySelectorAll(".screen:not([hidden]) input")) {
            input.click();
            await new Promise((rest) => setTimeout(rest, 20));
          }
        }"""
    )
    learner.wait_saved()
    assert len(lms.commits) <= before + 2
