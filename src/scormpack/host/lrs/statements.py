"""Statements: kept in order, each id once, a batch whole or not at all. xAPI 1.0.3, part two and three, 2.1."""

import json
import re
import threading
import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

Statement = dict[str, Any]

VOIDED: Final = "http://adlnet.gov/expapi/verbs/voided"
_IRI: Final = re.compile(r"[a-z][a-z0-9+.-]*:\S+", re.IGNORECASE)
_OWN: Final = ("stored", "authority", "version")
_PAGE: Final = 250


class Malformed(Exception):
    """A statement that an LRS must not take (400)."""


class Conflict(Exception):
    """The id is taken by a statement with other content (409)."""


class Statements:
    """All statements, oldest first. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._kept: dict[str, Statement] = {}
        self._voided: set[str] = set()

    @property
    def every(self) -> tuple[Statement, ...]:
        """All of them, oldest first."""
        with self._lock:
            return tuple(self._kept.values())

    def store(self, batch: Sequence[Any]) -> list[str]:
        """Keeps the batch and returns the ids. Raises Malformed or Conflict, and then nothing was kept."""
        with self._lock:
            prepared = [_prepared(one) for one in batch]
            ids = [str(one["id"]) for one in prepared]
            if len(set(ids)) != len(ids):
                raise Malformed("two statements of the batch have the same id")
            for one, given in zip(prepared, batch, strict=True):
                there = self._kept.get(one["id"])
                if there is not None and not _same(there, given):
                    raise Conflict(one["id"])
            for one in prepared:
                self._kept.setdefault(one["id"], one)
                if one["verb"]["id"] == VOIDED:
                    self._voided.add(str(one["object"].get("id", "")))
            return ids

    def one(self, id_: str, *, voided: bool = False) -> Statement | None:
        """The statement of this id; a voided one only when voided ones are asked for."""
        with self._lock:
            found = self._kept.get(id_)
            return found if found is not None and (id_ in self._voided) == voided else None

    def find(self, query: Mapping[str, str]) -> tuple[list[Statement], int | None]:
        """The statements that fit, newest first unless `ascending`, and the offset of the next page if there is one."""
        with self._lock:
            found = [one for one in self._kept.values() if one["id"] not in self._voided and _fits(one, query)]
        if query.get("ascending") != "true":
            found.reverse()
        start, size = int(query.get("offset") or 0), int(query.get("limit") or 0) or _PAGE
        end = start + min(size, _PAGE)
        return found[start:end], end if len(found) > end else None


def _prepared(one: Any) -> Statement:
    for fault in _faults(one):
        raise Malformed(fault)
    now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    given = {"id": str(uuid.uuid4()), "timestamp": now, **one}
    authority = {"objectType": "Agent", "account": {"homePage": "https://lms.example", "name": "preview"}}
    return {**given, "id": given["id"].lower(), "stored": now, "authority": authority, "version": "1.0.3"}


def _faults(one: Any) -> Iterator[str]:
    """What an LRS refuses: the plain rules; full validation is a checker's work."""
    if not isinstance(one, dict):
        yield "a statement is a JSON object"
        return
    known = {"id", "actor", "verb", "object", "result", "context", "timestamp", "attachments", *_OWN}
    if unknown := set(one) - known:
        yield f"unknown property: {', '.join(sorted(unknown))}"
    yield from (f"`{name}` is missing" for name in ("actor", "verb", "object") if not isinstance(one.get(name), dict))
    if isinstance(one.get("verb"), dict) and not _IRI.fullmatch(str(one["verb"].get("id", ""))):
        yield "the verb's id is no IRI"
    if "id" in one and not _is_uuid(one["id"]):
        yield "the id is no UUID"
    if "timestamp" in one and not _is_time(one["timestamp"]):
        yield "the timestamp is no time with a zone"
    if _has_null({name: value for name, value in one.items() if name != "extensions"}):
        yield "a value is null"
    scaled = _score(one).get("scaled")
    if scaled is not None and not -1 <= scaled <= 1:
        yield "result.score.scaled is not from -1 to 1"


def _score(one: Statement) -> Mapping[str, Any]:
    result = one.get("result")
    score = result.get("score") if isinstance(result, dict) else None
    return score if isinstance(score, dict) else {}


def _is_uuid(value: object) -> bool:
    try:
        return str(uuid.UUID(str(value))) == str(value).lower()
    except ValueError:
        return False


def _is_time(value: object) -> bool:
    try:
        return datetime.fromisoformat(str(value)).tzinfo is not None
    except ValueError:
        return False


def _has_null(value: object) -> bool:
    if isinstance(value, dict):
        return any(_has_null(inner) for name, inner in value.items() if name != "extensions")
    return value is None or (isinstance(value, list) and any(map(_has_null, value)))


def _same(there: Statement, given: Statement) -> bool:
    """Whether a statement says what was kept; what the LRS added itself does not count."""
    names = {*there, *given} - {*_OWN, "id"} - ({"timestamp"} if "timestamp" not in given else set())
    return all(
        json.dumps(there.get(name), sort_keys=True) == json.dumps(given.get(name), sort_keys=True) for name in names
    )


def _fits(one: Statement, query: Mapping[str, str]) -> bool:
    wanted = {
        "verb": one["verb"]["id"],
        "activity": one["object"].get("id"),
        "registration": one.get("context", {}).get("registration"),
    }
    if any(name in query and query[name] != value for name, value in wanted.items()):
        return False
    if "agent" in query and json.loads(query["agent"]).get("account") != one["actor"].get("account"):
        return False
    return query.get("since", "") < str(one["stored"]) <= query.get("until", "9")
