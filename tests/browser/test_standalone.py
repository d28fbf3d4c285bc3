"""The standalone package from a disk: no platform, no server, no network."""

import zipfile
from pathlib import Path

from playwright.sync_api import Browser, expect

from places import ROOT
from scormpack.app.build import Order, build

SAMPLE = ROOT / "tests" / "samples" / "full"


def test_it_plays_from_a_disk_and_says_that_answers_are_not_kept(chromium: Browser, tmp_path: Path) -> None:
    """Every screen opens, a document fills and prints, nothing is asked of any network, and a reload starts afresh."""
    outcome = build(Order(SAMPLE, formats=("standalone",), out=tmp_path / "dist"))
    assert not outcome.findings.errors
    with zipfile.ZipFile(next((tmp_path / "dist").glob("*/*.zip"))) as package:
        package.extractall(tmp_path / "module")
    page = chromium.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.add_init_script("window.prints = 0; window.print = () => { window.prints += 1; };")
    page.goto((tmp_path / "module" / "index.html").as_uri())
    expect(page.locator("[data-notice=standalone]")).to_be_visible()
    expect(page.locator("#saved")).to_have_text("Kept until you close")
    expect(page.locator("#exit")).to_be_hidden()
    choices = 0
    while page.locator("#next").is_visible():
        boxes = page.locator("section.screen:visible input[type=checkbox]")
        if boxes.count():
            boxes.first.check(force=True)
            choices += 1
        page.locator("#next").click()
    assert choices > 1
    page.locator("section.screen:visible [data-print]").click()
    assert page.evaluate("window.prints") == 1
    page.locator("#finish").click()
    expect(page.locator("#finished")).to_have_text("You have come to the end of this module.")
    assert all(url.startswith("file:") for url in asked)
    page.reload()
    assert page.locator("input[type=checkbox]:checked").count() == 0
    assert wrong == []
    page.close()
