"""What a platform keeps, through the doors that the page uses."""

import time
from typing import Any

import pytest

from scormpack.host.faults import Fault
from scormpack.host.journal import Level
from scormpack.host.server import Host

from .caller import Heard, call, send
from .conftest import MakeHost

DATA = "cmi.suspend_data"
STATUS = "cmi.core.lesson_status"


def start(host: Host, how: str = "first", id_: str = "") -> dict[str, Any]:
    answer: dict[str, Any] = send(host.url, "/lms/launch", {"id": id_, "how": how}).json
    return answer


def commit(host: Host, attempt: int, values: dict[str, str], *, finished: bool = False, number: int = 1) -> Heard:
    body = {"attempt": attempt, "number": number, "values": values, "finished": finished}
    return send(host.url, "/lms/commit", body)


def test_a_first_visit_begins_with_what_the_manifest_says(make_host: MakeHost) -> None:
    values = start(make_host())["values"]
    assert values["cmi.core.entry"] == "ab-initio"
    assert values["cmi.launch_data"] == "hello"
    assert values["cmi.student_data.mastery_score"] == "80"
    assert STATUS not in values


def test_a_suspended_visit_is_resumed(make_host: MakeHost) -> None:
    host = make_host()
    commit(host, start(host)["attempt"], {DATA: "abc", STATUS: "incomplete", "cmi.core.exit": "suspend"})
    again = start(host, "again")["values"]
    assert (again["cmi.core.entry"], again[DATA], again[STATUS]) == ("resume", "abc", "incomplete")
    assert "cmi.core.exit" not in again


def test_a_finished_visit_keeps_its_data_in_12_and_its_entry_is_empty(make_host: MakeHost) -> None:
    host = make_host()
    values = {DATA: "abc", "cmi.core.exit": "", "cmi.core.session_time": "00:01:30.5"}
    commit(host, start(host)["attempt"], values, finished=True)
    again = start(host, "again")["values"]
    assert (again["cmi.core.entry"], again[DATA], again["cmi.core.total_time"]) == ("", "abc", "0000:01:30.50")


def test_no_status_at_the_end_means_completed_in_12(make_host: MakeHost) -> None:
    host = make_host()
    commit(host, start(host, id_="two")["attempt"], {}, finished=True)
    assert host.platform.records.record("learner-1", "two").values[STATUS] == "completed"


@pytest.mark.parametrize(("raw", "status"), [("79", "failed"), ("80", "passed")])
def test_a_mastery_score_overrules_the_status(make_host: MakeHost, raw: str, status: str) -> None:
    host = make_host()
    commit(host, start(host)["attempt"], {STATUS: "completed", "cmi.core.score.raw": raw}, finished=True)
    assert host.platform.records.record("learner-1", "one").values[STATUS] == status


def test_the_parts_of_a_course_and_the_learners_have_records_of_their_own(make_host: MakeHost) -> None:
    host = make_host()
    commit(host, start(host)["attempt"], {DATA: "abc"})
    assert DATA not in start(host, id_="two")["values"]
    assert DATA in start(host, "again", "one")["values"]
    newcomer = start(host, "newcomer", "one")
    assert newcomer["learner"] == "learner-2"
    assert DATA not in newcomer["values"]


def test_2004_drops_all_that_was_not_suspended(make_host: MakeHost) -> None:
    host = make_host("scorm2004")
    first = start(host)
    assert first["values"]["cmi.completion_threshold"] == "0.8"
    commit(host, first["attempt"], {DATA: "abc", "cmi.exit": "suspend", "cmi.session_time": "PT1M5.25S"}, finished=True)
    second = start(host, "again")
    assert second["values"]["cmi.entry"] == "resume"
    assert (second["values"][DATA], second["values"]["cmi.total_time"]) == ("abc", "PT0H1M5.25S")
    commit(host, second["attempt"], {DATA: "abcd", "cmi.exit": "normal"}, finished=True)
    third = start(host, "again")["values"]
    assert third["cmi.entry"] == "ab-initio"
    assert DATA not in third


@pytest.mark.parametrize("kind", ["scorm12", "scorm2004"])
def test_review_looks_at_what_is_there_and_changes_nothing_of_it(make_host: MakeHost, kind: str) -> None:
    host, exit_ = make_host(kind), {"scorm12": "cmi.core.exit", "scorm2004": "cmi.exit"}[kind]
    commit(host, start(host)["attempt"], {DATA: "abc", exit_: "suspend"}, finished=True)
    review = start(host, "review")
    assert (review["mode"], review["values"][DATA]) == ("review", "abc")
    assert {"review", "no-credit"} <= set(review["values"].values())
    assert start(host, "again")["values"][DATA] == "abc"


def test_completed_is_what_the_record_says(make_host: MakeHost) -> None:
    host = make_host()
    assert start(host, "completed")["values"][STATUS] == "completed"


@pytest.mark.parametrize(
    ("fault", "status", "kept"),
    [
        (Fault.NONE, 200, True),
        (Fault.LOST, 0, False),
        (Fault.SILENT, 200, False),
        (Fault.SLOW, 200, True),
        (Fault.ENDED, 401, False),
        (Fault.ONCE, 500, False),
    ],
)
def test_faults(make_host: MakeHost, fault: Fault, status: int, kept: bool) -> None:
    host = make_host()
    attempt = start(host)["attempt"]
    send(host.url, "/lms/press", {"press": "fault", "value": fault.value})
    began = time.monotonic()
    assert commit(host, attempt, {DATA: "abc"}).status == status
    assert (DATA in host.platform.records.record("learner-1", "one").values) == kept
    if fault is Fault.SLOW:
        assert time.monotonic() - began >= host.platform.slow_seconds
    if fault is Fault.ONCE:
        assert commit(host, attempt, {DATA: "abc"}, number=2).status == 200


def test_after_a_lock_up_nothing_is_kept(make_host: MakeHost) -> None:
    host = make_host()
    attempt = start(host)["attempt"]
    commit(host, attempt, {DATA: "before"})
    send(host.url, "/lms/press", {"press": "lockup", "value": attempt})
    assert commit(host, attempt, {DATA: "after"}, number=2).status == 0
    assert start(host, "again")["values"][DATA] == "before"


def test_calls_are_told_in_plain_words_with_the_fault_that_they_met(make_host: MakeHost) -> None:
    host = make_host()
    attempt = start(host)["attempt"]
    send(host.url, "/lms/press", {"press": "fault", "value": "silent"})
    commit(host, attempt, {DATA: "x" * 410}, number=2)
    calls = [
        {"number": 1, "name": "LMSSetValue", "args": [DATA, "x" * 410], "value": "true", "code": 0, "why": ""},
        {"number": 2, "name": "LMSCommit", "args": [""], "value": "true", "code": 0, "why": ""},
        {
            "number": 3,
            "name": "LMSSetValue",
            "args": [STATUS, "no"],
            "value": "false",
            "code": 405,
            "why": "it holds x",
        },
        {"number": 4, "name": "LMSSetValue", "args": [DATA, "<b>"], "value": "true", "code": 0, "why": ""},
    ]
    assert send(host.url, "/lms/calls", {"attempt": attempt, "calls": calls}).status == 204
    handed, saved, refused, risky = host.platform.journal.entries[-4:]
    assert handed.told == "The page handed in 410 characters of answers: 10 % of what this platform holds."
    assert (saved.level, saved.told) == (
        Level.LOST,
        "The platform said it was stored. It was not: this is a silent loss.",
    )
    assert (refused.level, refused.told) == (
        Level.REFUSED,
        "The platform refused to store `cmi.core.lesson_status`: it holds x (error 405).",
    )
    assert risky.level is Level.NOTE
    assert risky.more == "A stricter platform would have refused or changed these characters: < >"
    assert call(host.url, "GET", "/lms/state").json["budget"] == {"used": 3, "stored": 0, "limit": 4096}


def test_news_wait_for_an_entry(make_host: MakeHost) -> None:
    host = make_host()
    start(host)
    news = call(host.url, "GET", "/lms/news?after=0").json
    assert [entry["told"] for entry in news["entries"]] == ["You opened the module."]
    assert news["generation"] == 1
