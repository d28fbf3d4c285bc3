"""What landing does with one line, and with the same line twice."""

import gzip
import json
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from scormpack.core.errors import UsageMistake
from tracker.desk import Desk, statement
from tracker.truth import ADL, VOIDED


def test_the_same_file_twice_is_known_and_not_read_again(desk: Desk) -> None:
    path = desk.lines("a.ndjson", [statement(n) for n in range(5)])
    assert desk.ingest(path).landed.new == 5
    again = desk.ingest(path)
    assert (again.landed.new, again.again) == (0, (path,))
    assert desk.rows("SELECT count(*) FROM ledger") == [(1,)]


def test_the_same_statement_on_another_medium_counts_once(desk: Desk) -> None:
    desk.ingest(desk.lines("a.ndjson", [statement(1), statement(2)]))
    found = desk.ingest(desk.lines("b.ndjson", [statement(2), statement(3), statement(3)]))
    assert (found.landed.new, found.landed.duplicate, found.landed.conflicts) == (1, 2, 0)


def test_what_an_lrs_changes_is_no_conflict(desk: Desk) -> None:
    one = statement(1, result={"duration": "PT90S", "score": {"raw": 1}}, context={"extensions": {"a:b": 1, "a:c": 2}})
    back = dict(reversed(list(one.items())))
    back |= {"stored": "2026-05-01T00:00:00Z", "authority": {"mbox": "mailto:lrs@example.invalid"}, "version": "1.0.1"}
    back |= {"timestamp": "2026-02-03T11:00:00.000000+01:00", "id": one["id"].upper()}
    back |= {"result": {"score": {"raw": 1.0}, "duration": "PT1M30S"}, "context": {"extensions": {"a:c": 2, "a:b": 1}}}
    found = desk.ingest(desk.lines("a.ndjson", [one, back]))
    assert (found.landed.new, found.landed.duplicate, found.landed.conflicts) == (1, 1, 0)
    assert desk.reasons() == []


@pytest.mark.parametrize(
    "more",
    [
        {"verb": {"id": ADL + "completed"}},
        {"timestamp": "2026-02-03T10:00:01Z"},
        {"actor": {"account": {"homePage": "https://lms.aax.example", "name": "L2"}}},
        {"object": {"id": "urn:scormpack:work-stories:m2-wellbeing"}},
        {"result": {"success": True}},
        {"result": {"score": {"raw": 3}}},
        {"result": {"response": "b"}},
        {"context": {"extensions": {"a:b": 1}}},
        {"context": {"registration": "00000000-0000-4000-8000-000000000009"}},
    ],
)
def test_the_same_id_with_other_content_is_a_conflict_and_the_first_counts(desk: Desk, more: dict[str, object]) -> None:
    desk.ingest(desk.lines("a.ndjson", [statement(1)]))
    found = desk.ingest(desk.lines("b.ndjson", [statement(2), statement(1, **more)]))
    assert (found.landed.new, found.landed.conflicts) == (1, 1)
    kept, other, line = desk.rows("SELECT kept_hash, other_hash, line FROM conflicts")[0]
    assert kept != other
    assert line == 2
    assert desk.rows("SELECT verb, module FROM events WHERE statement_id LIKE '%001'") == [
        ("initialized", "m1-confidence")
    ]


@pytest.mark.parametrize("first", [0, 1])
def test_a_void_counts_whether_it_comes_before_or_after(desk: Desk, first: int) -> None:
    void = {
        "id": "11111111-0000-4000-8000-000000000001",
        "actor": {"mbox": "mailto:a@example.invalid"},
        "verb": {"id": VOIDED},
        "object": {"objectType": "StatementRef", "id": statement(1)["id"].upper()},
        "timestamp": "2026-02-04T10:00:00Z",
    }
    media = [[statement(1), statement(2)], [void, void]]
    for number in (first, 1 - first):
        desk.ingest(desk.lines(f"{number}.ndjson", media[number]))
    assert desk.rows("SELECT target_id FROM voids") == [(statement(1)["id"],)]
    assert desk.learners(["initialized"]) == 1
    assert desk.rows("SELECT count(*) FROM events") == [(2,)]


def test_late_events_go_to_their_own_month(desk: Desk) -> None:
    desk.ingest(desk.lines("a.ndjson", [statement(1, timestamp="2026-05-01T00:00:00Z")]))
    desk.ingest(desk.lines("b.ndjson", [statement(2, timestamp="2025-12-31T23:59:59Z")]))
    assert sorted(path.name for path in (desk.store / "events").iterdir()) == ["month=2025-12", "month=2026-05"]


BAD: dict[str, list[str | bytes]] = {
    "it is not JSON": ['{"id": ', "hello", '{"a":1}{"b":2}', '\ufeff{"id":"x"}', '{"id":"\\ud800"}'],
    "it has no id": ["[1]", '"x"', "7", "null", "{}"],
    "its id is no UUID": [json.dumps(statement(1, id="abc")), json.dumps(statement(1, id={"a": 1}))],
    "it has no verb": [json.dumps(statement(1, verb=[1])), json.dumps(statement(1, verb="started"))],
    "it has neither timestamp nor stored": [json.dumps({**statement(1), "timestamp": None})],
    "its timestamp is no moment from 2000 to 2099": [
        json.dumps(statement(1, timestamp="yesterday")),
        json.dumps(statement(1, timestamp="infinity")),
        json.dumps(statement(1, timestamp="1899-01-01T00:00:00Z")),
    ],
    "its actor has no identity": [
        json.dumps(statement(1, actor="bob")),
        json.dumps(statement(1, actor={})),
        json.dumps(statement(1, actor={"account": {"homePage": "https://lms.aax.example", "name": "  "}})),
    ],
    "its actor has a name only, which is no identity": [json.dumps(statement(1, actor={"name": "Pat"}))],
    "its actor is a group": [
        json.dumps(statement(1, actor={"objectType": "Group", "mbox": "mailto:g@example.invalid"}))
    ],
    "its object is no activity": [json.dumps(statement(1, object={"objectType": "Agent", "name": "Pat"}))],
    "its activity is not in the mapping": [json.dumps(statement(1, object={"id": "https://other.example/x"}))],
    "result.completion is not true or false": [json.dumps(statement(1, result={"completion": "false"}))],
    "result.success is not true or false": [json.dumps(statement(1, result={"success": 1}))],
    "a score is not a number": [
        json.dumps(statement(1, result={"score": {"raw": "80"}})),
        json.dumps(statement(1, result={"score": {"scaled": float("nan")}})),
    ],
    "its result, score, context or account is not an object": [
        json.dumps(statement(1, result="done")),
        json.dumps(statement(1, result={"score": 5})),
        json.dumps(statement(1, context=["x"])),
        json.dumps(statement(1, actor={"account": "L1", "mbox": "mailto:a@example.invalid"})),
    ],
    "result.duration is no ISO 8601 duration": [json.dumps(statement(1, result={"duration": "5 minutes"}))],
    "its registration is no UUID": [json.dumps(statement(1, context={"registration": "A1234BC"}))],
    "the line is not UTF-8": [b'{"id": "\xff"}'],
    "its session, cohort, site, screen or platform looks like something personal": [
        json.dumps(statement(1, context={"platform": "A1234BC"})),
        json.dumps(statement(1, context={"platform": "pat@example.invalid"})),
    ],
    "it voids nothing that has a UUID": [
        json.dumps(statement(1, verb={"id": VOIDED}, object={"objectType": "StatementRef", "id": "x"}))
    ],
}


@pytest.mark.parametrize("reason", BAD)
def test_a_line_that_cannot_count_is_quarantined_with_its_number_and_reason(desk: Desk, reason: str) -> None:
    lines = [line for bad in BAD[reason] for line in ("", bad)]
    found = desk.ingest(desk.lines("a.ndjson", [statement(99), *lines]))
    assert found.landed.new == 1
    assert desk.reasons() == [(3 + 2 * number, reason) for number in range(len(BAD[reason]))]


def test_quarantine_holds_nothing_of_the_line(desk: Desk) -> None:
    desk.ingest(desk.lines("a.ndjson", ["Pat Learner, born 1990-01-01"]))
    assert [column for (column, *_) in desk.rows("DESCRIBE quarantine")] == ["source_sha256", "line", "reason"]


def test_a_mended_mapping_takes_the_quarantined_lines_in(desk: Desk) -> None:
    path = desk.lines("a.ndjson", [statement(1), statement(2, object={"id": "https://other.example/x"})])
    first = desk.ingest(path)
    assert [unknown.name for unknown in first.unknown_activities] == ["https://other.example/x"]
    mapping = desk.folder / "mapping.yaml"
    mapping.write_text(mapping.read_text().replace("title: Skills}", 'title: Skills, iri: "https://other.example/x"}'))
    second = desk.ingest(path)
    assert (second.landed.new, second.landed.duplicate, second.landed.quarantined) == (1, 1, 0)
    assert desk.reasons() == []
    assert desk.rows("SELECT rows_read, rows_new, rows_duplicate, rows_quarantined FROM ledger") == [(2, 2, 0, 0)]


def test_an_activity_is_known_by_its_title_or_its_group_too(desk: Desk) -> None:
    named = {"id": "https://lms.example/au/1", "definition": {"name": {"en": "Skills"}}}
    grouped = {"contextActivities": {"grouping": [{"id": "urn:scormpack:work-stories:m4-empathy"}]}}
    desk.ingest(
        desk.lines(
            "a.ndjson",
            [statement(1, object=named), statement(2, object={"id": "https://lms.example/au/2"}, context=grouped)],
        )
    )
    assert desk.rows("SELECT module FROM events ORDER BY statement_id") == [("m3-skills",), ("m4-empathy",)]


def test_the_ledger_says_who_delivered_what_and_when(desk: Desk) -> None:
    other = {"account": {"homePage": "https://lms.bbx.example/", "name": "L2"}}
    unknown = {"account": {"homePage": "https://nowhere.example", "name": "L3"}}
    lines = [
        statement(1),
        statement(2, timestamp="2026-03-01T00:00:00Z"),
        statement(3, actor=other),
        statement(4, actor=unknown),
    ]
    found = desk.ingest(desk.lines("x.ndjson", [*lines, "x"]))
    assert found.unknown_places == ("https://nowhere.example",)
    rows = desk.rows(
        "SELECT site, first_when, last_when, rows_new, rows_quarantined, received_at FROM ledger ORDER BY 1 NULLS LAST"
    )
    assert [row[0] for row in rows] == ["AAX", "BBX", None]
    assert rows[0][1:4] == (datetime(2026, 2, 3, 10, 0), datetime(2026, 3, 1, 0, 0), 2)  # noqa: DTZ001 - UTC
    assert rows[2][3:5] == (1, 1)
    assert {row[5] for row in rows} == {datetime(2026, 12, 1, 9, 0)}  # noqa: DTZ001


def test_gzip_arrays_pages_utf16_and_pretty_print_are_read(desk: Desk) -> None:
    words = [statement(n) for n in range(10)]
    packed = desk.folder / "a.ndjson.gz"
    packed.write_bytes(gzip.compress("\n".join(map(json.dumps, words[:3])).encode()))
    array = desk.text("b.json", json.dumps(words[3:5], indent=2))
    page = desk.text("c.json", json.dumps({"statements": words[5:7], "more": "/x"}))
    wide = desk.folder / "d.ndjson"
    wide.write_bytes("\n".join(map(json.dumps, words[7:9])).encode("utf-16"))
    marked = desk.folder / "e.ndjson"
    marked.write_bytes(json.dumps(words[9]).encode("utf-8-sig"))
    found = desk.ingest(packed, array, page, wide, marked)
    assert (found.landed.new, found.landed.quarantined, found.unreadable) == (10, 0, ())


def test_a_damaged_gzip_gives_what_it_can(desk: Desk) -> None:
    whole = gzip.compress("\n".join(json.dumps(statement(n)) for n in range(2000)).encode())
    path = desk.folder / "a.ndjson.gz"
    path.write_bytes(whole[: len(whole) // 2])
    found = desk.ingest(path)
    assert found.landed.new > 0
    assert desk.reasons()[-1][1] in {"the file is damaged from here on", "it is not JSON"}


def test_a_folder_is_taken_as_a_whole_and_hidden_files_are_left(desk: Desk) -> None:
    media = desk.folder / "media"
    media.mkdir()
    desk.lines("media/aax-1.ndjson", [statement(1)])
    desk.lines("media/.hidden", ["x"])
    assert desk.ingest(media).files == 1
    with pytest.raises(UsageMistake):
        desk.ingest(desk.folder / "nothing")


def test_lines_longer_than_the_limit_are_quarantined_and_the_rest_is_read(desk: Desk) -> None:
    long = json.dumps(statement(1, result={"response": "x" * (5 << 20)}))
    found = desk.ingest(desk.lines("a.ndjson", [statement(2), long, statement(3)]))
    assert found.landed.new == 2
    assert desk.reasons() == [(2, "the line is longer than 4 MB")]


@pytest.mark.parametrize(
    ("duration", "seconds"),
    [("PT1.5S", 1.5), ("PT1H2M3.5S", 3723.5), ("P1DT1S", 86_401.0), ("P1W", 604_800.0), ("PT2M", 120.0), ("P0D", 0.0)],
)
def test_durations_are_read_in_all_their_forms(desk: Desk, duration: str, seconds: float) -> None:
    desk.ingest(desk.lines("a.ndjson", [statement(1, result={"duration": duration})]))
    assert desk.rows("SELECT seconds FROM events") == [(seconds,)]


@pytest.mark.parametrize("duration", ["PTinfS", "PT-1S", "PT1e5S", "P", "PT", "PTS", "", "1"])
def test_what_is_no_duration_is_quarantined(desk: Desk, duration: str) -> None:
    desk.ingest(desk.lines("a.ndjson", [statement(1, result={"duration": duration})]))
    assert desk.reasons() == [(1, "result.duration is no ISO 8601 duration")]


def test_times_are_kept_in_utc(desk: Desk) -> None:
    desk.ingest(desk.lines("a.ndjson", [statement(1, timestamp="2026-07-01T00:30:00+01:00")]), now=datetime.now(UTC))
    assert desk.rows('SELECT "when" FROM events') == [(datetime(2026, 6, 30, 23, 30),)]  # noqa: DTZ001


def test_a_site_that_delivers_nothing_has_delivered(desk: Desk) -> None:
    empty = [desk.lines("aax-1.ndjson", []), desk.lines("bbx-1.ndjson", [])]
    found = desk.ingest(*empty)
    assert (found.files, found.unreadable, found.landed.read) == (2, (), 0)
    assert desk.rows("SELECT site, rows_read FROM ledger ORDER BY 1") == [("AAX", 0), ("BBX", 0)]


def test_without_the_extra_the_command_that_installs_it_is_told(desk: Desk) -> None:
    path = desk.lines("a.ndjson", [statement(1)])
    without = "import sys; sys.modules.update(dict.fromkeys(('numpy', 'pyarrow', 'duckdb'))); "
    run = "from scormpack.cli.main import main; main()"
    said = subprocess.run(
        [sys.executable, "-c", without + run, "track", "ingest", str(path), "--store", str(desk.store)],
        capture_output=True,
        text=True,
        check=False,
        env={"XDG_CONFIG_HOME": str(desk.folder), "PATH": ""},
    )
    assert "pip install 'scormpack[track]'" in said.stderr + said.stdout
    assert "scormpack itself failed" not in said.stderr + said.stdout
