"""How soon a learner on a slow machine can press *Next*: the processor slowed down four times."""

import shutil
import statistics
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Final

from playwright.sync_api import Browser, sync_playwright

SLOWER: Final = 4
RUNS: Final = 5
_READY: Final = """() => {
  const next = document.getElementById("next");
  return next && next.getClientRects().length && performance.now();
}"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def _served(package: Path) -> Iterator[str]:
    """Unpacks the package and serves it on the loopback address."""
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(package) as archive:
            archive.extractall(folder)
        door = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
        Thread(target=door.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{door.server_address[1]}/index.html"
        door.shutdown()
        door.server_close()


def _once(browser: Browser, address: str) -> float:
    with browser.new_context(viewport={"width": 650, "height": 666}) as context:
        page = context.new_page()
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(address, wait_until="commit")
        return float(page.wait_for_function(_READY).json_value()) / 1000


def interactive_seconds(package: Path) -> float:
    """Returns the seconds from the request to a *Next* that works: the median of five cold starts."""
    with _served(package) as address, sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        seconds = [_once(browser, address) for _ in range(RUNS)]
        browser.close()
    return statistics.median(seconds)


def main() -> None:
    """Prints one line for each package that is named."""
    for name in sys.argv[1:]:
        seconds = interactive_seconds(Path(name))
        print(f"{Path(name).stem}: interactive after {seconds:.2f} s, the processor {SLOWER}x slower")


if __name__ == "__main__":
    main()
