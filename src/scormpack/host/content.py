"""Members of a package over HTTP: the right media type, and ranges so that films can be wound."""

import re
from typing import Final

from scormpack.core.opened import Opened
from scormpack.host.door import Answer, Request

_RANGE: Final = re.compile(r"bytes=(\d*)-(\d*)")
_TYPES: Final = {
    "html": "text/html; charset=utf-8",
    "htm": "text/html; charset=utf-8",
    "xhtml": "application/xhtml+xml; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "json": "application/json",
    "xml": "text/xml",
    "xsd": "text/xml",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "ico": "image/x-icon",
    "mp4": "video/mp4",
    "m4v": "video/mp4",
    "webm": "video/webm",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "ogg": "audio/ogg",
    "wav": "audio/wav",
    "vtt": "text/vtt; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "md": "text/plain; charset=utf-8",
    "woff2": "font/woff2",
    "woff": "font/woff",
    "ttf": "font/ttf",
    "pdf": "application/pdf",
    "swf": "application/x-shockwave-flash",
    "wasm": "application/wasm",
}


def media_type(path: str) -> str:
    """The media type for a file of this name."""
    return _TYPES.get(path.rpartition(".")[2].lower(), "application/octet-stream")


def member(opened: Opened, name: str, request: Request) -> Answer:
    """The member, or the part of it that was asked for; 404 when the package does not hold it."""
    if name not in opened.members:
        return Answer(404, body=b"The package does not hold this file.")
    size, kind = opened.members[name].size_bytes, media_type(name)
    headers = {"Accept-Ranges": "bytes", "X-Content-Type-Options": "nosniff"}
    asked = _RANGE.fullmatch(request.headers.get("range", ""))
    if not asked or asked.groups() == ("", ""):
        return Answer(200, kind, opened.chunks(name), headers, size)
    first, last = _bounds(asked.group(1), asked.group(2), size)
    if first > last:
        return Answer(416, headers={**headers, "Content-Range": f"bytes */{size}"})
    headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    return Answer(206, kind, opened.chunks(name, first, last), headers, last - first + 1)


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    if not first:
        return max(0, size - int(last)), size - 1
    return int(first), min(int(last), size - 1) if last else size - 1
