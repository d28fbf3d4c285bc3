"""What must never happen in a browser, whatever a test is about."""

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

from .lms import Lms


@dataclass
class Watch:
    """Collects errors of pages and consoles, and requests that leave the package's own origin."""

    lms: Lms
    findings: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Watches a context from now on."""
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        source = message.location["url"]
        if message.type == "error" and not source.endswith(self.lms.lost or ("?",)):
            self.findings.append(f"console: {message.text} ({source})")

    def _error(self, error: WebError) -> None:
        self.findings.append(f"page: {error.error.message}")

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith((self.lms.origin, self.lms.foreign)):
            self.findings.append(f"request left the machine: {request.url}")
        elif request.is_navigation_request():
            return
        elif "/package/" in request.frame.url and not request.url.startswith(f"{self.lms.origin}/package/"):
            self.findings.append(f"request left the package: {request.url}")
