"""Answers the browser for the stand-in: files with ranges, the platform's pages, commits and the log."""

import contextlib
import json
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final
from urllib.parse import parse_qs, unquote, urlsplit

from .launch import Launch, Place

if TYPE_CHECKING:
    from .lms import Lms

HERE: Final = Path(__file__).parent
MODULES: Final = HERE.parent / "js" / "node_modules"
_OWN: Final = {
    "/lms.js": HERE / "lms.js",
    "/scorm12.js": MODULES / "scorm-again" / "dist" / "scorm12.min.js",
}
_TYPES: Final = {
    ".html": "text/html; charset=utf-8",
    ".js": "application/x-javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".vtt": "text/vtt",
    ".mp4": "video/mp4",
    ".woff2": "font/woff2",
    ".xml": "text/xml",
    ".json": "application/json",
}


class Door(BaseHTTPRequestHandler):
    """One request."""

    lms: "ClassVar[Lms]"
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Says nothing: the tests have their own log."""

    def handle(self) -> None:
        """A browser that is killed leaves its lines open; that is no error here."""
        with contextlib.suppress(ConnectionError):
            super().handle()

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        self.lms.requests.append(address.path)
        query = {name: values[0] for name, values in parse_qs(address.query).items()}
        kind, _, rest = address.path[1:].partition("/")
        if kind == "platform":
            facts = json.loads(query["launch"])
            facts |= {"place": Place(facts["place"]), "unsupported": tuple(facts["unsupported"])}
            self._page(self.lms.page(rest, Launch(**facts)))
        elif kind == "passage":
            self._page(self.lms.passage(int(rest), query["start"]))
        elif address.path == "/favicon.ico":
            self._answer(204, "image/x-icon", b"")
        else:
            self._file(self._path(address.path))

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/log":
            self.lms.log(body)
            self._answer(204, "text/plain", b"")
            return
        values = {name: str(value) for name, value in body.items()}
        kept = self.lms.commit(values)
        answer = {"result": str(kept).lower(), "errorCode": 0 if kept else 101}
        self._answer(200, "application/json", json.dumps(answer).encode())

    def _path(self, path: str) -> Path:
        if path in self.lms.lost:
            return HERE / "none"
        if path in _OWN:
            return _OWN[path]
        _, _, name, *rest = unquote(path).split("/")
        return self.lms.packages.get(name, HERE / "none").joinpath(*rest)

    def _file(self, path: Path) -> None:
        if not path.is_file():
            self._answer(404, "text/plain", b"not here")
            return
        body, kind, size = path.read_bytes(), _TYPES.get(path.suffix, "application/octet-stream"), path.stat().st_size
        wanted = self.headers.get("Range", "")
        if not wanted.startswith("bytes="):
            self._answer(200, kind, body)
            return
        first, _, last = wanted.removeprefix("bytes=").partition("-")
        start, end = int(first), int(last) if last else size - 1
        self._answer(206, kind, body[start : end + 1], {"Content-Range": f"bytes {start}-{end}/{size}"})

    def _page(self, text: str) -> None:
        self._answer(200, _TYPES[".html"], text.encode())

    def _answer(self, status: int, kind: str, body: bytes, more: dict[str, str] | None = None) -> None:
        self.send_response(status)
        headers = {"Content-Type": kind, "Content-Length": str(len(body)), "Accept-Ranges": "bytes", **(more or {})}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
