"""The film plays, has captions and parts, can be read instead and can be passed by."""

import pytest
from playwright.sync_api import expect

from .conftest import MODULES, Opener
from .learner import Learner
from .lms import Lms

PLAYS = "() => { const film = document.querySelector('video'); return !film.paused && film.currentTime > 0.1; }"


def at_film(open_module: Opener, name: str) -> Learner:
    learner = open_module(name)
    film = next(screen["id"] for screen in learner.screens if screen["type"] == "film")
    learner.go_to(film)
    return learner


@pytest.mark.parametrize("name", MODULES)
def test_the_film_plays_with_captions(name: str, open_module: Opener) -> None:
    learner = at_film(open_module, name)
    expect(learner.screen.locator(".film-missing")).to_be_hidden()
    cues = "() => { const all = document.querySelector('video').textTracks[0].cues; return all && all.length; }"
    learner.frame.wait_for_function(cues)
    assert learner.frame.evaluate("document.querySelector('video').textTracks[0].mode") == "showing"
    learner.screen.locator("video").click()
    learner.frame.wait_for_function(PLAYS)
    learner.go_on()
    assert learner.frame.evaluate("document.querySelector('video').paused")


@pytest.mark.parametrize("name", MODULES)
@pytest.mark.parametrize(("width", "height"), [(650, 666), (1366, 768)])
def test_reading_instead_is_in_view_without_scrolling(name: str, width: int, height: int, open_module: Opener) -> None:
    learner = open_module(name, width=width, height=height)
    learner.go_to("film")
    button = learner.frame.evaluate("""() => {
      const box = (selector) => document.querySelector(selector).getBoundingClientRect();
      return box("#s-film [data-read-instead]").bottom - box("#steps").top;
    }""")
    assert button <= 0


def test_a_part_of_the_film_is_one_click_away_and_the_place_is_kept(open_module: Opener, lms: Lms) -> None:
    learner = at_film(open_module, "everything")
    learner.screen.locator("[data-seek]").last.click()
    learner.frame.wait_for_function(PLAYS)
    place = float(str(learner.screen.locator("[data-seek]").last.get_attribute("data-seek")))
    assert learner.frame.evaluate("document.querySelector('video').currentTime") >= place > 0
    learner.screen.locator("video").click()
    learner.wait_saved()
    learner.leave()
    again = open_module("everything")
    again.frame.wait_for_function("place => document.querySelector('video').currentTime >= place", arg=int(place))
    assert again.frame.evaluate("document.querySelector('video').paused")


def test_the_film_can_be_read_instead(open_module: Opener) -> None:
    learner = at_film(open_module, "everything")
    words = learner.screen.locator(".transcript .prose")
    expect(words).to_be_hidden()
    learner.screen.locator("[data-read-instead]").click()
    expect(words).to_be_visible()
    expect(words.locator("p").first).to_be_visible()


def test_a_film_that_is_not_there_leaves_its_words(open_module: Opener, lms: Lms) -> None:
    lms.lost = ("/package/everything/films/everything.mp4",)
    learner = at_film(open_module, "everything")
    expect(learner.screen.locator(".film-missing")).to_be_visible()
    expect(learner.screen.locator(".player")).to_be_hidden()
    expect(learner.screen.locator(".transcript .prose")).to_be_visible()
