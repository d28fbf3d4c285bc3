"""A learner without a pointer reaches and does everything, and always sees where the focus is."""

from playwright.sync_api import expect

from .conftest import Opener
from .keys import Keys
from .learner import Learner
from .lms import Lms


def start(open_module: Opener) -> tuple[Learner, Keys]:
    learner = open_module("everything")
    return learner, Keys(learner)


def test_the_full_sample_is_done_to_completed_by_keyboard_alone(open_module: Opener, lms: Lms) -> None:
    learner, keys = start(open_module)
    names = [screen["id"] for screen in learner.screens]
    for name in names:
        assert learner.here == name
        keys.do_screen()
        if name != names[-1]:
            keys.tab_to("#next")
            keys.press("Enter")
            assert keys.at(f"#h-{learner.here}")
    answers = learner.snapshot()["answers"]
    keys.tab_to("#finish")
    keys.press("Enter")
    expect(learner.at("#finished")).to_be_focused()
    learner.wait_saved()
    assert lms.kept["cmi.core.lesson_status"] == "completed"
    keys.tab_to("#exit", back=True)
    keys.press("Enter")
    expect(learner.at("#ended-title")).to_be_focused()
    assert keys.unseen == []
    again, _ = start(open_module)
    assert again.snapshot()["answers"] == answers


def test_contents_open_move_and_close_by_keyboard(open_module: Opener) -> None:
    learner, keys = start(open_module)
    keys.tab_to("#contents-button")
    keys.press("Enter")
    expect(learner.at("#contents [aria-current]")).to_be_focused()
    keys.press("Escape")
    expect(learner.at("#contents")).to_be_hidden()
    expect(learner.at("#contents-button")).to_be_focused()
    keys.press("Space")
    keys.tab_to("[data-go='papers']")
    keys.press("Enter")
    assert learner.here == "papers"
    expect(learner.at("#h-papers")).to_be_focused()
    expect(learner.at("#contents")).to_be_hidden()
    keys.tab_to("#back")
    keys.press("Enter")
    assert learner.here == "the-bus"
    assert keys.unseen == []


def test_settings_change_by_keyboard_and_come_back(open_module: Opener) -> None:
    learner, keys = start(open_module)
    keys.tab_to("#settings-button")
    keys.press("Enter")
    expect(learner.at("[name=theme][value=cream]")).to_be_focused()
    keys.press("ArrowDown", "ArrowDown")
    keys.tab_to("[name=size]")
    keys.press("ArrowRight")
    expect(learner.at("html")).to_have_attribute("data-theme", "dark")
    expect(learner.at("html")).to_have_attribute("data-size", "2")
    keys.press("Escape")
    expect(learner.at("#settings-button")).to_be_focused()
    learner.wait_saved()
    learner.leave()
    again, _ = start(open_module)
    expect(again.at("html")).to_have_attribute("data-theme", "dark")
    expect(again.at("html")).to_have_attribute("data-size", "2")


def test_a_document_is_printed_filled_and_blank_by_keyboard(open_module: Opener) -> None:
    learner, keys = start(open_module)
    learner.go_to("your-letter")
    keys.tab_to("[data-print]")
    keys.press("Enter")
    keys.tab_to("[data-print-blank]")
    keys.press("Space")
    filled, blank = learner.frame.evaluate("printed")
    assert "printing-output" in filled
    assert "printing-blank" not in filled
    assert "printing-blank" in blank
    assert "printing-output" not in str(learner.at("html").get_attribute("class"))


def test_the_skip_link_is_the_first_stop_and_leads_to_the_content(open_module: Opener) -> None:
    learner, keys = start(open_module)
    keys.tab_to(".skip")
    assert learner.at(".skip").bounding_box()
    keys.press("Enter")
    keys.press("Tab")
    assert not keys.at("#tools *")
