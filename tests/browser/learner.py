"""A learner at a module in the browser."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import BrowserContext, Error, Frame, Locator, Page, expect

from .launch import Launch, Place
from .lms import Lms


@dataclass(frozen=True, slots=True)
class Learner:
    """The platform's page, and the package's frame inside it (or the page itself)."""

    name: str
    page: Page
    frame: Frame

    def at(self, selector: str) -> Locator:
        """Returns what the selector finds in the package."""
        return self.frame.locator(selector)

    @property
    def screen(self) -> Locator:
        """The screen that is shown."""
        return self.at(".screen:not([hidden])")

    @property
    def here(self) -> str:
        """The id of the screen that is shown."""
        return str(self.screen.get_attribute("data-screen"))

    @property
    def screens(self) -> list[dict[str, Any]]:
        """The module's screens, as the player knows them."""
        return list(self.frame.evaluate("scormpack.course.screens"))

    def go_on(self) -> None:
        """Presses *Next*."""
        self.at("#next").click()

    def go_to(self, screen: str) -> None:
        """Opens a screen from the contents."""
        self.at("#contents-button").click()
        self.at(f"#contents-list [data-go='{screen}']").click()
        expect(self.at(f"#s-{screen}")).to_be_visible()

    def wait_saved(self, seconds: float = 30) -> None:
        """Waits until the page says that all is saved."""
        expect(self.at("#saved")).to_have_attribute("data-state", "saved", timeout=seconds * 1000)

    def snapshot(self) -> dict[str, Any]:
        """Returns where the learner is and every answer as the page shows it."""
        return dict(self.frame.evaluate("snapshot()"))

    def shown_saved(self) -> dict[str, Any]:
        """Returns the snapshot of the last time that the page said *Saved*."""
        return dict(self.frame.evaluate("shownSaved") or {"here": "", "answers": {}})

    def leave(self) -> None:
        """Closes the tab."""
        self.page.close()

    def kill(self) -> None:
        """Ends the page's process: no event is fired in it."""
        with self.page.expect_event("crash"), suppress(Error):
            self.page.goto("chrome://crash")


def come_back(page: Page, name: str, start: str) -> Learner:
    """Returns the learner at a module that is loading in this page, when the player runs."""
    frame = _package_frame(page, start)
    expect(frame.locator("#steps")).to_be_visible()
    return Learner(name, page, frame)


def sit_down(context: BrowserContext, lms: Lms, name: str, launch: Launch) -> Learner:
    """Opens the module as the platform would and returns when the player runs."""
    page = context.new_page()
    page.goto(lms.url(name, launch), wait_until="commit")
    if launch.place == Place.POPUP:
        with context.expect_page() as popup:
            page.locator("#open").click()
        page = popup.value
    return come_back(page, name, lms.start_url(name))


def _package_frame(page: Page, start: str) -> Frame:
    for _ in range(1000):
        for frame in page.frames:
            if frame.url == start:
                return frame
        page.wait_for_timeout(10)
    raise AssertionError(f"{start} was never opened")
