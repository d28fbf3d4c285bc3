"""The LRS stand-in, as a package sees it: xAPI 1.0.3's plain rules, State with concurrency, and cmi5's part."""

import json
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from scormpack.host.faults import Fault
from scormpack.host.lrs.sessions import QUIET_SECONDS
from scormpack.host.server import Host

from .caller import Heard, call, send
from .conftest import MakeHost

VERB = "http://adlnet.gov/expapi/verbs/"
CATEGORY = "https://w3id.org/xapi/cmi5/context/categories/"
SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"


@dataclass
class Page:
    """A package's page that was started on a host."""

    host: Host
    query: dict[str, str]
    auth: str
    launch_data: dict[str, Any]

    def lrs(self, method: str, path: str, value: Any = None, **headers: str) -> Heard:
        headers = {"X_Experience_API_Version": "1.0.3", "Authorization": self.auth, **headers}
        if value is None:
            return call(self.host.url, method, f"/lrs/{path}", None, **headers)
        return send(self.host.url, f"/lrs/{path}", value, method, **headers)

    def state(self, name: str) -> str:
        given = {"activityId": self.query.get("activity_id") or self.query["activityId"], "agent": self.query["actor"]}
        given |= {"registration": self.query["registration"], "stateId": name}
        return "activities/state?" + "&".join(f"{key}={quote(value)}" for key, value in given.items())

    def profile(self, name: str) -> str:
        return f"agents/profile?profileId={name}&agent={quote(self.query['actor'])}"

    def statement(self, verb: str, **more: Any) -> dict[str, Any]:
        template = self.launch_data.get("contextTemplate", {})
        category = [{"id": f"{CATEGORY}cmi5"}] + ([{"id": f"{CATEGORY}moveon"}] if "completion" in more else [])
        activities = {**template.get("contextActivities", {}), "category": category}
        context = {**template, "registration": self.query["registration"], "contextActivities": activities}
        result = {"result": more} if more else {}
        return {
            "id": str(uuid.uuid4()),
            "actor": json.loads(self.query["actor"]),
            "verb": {"id": VERB + verb},
            "object": {"id": self.query.get("activity_id") or self.query["activityId"]},
            "timestamp": "2026-03-01T10:11:12.000Z",
            "context": context,
            **result,
        }


def open_page(host: Host, how: str = "first", *, ready: bool = True) -> Page:
    launched = send(host.url, "/lms/launch", {"id": "", "how": how}).json
    query = {name: values[0] for name, values in parse_qs(urlsplit(launched["href"]).query).items()}
    if "auth" in query:
        return Page(host, query, query["auth"], {})
    token = call(host.url, "POST", urlsplit(query["fetch"]).path).json["auth-token"]
    page = Page(host, query, f"Basic {token}", {})
    if ready:
        page.launch_data = page.lrs("GET", page.state("LMS.LaunchData")).json
        page.lrs("GET", page.profile("cmi5LearnerPreferences"))
    return page


def test_a_tincan_launch_names_all_that_a_page_needs(make_host: MakeHost) -> None:
    page = open_page(make_host("xapi"))
    assert set(page.query) == {"endpoint", "auth", "actor", "registration", "activity_id"}
    assert page.query["endpoint"].endswith("/lrs/")
    assert page.query["auth"].startswith("Basic ")
    assert page.query["activity_id"] == "https://course.example/m1"


def test_statements_are_kept_once(make_host: MakeHost) -> None:
    page = open_page(make_host("xapi"))
    one, two = page.statement("experienced"), page.statement("answered")
    assert page.lrs("POST", "statements", [one, two]).json == [one["id"], two["id"]]
    assert page.lrs("POST", "statements", one).status == 200
    assert page.lrs("PUT", f"statements?statementId={one['id']}", one).status == 204
    assert page.lrs("PUT", f"statements?statementId={one['id']}", {**one, "verb": two["verb"]}).status == 409
    found = page.lrs("GET", f"statements?statementId={one['id']}").json
    assert (found["id"], found["version"], "stored" in found) == (one["id"], "1.0.3", True)
    assert [each["id"] for each in page.lrs("GET", "statements").json["statements"]] == [two["id"], one["id"]]
    assert len(page.lrs("GET", f"statements?verb={quote(two['verb']['id'])}").json["statements"]) == 1


def test_a_batch_is_kept_whole_or_not_at_all(make_host: MakeHost) -> None:
    page = open_page(make_host("xapi"))
    one, two = page.statement("experienced"), page.statement("answered")
    assert page.lrs("POST", "statements", [one, {**two, "id": "no uuid"}]).status == 400
    assert page.lrs("POST", "statements", [one, one]).status == 400
    page.lrs("POST", "statements", two)
    assert page.lrs("POST", "statements", [one, {**two, "result": {"response": "x"}}]).status == 409
    assert [each["id"] for each in page.lrs("GET", "statements").json["statements"]] == [two["id"]]


@pytest.mark.parametrize(
    "wrong",
    [
        {"verb": {"id": "no iri"}},
        {"actor": None},
        {"timestamp": "yesterday"},
        {"timestamp": "2026-03-01T10:11:12"},
        {"extra": 1},
        {"result": {"score": {"scaled": 2}}},
        {"result": {"response": None}},
    ],
)
def test_a_malformed_statement_is_refused(make_host: MakeHost, wrong: dict[str, Any]) -> None:
    page = open_page(make_host("xapi"))
    assert page.lrs("POST", "statements", {**page.statement("experienced"), **wrong}).status == 400


def test_pages_of_statements_follow_each_other(make_host: MakeHost) -> None:
    page = open_page(make_host("xapi"))
    ids = page.lrs("POST", "statements", [page.statement("experienced") for _ in range(5)]).json
    first = page.lrs("GET", "statements?limit=3&ascending=true").json
    rest = page.lrs("GET", first["more"].removeprefix("/lrs/")).json
    assert [one["id"] for one in first["statements"] + rest["statements"]] == ids
    assert rest["more"] == ""


def test_a_voided_statement_is_gone(make_host: MakeHost) -> None:
    page = open_page(make_host("xapi"))
    one = page.statement("experienced")
    void = {**page.statement("voided"), "object": {"objectType": "StatementRef", "id": one["id"]}}
    page.lrs("POST", "statements", [one, void])
    assert page.lrs("GET", f"statements?statementId={one['id']}").status == 404
    assert page.lrs("GET", f"statements?voidedStatementId={one['id']}").status == 200


def test_who_is_not_known_is_not_heard(make_host: MakeHost) -> None:
    page = open_page(make_host("xapi"))
    assert page.lrs("GET", "statements", Authorization="Basic eDp5").status == 401
    assert call(page.host.url, "GET", "/lrs/statements", Authorization=page.auth).status == 400
    assert call(page.host.url, "GET", "/lrs/about").json["version"][0] == "1.0.3"
    answer = call(page.host.url, "OPTIONS", "/lrs/statements", Origin=page.host.platform.address)
    assert (answer.status, answer.headers["access-control-allow-origin"]) == (204, "*")


def test_state_is_guarded_by_etags(make_host: MakeHost) -> None:
    page = open_page(make_host("xapi"))
    where = page.state("bookmark")
    assert page.lrs("GET", where).status == 404
    assert page.lrs("PUT", where, {"a": 1}, If_None_Match="*").status == 204
    assert page.lrs("PUT", where, {"a": 2}, If_None_Match="*").status == 412
    first = page.lrs("GET", where)
    assert first.json == {"a": 1}
    assert page.lrs("PUT", where, {"a": 2}, If_Match=first.headers["etag"]).status == 204
    assert page.lrs("PUT", where, {"a": 3}, If_Match=first.headers["etag"]).status == 412
    assert page.lrs("POST", where, {"b": 3}).status == 204
    assert page.lrs("GET", where).json == {"a": 2, "b": 3}
    assert page.lrs("GET", where.rpartition("&stateId")[0]).json == ["bookmark"]
    assert page.lrs("DELETE", where).status == 204
    assert page.lrs("GET", where).status == 404


def test_profiles_want_a_condition(make_host: MakeHost) -> None:
    page = open_page(make_host("xapi"))
    where = page.profile("settings")
    assert page.lrs("PUT", where, {"a": 1}).status == 204
    assert page.lrs("PUT", where, {"a": 2}).status == 409
    assert page.lrs("PUT", where, {"a": 2}, If_Match=page.lrs("GET", where).headers["etag"]).status == 204


def test_a_learner_keeps_state_and_registration_and_a_new_one_has_neither(make_host: MakeHost) -> None:
    host = make_host("xapi")
    first = open_page(host)
    first.lrs("PUT", first.state("bookmark"), {"a": 1})
    again, newcomer = open_page(host, "again"), open_page(host, "newcomer")
    assert again.lrs("GET", again.state("bookmark")).json == {"a": 1}
    assert newcomer.lrs("GET", newcomer.state("bookmark")).status == 404
    assert first.query["registration"] == again.query["registration"] != newcomer.query["registration"]


def test_faults_of_the_lrs(make_host: MakeHost) -> None:
    host = make_host("xapi")
    page = open_page(host)

    def post() -> int:
        return page.lrs("POST", "statements", page.statement("experienced")).status

    wanted = {Fault.LOST: 0, Fault.ENDED: 401, Fault.ONCE: 500, Fault.SILENT: 200, Fault.SLOW: 200, Fault.NONE: 200}
    for fault, status in wanted.items():
        host.platform.fail(fault)
        assert post() == status
    assert len(host.platform.lrs.statements.every) == 2


def test_after_a_lock_up_the_lrs_hears_nothing(make_host: MakeHost) -> None:
    host = make_host("xapi")
    page = open_page(host)
    host.platform.lock_up(1)
    assert page.lrs("POST", "statements", page.statement("experienced")).status == 0
    assert host.platform.lrs.statements.every == ()


def test_cmi5_gives_the_token_once(make_host: MakeHost) -> None:
    host = make_host("cmi5")
    page = open_page(host)
    path = urlsplit(page.query["fetch"]).path
    assert call(host.url, "POST", path).json["error-code"] == "1"
    assert call(host.url, "GET", path).json["error-code"] == "3"


def test_cmi5_launch_data_says_what_the_manifest_says(make_host: MakeHost) -> None:
    page = open_page(make_host("cmi5"))
    data = page.launch_data
    assert (data["launchMode"], data["moveOn"]) == ("Normal", "Completed")
    assert data["contextTemplate"]["contextActivities"]["grouping"][0]["id"] == "https://course.example/m1"
    assert page.query["activityId"] != "https://course.example/m1"
    assert call(page.host.url, "GET", urlsplit(data["returnURL"]).path).status == 200
    assert page.lrs("PUT", page.state("LMS.LaunchData"), {}).status == 403


def test_a_whole_cmi5_session_satisfies_the_course(make_host: MakeHost) -> None:
    page = open_page(make_host("cmi5"))
    done = page.statement("completed", completion=True, duration="PT5M")
    for one in (page.statement("initialized"), done, page.statement("terminated", duration="PT5M")):
        answer = page.lrs("POST", "statements", one)
        assert answer.status == 200, answer.body
    verbs = [one["verb"]["id"].rpartition("/")[2] for one in page.host.platform.lrs.statements.every]
    assert verbs == ["launched", "initialized", "completed", "satisfied", "terminated"]


@pytest.mark.parametrize(
    ("verb", "more", "drop", "section"),
    [
        ("completed", {"completion": True, "duration": "PT1S"}, "", "9.3.0.0-4"),
        ("initialized", {}, "registration", "9.6.1.0-1"),
        ("initialized", {}, "extensions", "9.6.3.1-4"),
        ("launched", {}, "", "9.3.0.0-4"),
        ("initialized", {}, "contextActivities", "10.2.1.0-6"),
    ],
)
def test_cmi5_refuses_the_first_statement(
    make_host: MakeHost, verb: str, more: dict[str, Any], drop: str, section: str
) -> None:
    page = open_page(make_host("cmi5"))
    statement = page.statement(verb, **more)
    statement["context"].pop(drop, None)
    answer = page.lrs("POST", "statements", statement)
    assert (answer.status, f"cmi5 {section}:" in answer.body.decode()) == (403, True), answer.body


@pytest.mark.parametrize(
    ("verb", "more", "section"),
    [
        ("initialized", {}, "9.3.0.0-2"),
        ("launched", {}, "9.3.0.0-1"),
        ("terminated", {}, "9.5.4.1-1"),
        ("failed", {"duration": "PT1S", "success": True}, "9.5.2.0-2"),
        ("completed", {"completion": True}, "9.5.4.1-2"),
        ("completed", {"completion": True, "duration": "PT1S", "score": {"scaled": 1}}, "9.5.1.0-2"),
        ("terminated", {"duration": "PT1S", "success": True}, "9.5.2.0-3"),
        ("passed", {"duration": "PT1S", "success": True}, "9.6.2.2-1"),
    ],
)
def test_cmi5_refuses_a_later_statement(make_host: MakeHost, verb: str, more: dict[str, Any], section: str) -> None:
    page = open_page(make_host("cmi5"))
    page.lrs("POST", "statements", page.statement("initialized"))
    answer = page.lrs("POST", "statements", page.statement(verb, **more))
    assert (answer.status, f"cmi5 {section}:" in answer.body.decode()) == (403, True), answer.body


@pytest.mark.parametrize(
    ("change", "duty"),
    [
        ({"timestamp": "2026-03-01T11:11:12+01:00"}, "9.7.0.0-2"),
        ({"timestamp": None}, "9.7.0.0-1"),
        ({"id": None}, "9.1.0.0-1"),
    ],
)
def test_cmi5_wants_an_id_and_a_time_in_utc(make_host: MakeHost, change: dict[str, Any], duty: str) -> None:
    page = open_page(make_host("cmi5"))
    given = {**page.statement("initialized"), **change}
    answer = page.lrs("POST", "statements", {name: value for name, value in given.items() if value is not None})
    assert (answer.status, f"cmi5 {duty}:" in answer.body.decode()) == (403, True), answer.body


def test_cmi5_hears_terminated_last(make_host: MakeHost) -> None:
    page = open_page(make_host("cmi5"))
    end = page.statement("terminated", duration="PT1S")
    late = {**page.statement("experienced"), "timestamp": "2026-03-01T10:12:00.000Z"}
    page.lrs("POST", "statements", [page.statement("initialized"), late])
    answer = page.lrs("POST", "statements", end)
    assert (answer.status, b"cmi5 9.3.0.0-5: `terminated` is older" in answer.body) == (403, True)
    end = {**page.statement("terminated", duration="PT1S"), "timestamp": "2026-03-01T10:13:00.000Z"}
    assert page.lrs("POST", "statements", end).status == 200
    assert page.lrs("POST", "statements", [late, end]).status == 200, "what is known may come again"
    answer = page.lrs("POST", "statements", page.statement("experienced"))
    assert (answer.status, b"cmi5 9.3.0.0-5: nothing may follow" in answer.body) == (403, True)


def test_cmi5_wants_the_launch_data_and_preferences_read_first(make_host: MakeHost) -> None:
    page = open_page(make_host("cmi5"), ready=False)
    answer = page.lrs("POST", "statements", page.statement("initialized"))
    assert (answer.status, answer.body[:16]) == (403, b"cmi5 10.2.1.0-4:")


def test_cmi5_review_hears_only_the_beginning_and_the_end(make_host: MakeHost) -> None:
    host = make_host("cmi5")
    page = open_page(host, "review")
    assert page.launch_data["launchMode"] == "Review"
    assert page.lrs("POST", "statements", page.statement("initialized")).status == 200
    assert page.lrs("POST", "statements", page.statement("experienced")).status == 403
    assert page.lrs("POST", "statements", page.statement("terminated", duration="PT1S")).status == 200


def test_a_session_that_broke_off_is_abandoned(make_host: MakeHost) -> None:
    host = make_host("cmi5")
    page = open_page(host)
    page.lrs("POST", "statements", page.statement("initialized"))
    open_page(host, "again")
    verbs = [one["verb"]["id"].rpartition("/")[2] for one in host.platform.lrs.statements.every]
    assert verbs == ["launched", "initialized", "abandoned", "launched"]
    answer = page.lrs("POST", "statements", page.statement("terminated", duration="PT1S"))
    assert (answer.status, b"cmi5 9.3.6.0-2:" in answer.body) == (403, True)


@pytest.mark.parametrize(
    ("last", "more", "ending"),
    [("experienced", {}, ["experienced", "abandoned"]), ("terminated", {"duration": "PT1S"}, ["terminated"])],
)
def test_a_session_is_abandoned_after_what_it_has_under_way(
    make_host: MakeHost, monkeypatch: pytest.MonkeyPatch, last: str, more: dict[str, Any], ending: list[str]
) -> None:
    host = make_host("cmi5")
    page = open_page(host)
    page.lrs("POST", "statements", page.statement("initialized"))
    under_way, arrived = threading.Event(), threading.Event()

    def wait(_seconds: float) -> None:
        under_way.set()
        arrived.wait(60)

    monkeypatch.setattr("scormpack.host.lrs.routes.time", SimpleNamespace(sleep=wait))
    host.platform.fail(Fault.SLOW)
    with ThreadPoolExecutor() as pool:
        late = pool.submit(page.lrs, "POST", "statements", page.statement(last, **more))
        assert under_way.wait(60)
        threading.Timer(2 * QUIET_SECONDS, arrived.set).start()
        open_page(host, "again")
        assert late.result().status == 200
    verbs = [one["verb"]["id"].rpartition("/")[2] for one in host.platform.lrs.statements.every]
    assert verbs == ["launched", "initialized", *ending, "launched"]
