"""A small HTTP client for the host, as a browser's page would speak to it."""

import http.client
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer. `status` 0: the line was cut."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def call(address: str, method: str, path: str, body: bytes | None = None, **headers: str) -> Heard:
    """Makes one request; header names are written with underscores."""
    place = urlsplit(address)
    line = http.client.HTTPConnection(str(place.hostname), place.port, timeout=10)
    try:
        line.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        answer = line.getresponse()
        return Heard(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    except ConnectionError:
        return Heard(0, {}, b"")
    finally:
        line.close()


def send(address: str, path: str, value: Any, method: str = "POST", **headers: str) -> Heard:
    """Sends JSON."""
    return call(address, method, path, json.dumps(value).encode(), Content_Type="application/json", **headers)
