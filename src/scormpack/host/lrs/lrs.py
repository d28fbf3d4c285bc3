"""The LRS stand-in's memory: statements, documents, sessions, and an LMS's own statements for cmi5."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote

from scormpack.core.launchables import Described, Kind
from scormpack.host.journal import Call, Entry, Journal, Level
from scormpack.host.lrs import cmi5
from scormpack.host.lrs.documents import Condition, Document, Documents
from scormpack.host.lrs.duties import defects
from scormpack.host.lrs.sessions import Session, activity_id, new_session
from scormpack.host.lrs.statements import Conflict, Malformed, Statements
from scormpack.host.lrs.telling import told_statement, verb_name
from scormpack.host.records import Attempt

LAUNCH_DATA: Final = "LMS.LaunchData"
PREFERENCES: Final = "cmi5LearnerPreferences"


class Forbidden(Exception):
    """A statement that an LMS must not take (403): the id of cmi5's requirement, and words."""


@dataclass(slots=True)
class Lrs:
    """All that is kept. `published` is the package that is open: cmi5 needs its course."""

    journal: Journal
    statements: Statements = field(default_factory=Statements)
    documents: Documents = field(default_factory=Documents)
    sessions: list[Session] = field(default_factory=list)
    published: Described | None = None

    def launch(self, attempt: Attempt, described: Described, address: str, content: str, *, completed: bool) -> str:
        """Opens a session for this start and returns the launch query of its standard; none for a page alone."""
        if attempt.kind not in {Kind.XAPI, Kind.CMI5}:
            return ""
        session = new_session(attempt)
        self.published = described
        self._abandon(session)
        self.sessions.append(session)
        if completed:
            self._mark_completed(session)
        if session.cmi5:
            self._prepare(session, address, f"{content}/{attempt.launchable.href}")
            query = {"endpoint": f"{address}/lrs/", "fetch": f"{address}/cmi5/fetch/{attempt.number}"}
            query |= {"actor": _compact(session.actor), "registration": session.registration}
            query["activityId"] = session.activity
        else:
            query = {"endpoint": f"{address}/lrs/", "auth": f"Basic {session.token}", "actor": _compact(session.actor)}
            query |= {"registration": session.registration, "activity_id": session.activity}
        return "&".join(f"{name}={quote(value, safe='')}" for name, value in query.items())

    def _prepare(self, session: Session, address: str, href: str) -> None:
        """What an LMS does before it starts an AU: the launch document, then `launched`."""
        document = cmi5.launch_document(session, f"{address}/lms/returned/{session.attempt.number}")
        place = state_place(session.activity, session.actor, session.registration)
        self.documents.put(place, LAUNCH_DATA, _json(document), Condition(), strict=False)
        extensions = cmi5.launch_extensions(session, href)
        self._say(session, "launched", session.activity, {"extensions": extensions})

    def _abandon(self, session: Session) -> None:
        """A visit of the same learner that began and never ended is abandoned (cmi5 9.3.6), after its last words.

        A page that was just closed has sent them, and they may come after the wish for another start.
        """
        place = (session.registration, session.activity)
        for other in tuple(self.sessions):
            if not other.cmi5 or (other.registration, other.activity) != place:
                continue
            other.hear_out()
            if other.open:
                other.heard.append("abandoned")
                self._say(other, "abandoned", other.activity, {"result": {"duration": "PT0S"}})

    def _mark_completed(self, session: Session) -> None:
        statement = cmi5.own_statement(session, "completed", session.activity, {"result": {"completion": True}})
        self.statements.store([statement])

    def _say(self, session: Session, verb: str, object_id: str, more: Mapping[str, Any] | None = None) -> None:
        statement = cmi5.own_statement(session, verb, object_id, more)
        self.statements.store([statement])
        self.journal.add(Entry(told_statement(statement, "platform"), Level.QUIET, attempt=session.attempt.number))

    def session_by_token(self, token: str) -> Session | None:
        """The session with these credentials."""
        return next((one for one in self.sessions if one.token == token), None)

    def session_of(self, attempt: int) -> Session | None:
        """The session of this start."""
        return next((one for one in self.sessions if one.attempt.number == attempt), None)

    def lock(self, attempt: int) -> None:
        """Hears nothing more of this start."""
        if session := self.session_of(attempt):
            session.locked = True

    def take(self, session: Session, batch: Sequence[Any]) -> list[str]:
        """Keeps what a page reports. Raises Malformed, Conflict or Forbidden, and then nothing was kept."""
        known = {one["id"] for one in self.statements.every}
        news = [one for one in batch if isinstance(one, dict) and str(one.get("id", "")).lower() not in known]
        heard, latest = list(session.heard), session.latest
        try:
            for one in news if session.cmi5 else ():
                self._obey(session, one)
            ids = self.statements.store(batch)
        except (Malformed, Conflict, Forbidden):
            session.heard[:], session.latest = heard, latest
            raise
        for one in news:
            level = Level.QUIET if verb_name(one) in {"experienced", "played", "paused", "seeked"} else Level.PLAIN
            call = Call("statement", (str(one.get("verb", {}).get("id", "")), _compact(one)), "", "0")
            self.journal.add(Entry(told_statement(one), level, call, attempt=session.attempt.number))
        if session.cmi5:
            self._satisfy(session)
        return ids

    def _obey(self, session: Session, statement: Mapping[str, Any]) -> None:
        if not isinstance(statement.get("verb"), dict):
            raise Malformed("`verb` is missing")
        earlier = self._verbs(session.registration, session.activity)
        for duty, words in defects(session, statement, earlier):
            raise Forbidden(f"cmi5 {duty}: {words}")
        verb = cmi5.DEFINED.get(str(statement["verb"].get("id")))
        if verb and cmi5.CATEGORY in cmi5.categories(statement):
            session.heard.append(verb)
        session.latest = max(session.latest, str(statement["timestamp"]))

    def _verbs(self, registration: str, activity: str) -> set[str]:
        return {
            verb_name(one)
            for one in self.statements.every
            if one.get("context", {}).get("registration") == registration and one["object"].get("id") == activity
        }

    def _satisfy(self, session: Session) -> None:
        """When every AU has met its moveOn, the platform says once that the course is satisfied (cmi5 9.3.9)."""
        if self.published is None:
            return
        course = cmi5.course_activity(self.published)
        done = {one.id: self._verbs(session.registration, activity_id(one.id)) for one in self.published.launchables}
        if cmi5.satisfied(self.published, done) and "satisfied" not in self._verbs(session.registration, course):
            self._say(session, "satisfied", course)


def state_place(activity: str, agent: Mapping[str, Any], registration: str) -> tuple[str, ...]:
    """Where the State documents of this activity, learner and registration lie."""
    return ("state", activity, _agent(agent), registration)


def agent_place(agent: Mapping[str, Any]) -> tuple[str, ...]:
    """Where an agent's profile documents lie."""
    return ("agent", _agent(agent))


def _agent(agent: Mapping[str, Any]) -> str:
    """What identifies an agent, whatever else is said of it."""
    named = next((name for name in ("account", "mbox", "mbox_sha1sum", "openid") if name in agent), "account")
    return json.dumps({named: agent.get(named)}, sort_keys=True)


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _json(value: Any) -> Document:
    return Document(_compact(value).encode(), "application/json")
