"""Many learners double-click everything: it is one step."""

from playwright.sync_api import expect

from .conftest import Opener


def test_a_double_click_on_next_and_back_is_one_step(open_module: Opener) -> None:
    learner = open_module("everything")
    learner.at("#next").dblclick()
    assert learner.here == "sure-before"
    learner.go_on()
    learner.page.wait_for_timeout(600)
    learner.at("#back").dblclick()
    assert learner.here == "sure-before"


def test_a_double_click_on_a_choice_is_one_choice(open_module: Opener) -> None:
    learner = open_module("everything")
    learner.go_to("the-bus")
    scene = learner.screen.locator("[data-goes]").first.get_attribute("data-goes")
    learner.screen.locator(".choice").first.dblclick()
    expect(learner.screen.locator("[data-scene]:not([hidden])")).to_have_attribute("data-scene", str(scene))


def test_a_double_click_on_a_starter_writes_it_once(open_module: Opener) -> None:
    learner = open_module("everything")
    learner.go_to("own-words")
    starter = learner.screen.locator("[data-starter]").nth(1)
    starter.dblclick()
    expect(learner.screen.locator(".own")).to_have_value(str(starter.get_attribute("data-starter")))
