"""A learner with a pointer goes through each module to its end."""

from random import Random

import pytest
from playwright.sync_api import expect

from .conftest import MODULES, Opener
from .hands import do_module
from .lms import Lms


@pytest.mark.parametrize("name", [*MODULES, "everything"])
def test_a_module_is_played_to_completed(name: str, open_module: Opener, lms: Lms, chance: Random) -> None:
    learner = open_module(name)
    last = learner.screens[-1]["id"]
    do_module(learner, chance)
    assert lms.kept["cmi.core.lesson_status"] == "incomplete"
    expect(learner.screen.locator(".filled:not([hidden])").first).to_be_visible()
    learner.at("#finish").click()
    expect(learner.at("#finished")).to_be_visible()
    learner.wait_saved()
    assert lms.kept["cmi.core.lesson_status"] == "completed"
    learner.at("#exit").click()
    expect(learner.at("#ended-text")).to_have_text("Your work is saved.")
    learner.leave()
    assert [lms.kept[f"cmi.core.score.{part}"] for part in ("min", "max", "raw")] == ["0", "100", "100"]
    assert lms.kept["cmi.core.exit"] == "suspend"
    assert lms.kept["cmi.core.lesson_location"] == last
    assert_order_of_completion(lms)


def assert_order_of_completion(lms: Lms) -> None:
    """The score stands before the status, the status is set once, Finish is called once."""
    numbers = {call.args[0]: call.number for call in reversed(lms.called("LMSSetValue"))}
    statuses = lms.called("LMSSetValue", "cmi.core.lesson_status")
    assert [call.args[1] for call in statuses] == ["incomplete", "completed"]
    assert all(numbers[f"cmi.core.score.{part}"] < statuses[1].number for part in ("raw", "min", "max"))
    assert len(lms.called("LMSFinish")) == 1


def test_finish_leads_to_the_screens_that_were_never_opened(open_module: Opener, lms: Lms, chance: Random) -> None:
    learner = open_module("everything")
    learner.go_to("your-plan")
    learner.at("#finish").click()
    names = learner.at("#finish-missing [data-go]").evaluate_all("all => all.map(one => one.dataset.go)")
    must = [screen["id"] for screen in learner.screens if screen["required"]]
    assert names == [name for name in must if name not in {"welcome", "your-plan"}]
    learner.at("#finish-missing [data-go='papers']").click()
    assert learner.here == "papers"
    learner.wait_saved()
    assert lms.kept["cmi.core.lesson_status"] == "incomplete"
