"""Plays a package in a real Chromium with the network shut except for the package, and watches what it does."""

import re
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from scormpack.app.play_watch import Seen, watched_page
from scormpack.audit.played import Played
from scormpack.core.errors import ToolMissing
from scormpack.core.launchables import Kind, Launchable
from scormpack.core.opened import open_package
from scormpack.host.server import Host

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Frame, Page, Playwright


_NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_FLAGS: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
    "--disable-component-update",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
]
_RESOLVER: Final = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
_ONWARD: Final = re.compile(r"^\s*(next|continue|start|begin|go on|forward|weiter|nesaf|>|›|→)", re.IGNORECASE)
_STEPS_MOST: Final = 200
_PATIENCE_MS: Final = 30_000
_SETTLE_MS: Final = 120
_LOOK_MS: Final = 50


def play(path: Path) -> Played:
    """Everything that the package did while each of its parts was walked to its end.

    Raises ToolMissing when there is no browser or the `browser` extra is not installed, UnreadableInput when the
    package cannot be opened or starts nothing.
    """
    _need_playwright()
    with ThreadPoolExecutor(1) as worker:  # Playwright wants a thread of its own
        return worker.submit(_play, path).result()


def _need_playwright() -> None:
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError as fault:
        message = "Playing a package needs the library `playwright`, which is not installed."
        raise ToolMissing(message, fix="pip install 'scormpack[browser]'") from fault


def _play(path: Path) -> Played:
    from playwright.sync_api import sync_playwright

    with Host(open_package(path)) as host, sync_playwright() as playwright, _browser(playwright) as browser:
        seen = Seen(host.platform.address)
        with browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB") as context:
            page = watched_page(context, seen)
            for part in host.platform.shown.described.launchables:
                _walk_part(page, host, part, seen)
        name = f"Chromium {browser.version}"
        done = tuple(one.id for one in host.platform.shown.described.launchables if _is_done(host, one))
    return Played(
        path.name, name, tuple(seen.screens), tuple(seen.blocked), tuple(seen.errors), tuple(seen.violations), done
    )


@contextmanager
def _browser(playwright: "Playwright") -> Iterator["Browser"]:
    from playwright.sync_api import Error

    found = next((where for name in _NAMES if (where := shutil.which(name))), None)
    try:
        browser = playwright.chromium.launch(executable_path=found, args=[*_FLAGS, _RESOLVER])
    except Error as fault:
        message = "No Chromium was found on this machine, or it does not start."
        fix = "apt-get install chromium, or: python -m playwright install chromium"
        raise ToolMissing(message, fix=fix) from fault
    try:
        yield browser
    finally:
        browser.close()


def _walk_part(page: "Page", host: Host, part: Launchable, seen: Seen) -> None:
    from playwright.sync_api import Error

    try:
        _start(page, host, lambda: page.goto(host.url))
        if part is not host.platform.shown.described.launchables[0]:
            _start(page, host, lambda: page.select_option("#part", part.id))
        if frame := _frame(page, seen, part):
            _walk(frame, seen)
            page.wait_for_timeout(_SETTLE_MS * 4)
    except Error as fault:
        seen.told("error", f"walking `{part.id}` ended: {fault.message.splitlines()[0]}")


def _start(page: "Page", host: Host, press: Callable[[], object]) -> None:
    """Presses what starts a part, and waits until the platform has started it."""
    before = len(host.platform.attempts)
    press()
    for _ in range(_PATIENCE_MS // _LOOK_MS):
        if len(host.platform.attempts) > before:
            return
        page.wait_for_timeout(_LOOK_MS)


def _frame(page: "Page", seen: Seen, part: Launchable) -> "Frame | None":
    """The package's own frame, when it has loaded."""
    wanted = urlsplit(part.href).path
    for _ in range(_PATIENCE_MS // _LOOK_MS):
        for frame in page.frames:
            path = urlsplit(frame.url).path
            if frame.url.startswith(f"{seen.address}/content/") and path.endswith(wanted):
                frame.wait_for_load_state("load")
                return frame
        page.wait_for_timeout(_LOOK_MS)
    return None


def _walk(frame: "Frame", seen: Seen) -> None:
    ours = frame.evaluate("Boolean(window.scormpack && window.scormpack.course)")
    if ours:
        frame.wait_for_selector("#steps:not([hidden])")
    for _ in range(_STEPS_MOST):
        before = _name_of(frame)
        if before and before not in seen.screens:
            seen.screens.append(before)
        if not (_press(frame, "#next") if ours else _onward(frame)):
            break
        frame.page.wait_for_timeout(_SETTLE_MS)
        if _name_of(frame) == before and not ours:
            break
    if ours:
        _press(frame, "#finish")


def _name_of(frame: "Frame") -> str:
    """What is on the screen, in words: our screen's id and heading, else the page's first heading or title."""
    return str(
        frame.evaluate(
            """() => {
      const shown = document.querySelector(".screen:not([hidden])[data-screen]");
      const place = shown ? shown.getAttribute("data-screen") + ": " : location.pathname.split("/").pop() + ": ";
      const heads = [...(shown || document).querySelectorAll("h1, h2, h3")].filter((head) => head.offsetParent);
      return (place + ((heads[0] && heads[0].innerText) || document.title || "no heading")).slice(0, 120);
    }"""
        )
    )


def _press(frame: "Frame", selector: str) -> bool:
    button = frame.locator(selector)
    if not button.count() or not button.is_visible() or not button.is_enabled():
        return False
    button.click()
    return True


def _onward(frame: "Frame") -> bool:
    """Presses what looks like the way on in a package of another maker."""
    for role in ("button", "link"):
        choices: Any = frame.get_by_role(role, name=_ONWARD)
        for number in range(choices.count()):
            if choices.nth(number).is_visible() and choices.nth(number).is_enabled():
                choices.nth(number).click()
                return True
    return False


def _is_done(host: Host, part: Launchable) -> bool:
    """Whether the platform holds the part as completed."""
    platform = host.platform
    kind = platform.shown.described.kind
    if kind in {Kind.SCORM12, Kind.SCORM2004}:
        values = platform.records.record(platform.learner, part.id).values
        status = values.get("cmi.core.lesson_status", values.get("cmi.completion_status", ""))
        return status in {"completed", "passed"}
    done = {"http://adlnet.gov/expapi/verbs/completed", "http://adlnet.gov/expapi/verbs/passed"}
    return any(one.get("verb", {}).get("id") in done for one in platform.lrs.statements.every)
