"""LRSs to meet: one that behaves as badly as is asked for, and a way between that cuts answers off."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from scormpack.tracker.lrs import Endpoint, Lrs

PAGE = 10


@dataclass
class Manners:
    """How the LRS behaves. All off, it is a good one that knows no voiding."""

    since_by_timestamp: bool = False
    newest_first: bool = False
    fails_after_first_write: bool = False
    says_no_to_what_it_has: bool = False
    whole_address_in_more: bool = False
    more_of_another_host: bool = False
    same_more_for_ever: bool = False
    cuts_body_of_page: int = 0
    busy: int = 0
    silent: int = 0
    dead_after_pages: int = 0
    locked: bool = False


@dataclass
class BadLrs:
    """Statements, how many pages and writes there were, and the manners."""

    manners: Manners = field(default_factory=Manners)
    statements: dict[str, dict[str, Any]] = field(default_factory=dict)
    pages: int = 0
    writes: int = 0
    clock: datetime = field(default_factory=lambda: datetime(2026, 6, 1, tzinfo=UTC))
    url: str = ""

    def take(self, one: dict[str, Any]) -> None:
        self.clock += timedelta(milliseconds=7)
        self.statements[one["id"].lower()] = {**one, "stored": self.clock.isoformat(timespec="milliseconds")}

    def lrs(self, **more: Any) -> Lrs:
        """A way to it that does not sleep between tries."""
        return Lrs(Endpoint(self.url, "user", "password"), **{"timeout": 2.0, "sleep": lambda _: None, **more})


@contextmanager
def serving(lrs: BadLrs) -> Iterator[BadLrs]:
    """The LRS on loopback."""
    handler = type("Handler", (_Handler,), {"lrs": lrs})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    lrs.url = f"http://127.0.0.1:{server.server_address[1]}/xapi/"
    try:
        yield lrs
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    lrs: BadLrs

    def do_GET(self) -> None:  # noqa: PLR0911 - bad manners are many
        manners = self.lrs.manners
        if manners.locked:
            return self._answer(401, "{}")
        if manners.silent:
            manners.silent -= 1
            self.close_connection = True
            return None
        if manners.busy:
            manners.busy -= 1
            return self._answer(503, "busy")
        if manners.dead_after_pages and self.lrs.pages >= manners.dead_after_pages:
            return self._answer(500, "{}")
        query = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        if found := query.get("statementId"):
            return self._answer(200 if found.lower() in self.lrs.statements else 404, "{}")
        if query.get("voidedStatementId"):
            return self._answer(404, "{}")
        return self._page(query)

    def _page(self, query: dict[str, str]) -> None:
        lrs, manners = self.lrs, self.lrs.manners
        lrs.pages += 1
        clock = "timestamp" if manners.since_by_timestamp else "stored"
        every = sorted(lrs.statements.values(), key=lambda one: str(one["stored"]), reverse=manners.newest_first)
        after, before = (query.get(name) for name in ("since", "until"))
        every = [one for one in every if not after or _moment(one[clock]) > _moment(after)]
        every = [one for one in every if not before or _moment(one["stored"]) <= _moment(before)]
        start = int(query.get("offset", 0))
        more = ""
        if start + PAGE < len(every) or manners.same_more_for_ever:
            offset = start if manners.same_more_for_ever else start + PAGE
            more = "/xapi/statements?" + urlencode({**query, "offset": str(offset)})
        if more and manners.whole_address_in_more:
            more = lrs.url.removesuffix("/xapi/") + more
        if more and manners.more_of_another_host:
            more = "http://other.example" + more
        body = json.dumps({"statements": every[start : start + PAGE], "more": more})
        self._answer(200, body, cut=lrs.pages == manners.cuts_body_of_page)

    def do_POST(self) -> None:
        lrs = self.lrs
        batch = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        lrs.writes += 1
        if lrs.manners.fails_after_first_write and lrs.writes > 1:
            return self._answer(500, "Statements bulk indexation failed")
        if lrs.manners.says_no_to_what_it_has and any(one["id"].lower() in lrs.statements for one in batch):
            return self._answer(409, "{}")
        for one in batch:
            lrs.take(one)
        return self._answer(200, json.dumps([one["id"] for one in batch]))

    def _answer(self, status: int, body: str, *, cut: bool = False) -> None:
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data[: len(data) // 2] if cut else data)
        self.close_connection = True

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


def _moment(words: str) -> datetime:
    return datetime.fromisoformat(words)
