"""Talk with an LRS: raw pages in, statements out. The one place of the tracker that opens sockets.

tincan's RemoteLRS builds and sends the requests; pages are taken as raw bodies, since its own reader throws a whole
page away for one statement that it dislikes. Only what lies on the LRS's own host is ever asked for.
"""

import http.client
import itertools
import json
import random
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import parse_qsl, urljoin, urlsplit

from scormpack.core.errors import Refused, UsageMistake

TIMEOUT_SECONDS: Final = 60.0
_TRIES: Final = 6
_LONGEST_WAIT: Final = 60.0
_OK: Final = 200
_AGAIN: Final = frozenset({408, 429, 500, 502, 503, 504})
_TICK: Final = timedelta(milliseconds=1)
_PROBE_PAGES: Final = 50
_OVERLAP: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An LRS's address (ending in /, as its provider gives it) and who we are to it."""

    url: str
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What an LRS answered: the status and the raw body."""

    status: int
    body: str


@dataclass(frozen=True, slots=True)
class Page:
    """Statements of one page, the latest `stored` among them (as the LRS writes it), and whether more follow."""

    statements: tuple[Any, ...]
    latest: str
    more: bool


class Cut(Exception):
    """The LRS did not answer well, however often it was asked. What came before it holds."""


@dataclass(slots=True)
class Lrs:
    """An LRS that is asked patiently: with time-outs, and again after a while when it is busy or down."""

    endpoint: Endpoint
    timeout: float = TIMEOUT_SECONDS
    tries: int = _TRIES
    sleep: Callable[[float], None] = time.sleep
    _remote: Any = field(init=False)

    def __post_init__(self) -> None:
        from tincan import RemoteLRS

        parts = urlsplit(self.endpoint.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username or parts.password:
            raise UsageMistake(f"`{self.endpoint.url}` is no address of an LRS.", fix="write https://HOST/PATH/")
        login = {"username": self.endpoint.user, "password": self.endpoint.password} if self.endpoint.user else {}
        try:
            self._remote = RemoteLRS(endpoint=self.endpoint.url.rstrip("/") + "/", **login)
        except UnicodeEncodeError as fault:
            raise UsageMistake("The LRS's password has letters that cannot be sent.", fix="ask for another.") from fault

    def pages(self, since: str | None) -> Iterator[Page]:
        """All pages of what was stored after `since`, oldest first. Raises Cut, Refused when it says no."""
        yield from self._pages({"ascending": "true", **({"since": since} if since else {})})

    def _pages(self, query: dict[str, str]) -> Iterator[Page]:
        resource, asked = "statements", set()
        while True:
            answer = self._patiently("GET", resource, query)
            page, more = _page(answer)
            yield page
            if not more or more in asked:
                return
            asked.add(more)
            resource, query = self._next(more)

    def send(self, statements: list[str]) -> Answer:
        """Posts statements, each as JSON text, in one batch. Raises Cut when it is down."""
        return self._patiently("POST", "statements", {}, f"[{','.join(statements)}]", refuse=False)

    def holds(self, statement_id: str) -> bool:
        """Whether the LRS has this statement, voided or not."""
        names = ("statementId", "voidedStatementId")
        return any(self._patiently("GET", "statements", {n: statement_id}, refuse=False).status == _OK for n in names)

    def since_is_stored(self, statement: Any) -> bool:
        """Whether `since` goes by when the LRS stored a statement, tried on one that came late.

        Some go by when it happened: what arrives late on media would never be seen by asking for what is new.
        """
        happened, stored = (datetime.fromisoformat(statement[name]) for name in ("timestamp", "stored"))
        between = stored - min((stored - happened) / 2, _TICK)
        query = {"since": between.isoformat(), "until": (stored + _TICK).isoformat(), "ascending": "true"}
        found = itertools.islice(self._pages(query), _PROBE_PAGES)
        return any(_same_id(one, statement) for page in found for one in page.statements)

    def _next(self, more: str) -> tuple[str, dict[str, str]]:
        """The resource and query of a `more`, which may be a path or a whole address, but only on the same host."""
        base, found = urlsplit(self.endpoint.url), urlsplit(urljoin(self.endpoint.url, more))
        if (found.scheme, found.netloc) != (base.scheme, base.netloc):
            raise Refused(
                f"The LRS sends us on to another host ({found.netloc}).", fix="ask its provider for the address there."
            )
        return f"{found.scheme}://{found.netloc}{found.path}", dict(parse_qsl(found.query, keep_blank_values=True))

    def _patiently(
        self, method: str, resource: str, query: dict[str, str], body: str | None = None, *, refuse: bool = True
    ) -> Answer:
        why = ""
        for number in range(self.tries):
            if number:
                self.sleep(min(_LONGEST_WAIT, 2.0**number) * random.uniform(0.5, 1.0))  # noqa: S311 - only spreads load
            try:
                answer = self._once(method, resource, query, body)
            except (OSError, ValueError, http.client.HTTPException) as fault:
                why = _plainly(fault)
                continue
            if answer.status in _AGAIN:
                why = f"status {answer.status}"
                continue
            if refuse and answer.status != _OK:
                raise _refusal(answer.status)
            return answer
        raise Cut(f"the LRS did not answer well, asked {self.tries} times ({why})")

    def _once(self, method: str, resource: str, query: dict[str, str], body: str | None) -> Answer:
        from tincan.http_request import HTTPRequest

        request = HTTPRequest(method=method, resource=resource, query_params=query)
        if body is not None:
            request.headers["Content-Type"] = "application/json"
            request.content = body
        with _timeout(self.timeout):
            response = self._remote._send_request(request)  # noqa: SLF001 - the raw body is had no other way
        status, text = int(response.response.status), str(response.data or "")
        if status == _OK and method == "GET":
            json.loads(text)  # a cut body is no answer
        return Answer(status, text)


def since_before(cursor: str) -> str:
    """A little before the cursor: what is asked for twice is known by its id."""
    return (datetime.fromisoformat(cursor) - _OVERLAP).isoformat()


def _page(answer: Answer) -> tuple[Page, str]:
    values = json.loads(answer.body)
    statements = values.get("statements") if isinstance(values, dict) else None
    if not isinstance(statements, list):
        raise Cut("the LRS's answer holds no statements")
    more = str(values.get("more") or "")
    stored = [one["stored"] for one in statements if isinstance(one, dict) and _is_moment(one.get("stored"))]
    return Page(tuple(statements), max(stored, key=datetime.fromisoformat, default=""), bool(more)), more


def _is_moment(words: Any) -> bool:
    try:
        return datetime.fromisoformat(str(words)).tzinfo is not None
    except ValueError:
        return False


def _same_id(one: Any, other: Any) -> bool:
    return isinstance(one, dict) and str(one.get("id")).lower() == str(other.get("id")).lower()


def _refusal(status: int) -> Refused:
    if status in {401, 403}:
        return Refused(f"The LRS does not let us in (status {status}).", fix="check --user and the password.")
    if status == 404:  # noqa: PLR2004
        return Refused("There is no LRS at this address (status 404).", fix="check it: it often ends in /xapi/.")
    return Refused(f"The LRS refused what was asked (status {status}).", fix="ask its provider what it allows.")


@contextmanager
def _timeout(seconds: float) -> Iterator[None]:
    """Sets a time-out, for tincan has none of its own and would wait for ever."""
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(seconds)
    try:
        yield
    finally:
        socket.setdefaulttimeout(before)


def _plainly(fault: Exception) -> str:
    if isinstance(fault, TimeoutError):
        return "it took too long"
    if isinstance(fault, socket.gaierror):
        return "no computer has this name"
    if isinstance(fault, OSError):
        return f"no connection: {(fault.strerror or 'it hung up').lower()}"
    return "its answer cannot be read"
