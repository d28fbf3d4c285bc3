"""HTTP on loopback: requests and answers as values, and the one handler that turns them into bytes."""

import contextlib
import socket
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar, Final
from urllib.parse import parse_qs, unquote, urlsplit

_BODY_LONGEST: Final = 32 << 20
_BODILESS: Final = {204, 304}


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked. `path` is decoded; header names are lower case; of a repeated query name the first counts."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back. `dropped` closes the line without a word, as a network that is down."""

    status: int = 200
    kind: str = "text/plain; charset=utf-8"
    body: bytes | Iterable[bytes] = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    size_bytes: int | None = None
    dropped: bool = False


Respond = Callable[[Request], Answer]


class Door(BaseHTTPRequestHandler):
    """One line to a browser."""

    respond: ClassVar[Callable[[Request], Answer]]
    protocol_version = "HTTP/1.1"
    server_version = "scormpack"
    sys_version = ""

    def log_message(self, *_: object) -> None:
        """Says nothing: the call log tells it better."""

    def handle(self) -> None:
        """A browser that goes away in the middle is no fault."""
        with contextlib.suppress(ConnectionError, TimeoutError):
            super().handle()

    def _serve(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        if length > _BODY_LONGEST:
            self._send(Answer(413, body=b"too long", headers={"Connection": "close"}))
            return
        address = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(address.query, keep_blank_values=True).items()}
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(length)
        self._send(type(self).respond(Request(self.command, unquote(address.path), query, headers, body)))

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = do_OPTIONS = _serve  # noqa: N815 - the library's names

    def _send(self, answer: Answer) -> None:
        if answer.dropped:
            self.close_connection = True
            with contextlib.suppress(OSError):
                self.connection.shutdown(socket.SHUT_RDWR)
            return
        whole = answer.body if isinstance(answer.body, bytes) else None
        size = len(whole) if whole is not None else answer.size_bytes or 0
        self.send_response(answer.status)
        sent = {"Content-Type": answer.kind, "Cache-Control": "no-store", **answer.headers}
        if answer.status not in _BODILESS:
            sent["Content-Length"] = str(size)
        for name, value in sent.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD" and answer.status not in _BODILESS:
            for chunk in [whole] if whole is not None else answer.body:
                self.wfile.write(chunk if isinstance(chunk, bytes) else bytes(chunk))


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A line that breaks off is no fault of ours; anything else is, and is shown."""
        import sys

        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def listen(port: int, respond: Respond) -> ThreadingHTTPServer:
    """A server on 127.0.0.1, not yet serving; port 0 takes any that is free. Raises OSError when it is taken."""
    return _Server(("127.0.0.1", port), type("OurDoor", (Door,), {"respond": staticmethod(respond)}))
