"""Which part of the host answers what."""

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlsplit

from scormpack.core.errors import ScormpackError
from scormpack.host.content import member
from scormpack.host.door import Answer, Request
from scormpack.host.faults import Fault
from scormpack.host.journal import Call, Entry, Level
from scormpack.host.lrs.routes import answer_fetch, answer_lrs
from scormpack.host.pages import RETURNED, own_file, page
from scormpack.host.platform import How, Platform

NEWS_WAIT_SECONDS: Final = 10.0
_CLOSE: Final = {"Connection": "close"}  # a browser tries again by itself on a used line


def respond(platform: Platform, request: Request) -> Answer:
    """The host's answer. Only pages of this machine may speak to it."""
    if not _ours(platform, request):
        return Answer(403, body=b"This preview is for this machine only.")
    if request.path == "/":
        return page(platform)
    if request.path == "/favicon.ico":
        return Answer(204)
    prefixes: dict[str, Callable[[Platform, Request], Answer]] = {
        "/content/": _content,
        "/own/": lambda _, asked: own_file(asked.path.removeprefix("/own/")),
        "/lms/returned/": _returned,
        "/lms/": _lms,
        "/lrs/": answer_lrs,
        "/cmi5/fetch/": answer_fetch,
    }
    answer = next((route for prefix, route in prefixes.items() if request.path.startswith(prefix)), None)
    return answer(platform, request) if answer else Answer(404, body=b"There is nothing here.")


def _ours(platform: Platform, request: Request) -> bool:
    """Guards against other sites in the same browser: a foreign name for this address, or a foreign sender."""
    port = urlsplit(platform.address).port
    hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
    origin = request.headers.get("origin", "")
    return request.headers.get("host", "") in hosts and (not origin or urlsplit(origin).netloc in hosts)


def _content(platform: Platform, request: Request) -> Answer:
    generation, _, name = request.path.removeprefix("/content/").partition("/")
    if generation != str(platform.shown.generation):
        return Answer(410, body=b"The module was built again.")
    answer = member(platform.shown.opened, name, request)
    if answer.status == HTTPStatus.NOT_FOUND:
        told = f"The page asked for a file that the package does not hold: {name}."
        platform.journal.add(Entry(told, Level.NOTE, Call("GET", (name,), "", "404")))
    return answer


def _returned(platform: Platform, request: Request) -> Answer:
    number = request.path.rpartition("/")[2]
    told = "The page gave the learner back to the platform."
    platform.journal.add(Entry(told, Level.PLAIN, attempt=int(number) if number.isdigit() else 0))
    return Answer(200, "text/html; charset=utf-8", RETURNED.encode())


def _lms(platform: Platform, request: Request) -> Answer:
    routes: dict[tuple[str, str], Callable[[Platform, Request], Answer]] = {
        ("GET", "/lms/state"): lambda known, _: _json(_state(known)),
        ("GET", "/lms/news"): _news,
        ("POST", "/lms/launch"): _launch,
        ("POST", "/lms/commit"): _commit,
        ("POST", "/lms/calls"): _calls,
        ("POST", "/lms/press"): _press,
    }
    route = routes.get((request.method, request.path))
    if route is None:
        return Answer(404, body=b"There is nothing here.")
    try:
        return route(platform, request)
    except (LookupError, ValueError, TypeError) as fault:
        return Answer(400, body=f"This cannot be read: {fault}".encode())


def _state(platform: Platform) -> dict[str, Any]:
    described = platform.shown.described
    return {
        "generation": platform.shown.generation,
        "kind": described.kind.value,
        "launchables": [{"id": one.id, "title": one.title} for one in described.launchables],
        "learner": platform.learner,
        "fault": platform.faults.now.value,
        "budget": {"used": platform.budget.used, "stored": platform.budget.stored, "limit": platform.budget.limit},
        "problems": list(platform.problems),
    }


def _news(platform: Platform, request: Request) -> Answer:
    after = int(request.query.get("after", "0"))
    entries = platform.journal.after(after, NEWS_WAIT_SECONDS)
    return _json({**_state(platform), "entries": [entry.as_json() for entry in entries]})


def _launch(platform: Platform, request: Request) -> Answer:
    asked = _given(request)
    return _json(platform.launch(str(asked.get("id", "")), How(asked.get("how", "first"))))


def _commit(platform: Platform, request: Request) -> Answer:
    asked = _given(request)
    values = {str(name): str(value) for name, value in asked["values"].items()}
    fault = platform.commit(int(asked["attempt"]), int(asked["number"]), values, finished=asked["finished"] is True)
    if fault is None or fault is Fault.LOST:
        return Answer(dropped=True)
    statuses = {Fault.ENDED: 401, Fault.ONCE: 500}
    return Answer(statuses.get(fault, 200), "application/json", b"{}", _CLOSE)


def _calls(platform: Platform, request: Request) -> Answer:
    asked = _given(request)
    platform.report(int(asked["attempt"]), asked["calls"])
    return Answer(204)


def _press(platform: Platform, request: Request) -> Answer:
    asked = _given(request)
    if asked["press"] == "fault":
        platform.fail(Fault(asked["value"]))
    elif asked["press"] == "lockup":
        platform.lock_up(int(asked["value"]))
    elif asked["press"] == "module" and platform.choose and asked["value"] in platform.modules:
        try:
            platform.choose(asked["value"])
        except ScormpackError as error:
            platform.complain([{"code": "", "path": "", "message": error.message, "fix": error.fix}])
    else:
        return Answer(400, body=b"There is no such button.")
    return _json(_state(platform))


def _given(request: Request) -> dict[str, Any]:
    given = json.loads(request.body)
    if not isinstance(given, dict):
        raise TypeError("a JSON object is wanted")
    return given


def _json(value: Any) -> Answer:
    return Answer(200, "application/json", json.dumps(value, ensure_ascii=False).encode())
