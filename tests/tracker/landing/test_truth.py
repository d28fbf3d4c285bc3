"""Whatever happens to statements on their way, the store counts the learners that there were."""

import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.desk import Desk
from tracker.truth import Histories, Outcome, Setting, all_statements, histories, scattered, scorm_rows, tallies


def starts_of(told: Histories) -> int:
    return sum(told.starts().values())


def completions_of(told: Histories) -> int:
    return sum(told.completions().values())


@settings(max_examples=12)
@given(seed=st.integers(0, 10_000), media=st.integers(1, 5))
def test_shuffled_repeated_split_and_voided_statements_give_the_true_numbers(seed: int, media: int) -> None:
    told = histories(seed, Setting(learners=12))
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        for number, part in enumerate(scattered(all_statements(told), seed, media)):
            desk.ingest(desk.lines(f"medium-{number}.ndjson", [json.dumps(one) for one in part] or [""]))
        assert desk.reasons() == []
        assert desk.rows("SELECT count(*) FROM conflicts") == [(0,)]
        assert desk.learners(["initialized", "attempted"]) == starts_of(told)
        assert desk.learners(["completed", "passed"]) == completions_of(told)
        failed = sum(study.outcome is Outcome.FAILED for study in told.studies)
        assert desk.learners(["failed"]) == failed


def test_the_order_of_media_does_not_change_the_store(tmp_path: Path) -> None:
    parts = scattered(all_statements(histories(7, Setting(learners=15))), 7, 3)
    one, other = Desk(tmp_path / "one"), Desk(tmp_path / "other")
    other.key.parent.mkdir(parents=True)
    found = []
    for desk, order in ((one, (0, 1, 2)), (other, (2, 0, 1))):
        for number in order:
            desk.ingest(desk.lines(f"{number}.ndjson", parts[number]))
        if desk is one:
            other.key.write_bytes(one.key.read_bytes())
            other.key.chmod(0o600)
        found.append(
            desk.rows(
                'SELECT statement_id, content_hash, "when", pseudonym, site, module, kind, part, verb, scale_item, '
                "scale_level, seconds FROM events ORDER BY ALL"
            )
        )
    assert found[0] == found[1]


def test_scale_answers_become_a_row_an_item(desk: Desk) -> None:
    told = histories(3, Setting(learners=30))
    desk.ingest(desk.lines("a.ndjson", all_statements(told)))
    rows = desk.rows(
        "SELECT scale_moment, scale_item, count(*), sum(scale_level) FROM events WHERE scale_item <> '' GROUP BY ALL"
    )
    wanted: dict[tuple[str, str], list[int]] = {}
    for study in told.studies:
        for moment, levels in (("before", study.before), ("after", study.after)):
            for item, level in levels.items():
                wanted.setdefault((moment, item), []).append(level)
    assert {(moment, item): (count, total) for moment, item, count, total in rows} == {
        key: (len(levels), sum(levels)) for key, levels in wanted.items()
    }


def test_time_spent_is_kept_in_seconds(desk: Desk) -> None:
    told = histories(5, Setting(learners=10))
    desk.ingest(desk.lines("a.ndjson", all_statements(told)))
    wanted = sum(
        visit.seconds
        for study in told.studies
        for visit in study.visits
        if study.started and study.style != "storyline"
    )
    assert desk.rows("SELECT sum(seconds) FROM events WHERE verb = 'terminated'")[0][0] == wanted


def test_rows_of_an_lms_and_tallies_give_the_true_numbers(desk: Desk) -> None:
    told = histories(11, Setting(learners=25))
    rows = scorm_rows(told)
    path = desk.text("attempts.csv", "\n".join([",".join(rows[0]), *(",".join(row.values()) for row in rows)]))
    desk.ingest(path)
    assert desk.reasons() == []
    assert desk.learners(["initialized"]) == starts_of(told)
    assert desk.learners(["completed", "passed"]) == completions_of(told)
    paper = Desk(desk.folder / "paper")
    counted = tallies(told)
    path = paper.text("tally.csv", "\n".join([",".join(counted[0]), *(",".join(row.values()) for row in counted)]))
    paper.ingest(path)
    assert paper.learners(["initialized"]) == starts_of(told)
    assert paper.learners(["completed"]) == completions_of(told)
