"""The LRS stand-in over HTTP: statements, State, profiles, about; cmi5's fetch. xAPI 1.0.3, part three."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode

from scormpack.host.door import Answer, Request
from scormpack.host.faults import Fault
from scormpack.host.journal import Call, Entry, Level
from scormpack.host.lrs.documents import Condition, Document
from scormpack.host.lrs.lrs import LAUNCH_DATA, PREFERENCES, Forbidden, agent_place, state_place
from scormpack.host.lrs.sessions import Session
from scormpack.host.lrs.statements import Conflict, Malformed
from scormpack.host.lrs.telling import told_document
from scormpack.host.platform import Platform
from scormpack.standards.cmi5 import Duty

VERSION: Final = "1.0.3"
_CHANGES: Final = {"PUT", "POST", "DELETE"}
_HEADERS: Final = "Authorization, Content-Type, X-Experience-API-Version, If-Match, If-None-Match, Accept-Language"
_FAULTS: Final = {
    Fault.LOST: ("The page wanted to reach the platform. The connection is down: nothing arrived.", 0),
    Fault.ENDED: ("The page wanted to reach the platform. The learner is logged out: nothing was stored.", 401),
    Fault.ONCE: ("The page wanted to store something. The platform failed this once.", 500),
    Fault.SILENT: ("The platform said it was stored. It was not: this is a silent loss.", 204),
}
_OPEN: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": _HEADERS,
    "Access-Control-Allow-Methods": "GET, PUT, POST, DELETE, HEAD, OPTIONS",
    "Access-Control-Expose-Headers": "ETag, X-Experience-API-Version, X-Experience-API-Consistent-Through",
    "X-Experience-API-Version": VERSION,
    "Connection": "close",  # a browser tries again by itself on a used line: a lost connection would be heard twice
}


@dataclass(frozen=True, slots=True)
class _Visit:
    """One request of a page that has shown its credentials."""

    platform: Platform
    request: Request
    session: Session

    @property
    def method(self) -> str:
        return self.request.method

    @property
    def query(self) -> Mapping[str, str]:
        return self.request.query

    def log(self, told: str, level: Level, call: Call) -> None:
        self.platform.journal.add(Entry(told, level, call, attempt=self.session.attempt.number))


class _Wrong(Exception):
    """A request that is answered with a status and words."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


def answer_lrs(platform: Platform, request: Request) -> Answer:
    """The answer of the LRS, after the fault that is on."""
    resource = request.path.removeprefix("/lrs/").strip("/")
    if request.method == "OPTIONS":
        return Answer(204, headers=_OPEN)
    if resource == "about":
        return _json({"version": ["1.0.3", "1.0.2", "1.0.1", "1.0.0"]})
    try:
        session = _session(platform, request)
    except _Wrong as wrong:
        return _words(wrong.status, str(wrong))
    if session.locked:
        return Answer(dropped=True)
    visit = _Visit(platform, request, session)
    with session.speaking():
        return _faulty(visit, resource) or _answered(visit, resource)


def _session(platform: Platform, request: Request) -> Session:
    if not request.headers.get("x-experience-api-version", "").startswith(("1.0", "2.0")):
        raise _Wrong(400, "the header X-Experience-API-Version is missing or of another version")
    session = platform.lrs.session_by_token(request.headers.get("authorization", "").removeprefix("Basic "))
    if session is None:
        platform.journal.add(Entry("A page spoke to the platform without the right key (401).", Level.REFUSED))
        raise _Wrong(401, "the credentials are not those of a start")
    return session


def _faulty(visit: _Visit, resource: str) -> Answer | None:
    """The answer of a platform that fails; None when it works."""
    platform, changes = visit.platform, visit.method in _CHANGES
    fault = platform.faults.meet() if changes else platform.faults.now
    call = Call(f"{visit.method} {resource}", (), "", fault.value)
    if fault is Fault.SLOW and changes:
        time.sleep(platform.slow_seconds)
    if fault not in _FAULTS or (not changes and fault in {Fault.ONCE, Fault.SILENT}):
        return None
    told, status = _FAULTS[fault]
    visit.log(told, Level.LOST, call)
    if fault is Fault.SILENT and call.name == "POST statements":
        given = _body(visit.request)
        return _json([one.get("id", "") for one in (given if isinstance(given, list) else [given])])
    return Answer(status, headers=_OPEN, dropped=fault is Fault.LOST)


def _answered(visit: _Visit, resource: str) -> Answer:
    resources: dict[str, Callable[[_Visit], Answer]] = {
        "statements": _statements,
        "activities/state": _state,
        "activities/profile": _activity_profile,
        "agents/profile": _agent_profile,
    }
    if resource not in resources:
        return _words(404, "this LRS has no such resource")
    try:
        return resources[resource](visit)
    except (AttributeError, KeyError, TypeError) as fault:
        return _words(400, f"a value has the wrong shape: {fault}")
    except _Wrong as wrong:
        told = f"The platform refused {visit.method} {resource}: {wrong} ({wrong.status})."
        visit.log(told, Level.REFUSED, Call(f"{visit.method} {resource}", (), "", str(wrong.status)))
        return _words(wrong.status, str(wrong))


def _statements(visit: _Visit) -> Answer:
    if visit.method in {"PUT", "POST"}:
        return _store(visit)
    if visit.method not in {"GET", "HEAD"}:
        raise _Wrong(405, "statements cannot be removed")
    query, kept = visit.query, visit.platform.lrs.statements
    for name in ("statementId", "voidedStatementId"):
        if name in query:
            found = kept.one(query[name], voided=name.startswith("voided"))
            return _json(found) if found else _words(404, "there is no such statement")
    page, following = kept.find(query)
    more = ""
    if following is not None:
        more = f"/lrs/statements?{urlencode({**query, 'offset': str(following)})}"
    return _json({"statements": page, "more": more})


def _store(visit: _Visit) -> Answer:
    given, put = _body(visit.request), visit.method == "PUT"
    if put:
        if not isinstance(given, dict) or "statementId" not in visit.query:
            raise _Wrong(400, "PUT takes one statement and its statementId")
        if str(given.setdefault("id", visit.query["statementId"])) != visit.query["statementId"]:
            raise _Wrong(400, "the statement has another id than statementId")
    try:
        ids = visit.platform.lrs.take(visit.session, given if isinstance(given, list) else [given])
    except Malformed as fault:
        raise _Wrong(400, str(fault)) from fault
    except Conflict as fault:
        raise _Wrong(409, f"the statement {fault} is there with other content") from fault
    except Forbidden as fault:
        raise _Wrong(403, str(fault)) from fault
    return Answer(204, headers=_OPEN) if put else _json(ids)


def _body(request: Request) -> Any:
    try:
        return json.loads(request.body)
    except ValueError as fault:
        raise _Wrong(400, "the body is no JSON") from fault


def _state(visit: _Visit) -> Answer:
    query, session = visit.query, visit.session
    place = state_place(_asked(query, "activityId"), _agent(query), query.get("registration", ""))
    name = query.get("stateId")
    if name == LAUNCH_DATA:
        session.asked_launch_data = True
        if visit.method in _CHANGES and session.cmi5:
            raise _Wrong(403, f"cmi5 {Duty.LAUNCH_DATA_KEPT}: LMS.LaunchData is for the platform to write")
    answer = _document(visit, place, name, strict=False)
    if name and name != LAUNCH_DATA and visit.method in {"PUT", "POST"} and answer.status == HTTPStatus.NO_CONTENT:
        visit.platform.note_state(len(visit.request.body))
    return answer


def _agent_profile(visit: _Visit) -> Answer:
    name = visit.query.get("profileId")
    visit.session.asked_preferences = visit.session.asked_preferences or name == PREFERENCES
    return _document(visit, agent_place(_agent(visit.query)), name, strict=True)


def _activity_profile(visit: _Visit) -> Answer:
    place = ("activity", _asked(visit.query, "activityId"))
    return _document(visit, place, visit.query.get("profileId"), strict=True)


def _document(visit: _Visit, place: tuple[str, ...], name: str | None, *, strict: bool) -> Answer:
    """Reads, keeps or removes a document; `strict` resources want a condition before they replace one."""
    documents, method, headers = visit.platform.lrs.documents, visit.method, visit.request.headers
    if name is None and method in {"GET", "HEAD"}:
        return _json(documents.ids(place))
    if name is None and (method != "DELETE" or strict):
        raise _Wrong(400, "the document's id is missing")
    if method in {"GET", "HEAD"}:
        return _read(visit, documents.get(place, str(name)), str(name))
    condition = Condition(headers.get("if-match", ""), headers.get("if-none-match", ""))
    given = Document(visit.request.body, headers.get("content-type", "application/octet-stream"))
    if method == "DELETE":
        status = documents.delete(place, name, condition)
    elif method == "PUT":
        status = documents.put(place, str(name), given, condition, strict=strict)
    else:
        status = documents.post(place, str(name), given, condition)
    _tell(visit, str(name), len(given.body), status)
    return Answer(status, headers=_OPEN)


def _read(visit: _Visit, there: Document | None, name: str) -> Answer:
    _tell(visit, name, len(there.body) if there else 0, 200 if there else 404)
    if there is None:
        return _words(404, "there is no such document")
    return Answer(200, there.kind, there.body, {**_OPEN, "ETag": there.etag})


def _tell(visit: _Visit, name: str, size_bytes: int, status: int) -> None:
    spoken = {LAUNCH_DATA: "what the platform says of this start", PREFERENCES: "the learner's own settings"}
    told = told_document(
        visit.method,
        spoken.get(name, "the answers" if visit.method in {"PUT", "POST"} else "the saved answers"),
        size_bytes,
        status,
    )
    if status >= HTTPStatus.BAD_REQUEST and status != HTTPStatus.NOT_FOUND:
        level = Level.REFUSED
    elif name in spoken:
        level = Level.QUIET
    else:
        level = Level.GOOD if visit.method in {"PUT", "POST"} else Level.PLAIN
    visit.log(told, level, Call(f"{visit.method} document", (name,), "", str(status)))


def _asked(query: Mapping[str, str], name: str) -> str:
    if name not in query:
        raise _Wrong(400, f"`{name}` is missing")
    return query[name]


def _agent(query: Mapping[str, str]) -> dict[str, Any]:
    try:
        found = json.loads(_asked(query, "agent"))
    except ValueError as fault:
        raise _Wrong(400, "`agent` is no JSON") from fault
    if not isinstance(found, dict):
        raise _Wrong(400, "`agent` is no agent")
    return found


def answer_fetch(platform: Platform, request: Request) -> Answer:
    """cmi5's fetch: the token once, then error 1 (8.2)."""
    if request.method == "OPTIONS":
        return Answer(204, headers=_OPEN)
    number = request.path.removeprefix("/cmi5/fetch/")
    session = platform.lrs.session_of(int(number)) if number.isdigit() else None
    if session is None or request.method != "POST":
        return _json({"error-code": "3", "error-text": "There is no such start."})
    if session.locked or platform.faults.now is Fault.LOST:
        return Answer(dropped=True)
    if session.fetched:
        told = f"The page asked for its key a second time; a platform gives it only once (cmi5 {Duty.TOKEN_ONCE})."
        platform.journal.add(Entry(told, Level.NOTE, Call("POST fetch", (), "", "1"), attempt=session.attempt.number))
        return _json({"error-code": "1", "error-text": "The token was already fetched."})
    session.fetched = True
    told = "The page fetched its key to the platform."
    platform.journal.add(Entry(told, Level.PLAIN, Call("POST fetch"), attempt=session.attempt.number))
    return _json({"auth-token": session.token})


def _json(value: Any) -> Answer:
    return Answer(200, "application/json", json.dumps(value, ensure_ascii=False).encode(), _OPEN)


def _words(status: int, words: str) -> Answer:
    return Answer(status, body=words.encode(), headers=_OPEN)
