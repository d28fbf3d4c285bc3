"""The document resources of xAPI (State, profiles) with their ETags. xAPI 1.0.3, part three, 2.2 to 2.7, 3.1."""

import hashlib
import json
import threading
from dataclasses import dataclass
from typing import Any

Place = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A document's bytes and media type."""

    body: bytes
    kind: str

    @property
    def etag(self) -> str:
        """Its entity tag, quoted, as a header has it."""
        return f'"{hashlib.sha1(self.body, usedforsecurity=False).hexdigest()}"'


@dataclass(frozen=True, slots=True)
class Condition:
    """The request's If-Match and If-None-Match; empty when it has none."""

    match: str = ""
    none_match: str = ""

    def fails(self, there: Document | None) -> bool:
        """Whether the document that is there forbids the change (412)."""
        if self.match and (there is None or (self.match != "*" and there.etag not in self.match)):
            return True
        return bool(self.none_match) and there is not None and (self.none_match == "*" or there.etag in self.none_match)


class Documents:
    """Documents by place and id. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._kept: dict[Place, dict[str, Document]] = {}

    def ids(self, place: Place) -> list[str]:
        """The ids of the documents at this place."""
        with self._lock:
            return sorted(self._kept.get(place, {}))

    def get(self, place: Place, id_: str) -> Document | None:
        """The document, or None."""
        with self._lock:
            return self._kept.get(place, {}).get(id_)

    def put(self, place: Place, id_: str, document: Document, condition: Condition, *, strict: bool) -> int:
        """Keeps it and returns the status: 204, 412, or (strict and no condition on what is there) 409."""
        with self._lock:
            there = self.get(place, id_)
            if condition.fails(there):
                return 412
            if strict and there is not None and not condition.match and not condition.none_match:
                return 409
            self._kept.setdefault(place, {})[id_] = document
            return 204

    def post(self, place: Place, id_: str, document: Document, condition: Condition) -> int:
        """Merges a JSON object into the one that is there: 204, 412, or 400 when one of them is no object."""
        with self._lock:
            there = self.get(place, id_)
            if condition.fails(there):
                return 412
            if there is not None:
                old, new = _object(there), _object(document)
                if old is None or new is None:
                    return 400
                document = Document(json.dumps({**old, **new}).encode(), "application/json")
            self._kept.setdefault(place, {})[id_] = document
            return 204

    def delete(self, place: Place, id_: str | None, condition: Condition) -> int:
        """Removes one document, or all of this place: 204 or 412."""
        with self._lock:
            if id_ is None:
                self._kept.pop(place, None)
                return 204
            if condition.fails(self.get(place, id_)):
                return 412
            self._kept.get(place, {}).pop(id_, None)
            return 204


def _object(document: Document) -> dict[str, Any] | None:
    if not document.kind.startswith("application/json"):
        return None
    try:
        found = json.loads(document.body)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
