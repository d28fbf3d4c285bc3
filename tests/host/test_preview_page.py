"""The preview in a real browser: what a builder presses, and what the learner finds afterwards."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from scormpack.app.preview import Preview, PreviewOrder, open_preview
from scormpack.package.format import formats
from starter import MODULE, Starter
from zips import PAGE, SCORM2004, write_zip

AXE: Final = Path(__file__).parents[1] / "js" / "node_modules" / "axe-core" / "axe.min.js"
TICKED: Final = "#s-do-well .tick:has-text('I listen to people') input"
PLAYED: Final = tuple(sorted({"scorm12", "scorm2004", "xapi", "cmi5"} & {found.name for found in formats()}))

Watch = Callable[..., tuple[Preview, Page]]


@pytest.fixture
def watch(chromium: Browser, course: Starter) -> Iterator[Watch]:
    """Opens the preview of the starter course, or of a zip, in a page whose errors fail the test."""
    errors: list[str] = []
    with ExitStack() as stack:

        def open_it(target: str = "one", format_: str = "scorm12") -> tuple[Preview, Page]:
            preview = stack.enter_context(open_preview(PreviewOrder(target, course.root, format_)))
            preview.host.platform.slow_seconds = 0.3
            page = chromium.new_page(viewport={"width": 1366, "height": 768})
            stack.callback(page.close)
            page.set_default_timeout(10_000)
            page.on("pageerror", lambda error: errors.append(str(error)))
            page.goto(preview.url)
            return preview, page

        yield open_it
    assert errors == []


def module(page: Page) -> FrameLocator:
    return page.frame_locator("#screen iframe")


def answer(page: Page) -> None:
    """Goes to the question and answers it."""
    module(page).locator("#next").click()
    module(page).locator(TICKED).check(force=True)


def saved(page: Page) -> None:
    expect(module(page).locator("#saved")).to_have_attribute("data-state", "saved", timeout=10_000)


def unsaved(page: Page) -> None:
    expect(module(page).locator("#saved")).to_have_attribute("data-state", "unsaved", timeout=10_000)


@pytest.mark.parametrize("format_", PLAYED)
def test_what_was_saved_is_there_after_a_lost_connection_and_a_lock_up(watch: Watch, format_: str) -> None:
    _, page = watch("one", format_)
    answer(page)
    saved(page)
    page.click("[data-fault=lost]")
    module(page).locator("#next").click()
    unsaved(page)
    page.click("#lockup")
    expect(page.locator("#gone")).to_be_visible()
    expect(page.locator("#screen iframe")).to_have_count(0)
    page.click("[data-fault=lost]")
    expect(page.locator("[data-fault=lost]")).to_have_attribute("aria-pressed", "false")
    page.click("#gone [data-start=again]")
    expect(module(page).locator("#s-do-well")).to_be_visible()
    expect(module(page).locator(TICKED)).to_be_checked()
    heard = page.locator("#log")
    expect(heard).to_contain_text("The connection is down: nothing arrived.")
    expect(heard).to_contain_text("You locked up")


def test_nothing_of_a_lock_up_reaches_the_platform(watch: Watch) -> None:
    preview, page = watch()
    answer(page)
    page.click("#lockup")  # at once: the save was still on its way
    page.click("#gone [data-start=again]")
    module(page).locator("#next").wait_for()
    finishes = preview.host.platform.journal.called("LMSFinish")
    assert finishes == ()


def test_leaving_in_the_usual_way_saves_the_last_step(watch: Watch) -> None:
    preview, page = watch()
    answer(page)
    page.click(".side [data-start=again]")
    expect(module(page).locator(TICKED)).to_be_checked()
    assert len(preview.host.platform.journal.called("LMSFinish")) == 1


def test_going_elsewhere_saves_the_last_step_by_beacon(watch: Watch) -> None:
    preview, page = watch()
    answer(page)
    page.goto("about:blank")
    record = preview.host.platform.records.record("learner-1", "my-course-one")
    deadline = time.monotonic() + 10
    while record.hundredths == 0 and time.monotonic() < deadline:
        time.sleep(0.02)
    assert record.hundredths > 0
    assert record.values["cmi.core.lesson_location"] == "do-well"


def test_a_silent_loss_is_told_and_made_good_by_the_next_step(watch: Watch) -> None:
    preview, page = watch()
    saved(page)
    page.click("[data-fault=silent]")
    answer(page)
    expect(page.locator("#log")).to_contain_text("It was not: this is a silent loss.")
    page.click("[data-fault=silent]")
    module(page).locator("#back").click()
    saved(page)
    page.click("#lockup")
    page.click("#gone [data-start=again]")
    module(page).locator("#next").click()
    expect(module(page).locator(TICKED)).to_be_checked()
    assert preview.host.platform.budget.stored > 0


def test_review_and_completed_and_a_new_learner(watch: Watch) -> None:
    preview, page = watch()
    answer(page)
    saved(page)
    page.click(".side [data-start=review]")
    expect(module(page).locator("#saved")).to_have_attribute("data-state", "review")
    expect(module(page).locator(TICKED)).to_be_checked()
    page.click(".side [data-start=completed]")
    saved(page)
    assert (
        preview.host.platform.records.record("learner-1", "my-course-one").values["cmi.core.lesson_status"]
        == "completed"
    )
    page.click(".side [data-start=newcomer]")
    expect(page.locator("#who")).to_have_text("SCORM 1.2. Learner 2, visit 1.")
    module(page).locator("#next").click()
    expect(module(page).locator(TICKED)).not_to_be_checked()


def test_the_bar_and_the_log_say_how_much_was_stored(watch: Watch) -> None:
    _, page = watch()
    answer(page)
    saved(page)
    expect(page.locator("#budget-text")).to_contain_text("of 4,096 characters: 1 %.")
    expect(page.locator("#log [data-level=good]").first).to_contain_text("The platform stored everything so far.")
    expect(page.locator("#log [data-level=quiet]").first).to_be_hidden()
    page.check("#every")
    expect(page.locator("#log [data-level=quiet]").first).to_be_visible()
    assert page.locator("#log [data-level=refused]").count() == 0


def test_the_frame_is_a_platforms_small_one_or_full_size(watch: Watch) -> None:
    _, page = watch()
    frame = page.locator("#screen iframe")
    assert _size(frame.bounding_box()) == (650, 666)
    page.check("[name=size][value=full]", force=True)
    assert _size(frame.bounding_box()) == (1366, 716)


def _size(box: Any) -> tuple[int, int]:
    return round(box["width"]), round(box["height"])


def test_saving_a_source_rebuilds_and_shows_it(watch: Watch, course: Starter) -> None:
    preview, page = watch()
    module(page).locator("#next").wait_for()
    assert preview.refresh() is None
    course.edit(MODULE, "title: A small start", "title: A new start")
    outcome = preview.refresh()
    assert outcome is not None
    expect(module(page).locator("h1")).to_have_text("A new start", timeout=10_000)


def test_a_mistake_in_the_course_is_shown_and_the_last_good_build_stays(watch: Watch, course: Starter) -> None:
    preview, page = watch()
    module(page).locator("#next").wait_for()
    course.edit(MODULE, "theme: Confidence", "theme: Confidense")
    preview.refresh()
    problems = page.locator("#problems")
    expect(problems).to_contain_text("modules/one/module.yaml:5")
    expect(module(page).locator("h1")).to_have_text("A small start")
    course.edit(MODULE, "theme: Confidense", "theme: Confidence")
    preview.refresh()
    expect(problems).to_be_hidden(timeout=10_000)


def test_any_zip_is_played_and_its_mistakes_are_told(watch: Watch, tmp_path: Path) -> None:
    script = """
      const api = window.parent.API_1484_11;
      api.Initialize("");
      api.SetValue("cmi.score.scaled", "2");
      api.SetValue("cmi.suspend_data", "it's \\n here");
      api.SetValue("cmi.exit", "suspend");
      api.Commit("");
    """
    page_text = PAGE.replace("</body>", f"<script>{script}</script></body>")
    target = write_zip(tmp_path / "old.zip", {"imsmanifest.xml": SCORM2004, "sub/index.html": page_text})
    preview, page = watch(str(target))
    log = page.locator("#log")
    expect(log).to_contain_text("refused to store `cmi.score.scaled`: it holds a number from -1 to 1 (error 407).")
    expect(log).to_contain_text("A stricter platform would have refused or changed these characters: U+000A '")
    expect(log).to_contain_text("The platform stored everything so far.")
    assert preview.refresh() is None


@pytest.mark.parametrize("width", [1366, 1000, 640])
def test_the_preview_page_is_accessible_and_fits(watch: Watch, width: int) -> None:
    _, page = watch()
    page.set_viewport_size({"width": width, "height": 700})
    answer(page)
    saved(page)
    page.evaluate(AXE.read_text(encoding="utf-8") + "; undefined")
    found = page.evaluate(
        "axe.run({exclude: [['#screen iframe']]}).then((found) => found.violations.map((one) => one.id))"
    )
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= (
        10 if width < 700 else 0
    )
