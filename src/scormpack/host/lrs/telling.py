"""What a page tells an LRS, in plain words."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

_SAID: Final = {
    "launched": "the module was started",
    "initialized": "the module has opened",
    "completed": "the learner has finished",
    "passed": "the learner has passed",
    "failed": "the learner has not passed",
    "terminated": "the module was closed",
    "suspended": "the learner will go on another time",
    "resumed": "the learner goes on",
    "experienced": "a screen was opened",
    "answered": "an activity was answered",
    "progressed": "the learner got further",
    "played": "the film plays",
    "paused": "the film was stopped",
    "seeked": "the film was wound",
    "abandoned": "the last visit broke off",
    "satisfied": "the course is done",
}


def verb_name(statement: Mapping[str, Any]) -> str:
    """The last word of the verb's id."""
    return str(statement.get("verb", {}).get("id", "")).rstrip("/").rpartition("/")[2]


def told_statement(statement: Mapping[str, Any], who: str = "page") -> str:
    """'The page reported: a screen was opened (Welcome).'"""
    verb = verb_name(statement)
    target = statement.get("object", {})
    names = (target.get("definition") or {}).get("name") or {}
    about = next(iter(names.values()), "") or str(target.get("id", "")).rstrip("/").rpartition("/")[2]
    response = (statement.get("result") or {}).get("response")
    answer = f": {response}" if response else ""
    return f"The {who} reported: {_SAID.get(verb, verb)} ({about}{answer})."


def told_document(method: str, name: str, size_bytes: int, status: int) -> str:
    """What happened to a document, in words."""
    if status == HTTPStatus.NOT_FOUND:
        return f"The page asked for {name}. There is nothing yet."
    if status == HTTPStatus.PRECONDITION_FAILED:
        return f"The platform refused to store {name}: another window has changed it meanwhile (412)."
    if status >= HTTPStatus.BAD_REQUEST:
        return f"The platform refused {name} ({status})."
    if method in {"GET", "HEAD"}:
        return f"The page asked for {name}: {size_bytes:,} bytes."
    return f"The page removed {name}." if method == "DELETE" else f"The platform stored {name}: {size_bytes:,} bytes."
