"""A module starts rightly whatever the platform says of the learner, and wherever its API is."""

from random import Random

import pytest
from playwright.sync_api import expect

from .conftest import Opener
from .hands import do_screen
from .launch import Place
from .lms import Lms

CONNECTED = [Place.FRAME, Place.DEEP, Place.POPUP, Place.BETWEEN]
SOUND = "1;whf4od;1;t0z1;7NF;KA17NF;7NF:zO01"


def written(lms: Lms) -> list[str]:
    lms.settle()
    return [call.name for call in lms.calls if call.name in {"LMSSetValue", "LMSCommit"}]


def test_opening_and_leaving_is_incomplete(open_module: Opener, lms: Lms) -> None:
    learner = open_module("everything")
    learner.wait_saved()
    learner.leave()
    assert open_module("everything").here == "welcome"
    assert lms.kept["cmi.core.lesson_status"] == "incomplete"
    assert lms.kept["cmi.core.score.raw"] == ""
    assert len(lms.called("LMSFinish")) == 1


def test_the_first_thing_said_is_incomplete(open_module: Opener, lms: Lms) -> None:
    open_module("everything").leave()
    names = [call.args[0] for call in lms.called("LMSSetValue")]
    assert names[:2] == ["cmi.core.lesson_status", "cmi.core.exit"]


@pytest.mark.parametrize("mode", ["review", "browse"])
def test_looking_back_writes_nothing(mode: str, open_module: Opener, lms: Lms) -> None:
    lms.kept |= {"cmi.suspend_data": SOUND, "cmi.core.lesson_status": "completed"}
    learner = open_module("everything", mode=mode)
    expect(learner.at("#notice")).not_to_be_empty()
    assert learner.here == "sure-before"
    expect(learner.screen.locator("input").first).to_be_checked()
    learner.go_on()
    learner.go_on()
    learner.page.wait_for_timeout(1500)
    learner.at("#exit").click()
    expect(learner.at("#ended-text")).to_have_text("You were looking back. Nothing was changed.")
    learner.leave()
    open_module("everything", mode=mode).leave()
    assert written(lms) == []


@pytest.mark.parametrize("review", [True, False])
def test_a_finished_learner_finds_the_answers_and_stays_finished(review: bool, open_module: Opener, lms: Lms) -> None:
    lms.review_when_done = review
    lms.kept |= {"cmi.suspend_data": SOUND, "cmi.core.lesson_status": "completed", "cmi.core.score.raw": "100"}
    learner = open_module("everything")
    expect(learner.screen.locator("input").first).to_be_checked()
    learner.go_to("your-plan")
    expect(learner.at("#finished")).to_be_visible()
    expect(learner.at("#finish")).to_be_hidden()
    learner.leave()
    open_module("everything").leave()
    statuses = lms.called("LMSSetValue", "cmi.core.lesson_status", least=0)
    assert "incomplete" not in {call.args[1] for call in statuses}
    assert lms.kept["cmi.core.lesson_status"] == "completed"
    assert lms.kept["cmi.core.score.raw"] == "100"


@pytest.mark.parametrize("entry", ["", "ab-initio", "resume"])
def test_work_comes_back_whatever_the_entry_says(entry: str, open_module: Opener, lms: Lms) -> None:
    lms.kept |= {"cmi.suspend_data": SOUND, "cmi.core.lesson_status": "incomplete"}
    assert open_module("everything", entry=entry).here == "sure-before"


@pytest.mark.parametrize(
    "missing",
    [
        ("cmi.core.lesson_mode", "cmi.core.credit"),
        ("cmi.interactions", "cmi.objectives"),
        ("cmi.core.lesson_mode", "cmi.core.entry", "cmi.core.score", "cmi.interactions", "cmi.objectives"),
    ],
)
def test_a_poor_platform_is_enough(missing: tuple[str, ...], open_module: Opener, lms: Lms) -> None:
    learner = open_module("everything", unsupported=missing)
    learner.go_on()
    learner.screen.locator(".statement label").first.click()
    learner.wait_saved()
    learner.leave()
    assert open_module("everything", unsupported=missing).here == "sure-before"
    assert ":" in lms.kept["cmi.suspend_data"]


@pytest.mark.parametrize("damage", ["hello", SOUND[:-1], SOUND.replace("1;", "2;", 1), "{}", "1;;;;", "€" * 50])
def test_a_state_that_cannot_be_read_starts_fresh_and_says_so(damage: str, open_module: Opener, lms: Lms) -> None:
    lms.kept |= {"cmi.suspend_data": damage, "cmi.core.lesson_status": "incomplete"}
    learner = open_module("everything")
    expect(learner.at("#notice [data-notice=damaged]")).to_be_visible()
    assert learner.here == "welcome"
    learner.go_on()
    learner.wait_saved()
    learner.leave()
    again = open_module("everything")
    expect(again.at("#notice [data-notice=damaged]")).to_have_count(0)
    assert again.here == "sure-before"


@pytest.mark.parametrize("place", CONNECTED)
def test_the_api_is_found(place: Place, open_module: Opener, lms: Lms) -> None:
    learner = open_module("everything", place=place)
    learner.go_on()
    learner.wait_saved()
    assert lms.kept["cmi.core.lesson_location"] == "sure-before"


@pytest.mark.parametrize("place", [Place.ALONE, Place.FOREIGN])
def test_without_an_api_the_module_can_be_read_and_says_that_nothing_is_kept(
    place: Place, open_module: Opener, lms: Lms, chance: Random
) -> None:
    learner = open_module("m1-confidence", place=place)
    expect(learner.at("#notice [data-notice=unconnected]")).to_be_visible()
    expect(learner.at("#saved")).to_have_text("Not being saved")
    for _ in range(6):
        do_screen(learner, chance)
        learner.go_on()
    expect(learner.at("#saved")).to_have_text("Not being saved")
    learner.at("#exit").click()
    expect(learner.at("#ended-text")).to_contain_text("Nothing was saved")
    lms.settle()
    assert lms.calls == []
