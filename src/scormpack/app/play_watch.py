"""Watches a page while a package plays: shuts the network but for the package, and keeps what it tried."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Dialog, Download, Error, Page, Request, Route, WebSocketRoute

_OWN_PATHS: Final = ("/content/", "/lrs/", "/cmi5/", "/lms/returned/", "/favicon.ico")
_WITNESS: Final = """(() => {
  const told = (kind, words) => { if (window.scormpackTold) window.scormpackTold(kind, String(words)); };
  document.addEventListener("securitypolicyviolation", (event) => {
    const place = `${event.sourceFile}:${event.lineNumber}`;
    told("violation", `${event.violatedDirective}: ${event.blockedURI || "inline"} (${place})`);
  });
  for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection"]) {
    if (window[name]) window[name] = new Proxy(window[name], { construct(target, args) {
      told("left", `a direct line to another device (${name})`); return new target(...args); } });
  }
})();"""
_PATIENCE_MS: Final = 30_000


@dataclass(slots=True)
class Seen:
    """What was seen so far. `address` is the host's."""

    address: str
    screens: list[str] = field(default_factory=list)
    blocked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)

    def told(self, kind: str, words: str) -> None:
        """Keeps what was seen, each once: a `violation`, something that `left`, an `error`."""
        place = {"violation": self.violations, "left": self.blocked, "error": self.errors}[kind]
        words = words.replace(self.address, "")[:300]
        if words not in place:
            place.append(words)


def watched_page(context: "BrowserContext", seen: Seen) -> "Page":
    """A page in which nothing goes past `seen`."""

    def heard(kind: str, words: str) -> None:
        seen.told(kind, words)

    def socket(line: "WebSocketRoute") -> None:
        seen.told("left", line.url)
        line.close()

    def window(other: "Page") -> None:
        seen.told("left", f"another window: {other.url}")
        other.close()

    def failed(error: "Error") -> None:
        seen.told("error", error.message)

    def download(file: "Download") -> None:
        seen.told("left", f"a download: {file.url}")

    def dialog(asked: "Dialog") -> None:
        asked.dismiss()

    context.set_default_timeout(_PATIENCE_MS)
    context.add_init_script(_WITNESS)
    context.expose_function("scormpackTold", heard)
    context.route("**/*", lambda route, request: _gate(route, request, seen))
    context.route_web_socket(re.compile(".*"), socket)
    page = context.new_page()
    context.on("page", window)
    page.on("pageerror", failed)
    page.on("download", download)
    page.on("dialog", dialog)
    return page


def _gate(route: "Route", request: "Request", seen: Seen) -> None:
    """Lets through what stays on the host; of the package's own requests, those for its own files and its LRS."""
    parts = urlsplit(request.url)
    inside = request.url.startswith(f"{seen.address}/")
    if inside and (not _of_package(request, seen) or parts.path.startswith(_OWN_PATHS)):
        route.continue_()
        return
    if parts.scheme not in {"data", "blob", "about"}:
        seen.told("left", f"{request.method} {request.url}")
    route.abort()


def _of_package(request: "Request", seen: Seen) -> bool:
    try:
        return request.frame.url.startswith(f"{seen.address}/content/")
    except Exception:  # noqa: BLE001 - a request that no frame made, such as one of a worker, is the package's
        return True
