"""The documents that a learner keeps: on A4, at most two pages, and nothing else on the paper."""

import re
from random import Random

import pytest
from playwright.sync_api import Page

from .conftest import MODULES, Opener
from .hands import do_module
from .largest import fill_largest
from .launch import Place
from .learner import Learner

A4_POINTS = (595, 842)
MOST_PAGES = 2
# Words that paper would show outside the document.
STRAY = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const holder = walker.currentNode.parentElement;
    const seen = holder.checkVisibility({ visibilityProperty: true }) && walker.currentNode.data.trim();
    if (seen && !holder.closest(".document, .visually-hidden")) { found.push(walker.currentNode.data.trim()); }
  }
  return found;
}"""


def print_document(learner: Learner, button: str) -> tuple[bytes, list[str]]:
    """Presses a print button; returns the PDF and the words that the paper shows beside the document."""
    page: Page = learner.page
    learner.frame.evaluate("holdPrint = true")
    learner.screen.locator(button).click()
    page.emulate_media(media="print")
    stray = page.evaluate(STRAY)
    paper = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    return paper, list(stray)


def check_paper(name: str, paper: bytes, stray: list[str]) -> None:
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", paper)
    sizes = {(round(float(wide)), round(float(high))) for wide, high in boxes}
    pages = pages_of(paper)
    assert sizes == {A4_POINTS}, name
    assert 1 <= pages <= MOST_PAGES, f"{name}: {pages} pages"
    assert stray == [], name


def pages_of(paper: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", paper))


def outputs(learner: Learner) -> list[str]:
    return [screen["id"] for screen in learner.screens if screen["type"] == "output"]


@pytest.mark.parametrize("name", [*MODULES, "everything"])
def test_filled_and_blank_documents_are_one_or_two_pages_of_a4(name: str, open_module: Opener) -> None:
    learner = open_module(name, place=Place.POPUP)
    fill_largest(learner, "n")
    for screen in outputs(learner):
        learner.go_to(screen)
        for button in ("[data-print]", "[data-print-blank]"):
            check_paper(f"{screen} {button}", *print_document(learner, button))


def test_the_causes_card_is_one_page(open_module: Opener, chance: Random) -> None:
    learner = open_module("m3-skills", place=Place.POPUP)
    do_module(learner, chance)
    for button in ("[data-print]", "[data-print-blank]"):
        paper, _ = print_document(learner, button)
        assert pages_of(paper) == 1, button


def test_a_blank_document_shows_lines_and_no_answers_and_the_answers_come_back(open_module: Opener) -> None:
    learner = open_module("everything", place=Place.POPUP)
    fill_largest(learner, "n")
    learner.go_to("your-letter")
    filled = learner.screen.locator(".filled:visible").count()
    assert filled
    learner.frame.evaluate("holdPrint = true")
    learner.screen.locator("[data-print-blank]").click()
    learner.page.emulate_media(media="print")
    assert learner.screen.locator(".filled:visible").count() == 0
    assert learner.screen.locator(".blank:visible").count() > 0
    learner.page.emulate_media(media="screen")
    learner.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert learner.screen.locator(".filled:visible").count() == filled


def test_a_document_holds_the_learner_s_own_words(open_module: Opener) -> None:
    learner = open_module("everything")
    learner.go_to("own-words")
    learner.screen.locator(".own").fill("I <b>care</b> & I’m on time.")
    learner.go_to("first-step")
    learner.screen.locator(".option label").first.click()
    learner.go_to("your-letter")
    assert "I <b>care</b> & I’m on time." in learner.screen.locator(".document").inner_text()
    learner.go_to("your-plan")
    assert "I will talk to someone I trust." in learner.screen.locator(".document").inner_text()
