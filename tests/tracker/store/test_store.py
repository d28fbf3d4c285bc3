"""A store stays whole: after a crash at any step, for one writer at a time, over versions, under one key."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from scormpack.core.errors import Refused, UnreadableInput
from scormpack.tracker.key import make_key, read_or_make_key
from scormpack.tracker.opening import Access
from scormpack.tracker.privacy import KeyScope
from scormpack.tracker.store.layout import About, Manifest
from scormpack.tracker.store.lock import writer_lock
from scormpack.tracker.store.migrate import finish_swap, migrate
from scormpack.tracker.store.reader import open_store
from tracker.desk import Desk, statement
from tracker.truth import VOIDED

ROOT = Path(__file__).resolve().parents[2]
STEPS = ("rename", "replace", "fsync", "mkdir", "unlink")
CRASHING = """
import os, sys
from pathlib import Path
from tracker.desk import Desk
left = int(sys.argv[2])
def counted(real):
    def step(*given, **named):
        global left
        left -= 1
        if left < 0:
            os._exit(9)
        return real(*given, **named)
    return step
for name in {steps}:
    setattr(os, name, counted(getattr(os, name)))
desk = Desk.__new__(Desk)
desk.folder, desk.store_name = Path(sys.argv[1]), "store"
desk.ingest(desk.folder / "b.ndjson", desk.folder / "c.csv")
"""


def contents(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    tables = {
        "events": "SELECT statement_id, verb FROM events",
        "voids": "SELECT void_id FROM voids",
        "quarantine": "SELECT line, reason FROM quarantine",
        "ledger": "SELECT source_sha256, rows_new FROM ledger",
        "conflicts": "SELECT statement_id FROM conflicts",
    }
    return {table: desk.rows(f"{sql} ORDER BY ALL") for table, sql in tables.items()}


def second_delivery(desk: Desk) -> tuple[Path, Path]:
    void = statement(8, verb={"id": VOIDED}, object={"objectType": "StatementRef", "id": statement(1)["id"]})
    late = statement(3, timestamp="2026-04-01T00:00:00Z")
    ndjson = desk.lines("b.ndjson", [statement(2), late, statement(1, timestamp="2026-02-09T00:00:00Z"), void, "bad"])
    table = desk.text(
        "c.csv", "learner,module,lesson_status,started\nL9,Skills,completed,2026-03-01\nL8,Skills,odd,x\n"
    )
    return ndjson, table


@pytest.mark.parametrize("stride", [5, pytest.param(1, marks=pytest.mark.full)])
def test_a_crash_at_any_step_leaves_the_store_as_before_or_as_after(tmp_path: Path, stride: int) -> None:
    start = Desk(tmp_path / "start")
    start.ingest(start.lines("a.ndjson", [statement(1), "bad"]))
    before = contents(start)
    whole = Desk(shutil.copytree(start.folder, tmp_path / "whole"))
    whole.ingest(*second_delivery(whole))
    after = contents(whole)
    second_delivery(start)
    seen = set()
    for crash_at in range(0, 200, stride):
        desk = Desk(shutil.copytree(start.folder, tmp_path / f"crash-{crash_at}"))
        command = [sys.executable, "-c", CRASHING.format(steps=STEPS), str(desk.folder), str(crash_at)]
        ended = subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True)
        found = contents(desk)
        assert found in (before, after), (crash_at, ended.stderr.decode()[-800:])
        seen.add(found == after)
        if ended.returncode == 0:
            break
        assert ended.returncode == 9, ended.stderr.decode()[-800:]
        desk.ingest(desk.folder / "b.ndjson", desk.folder / "c.csv")
        assert contents(desk) == after
        shutil.rmtree(desk.folder)
    assert ended.returncode == 0
    assert crash_at > 10
    assert False in seen


def test_what_an_ended_process_left_is_swept_away(desk: Desk) -> None:
    desk.ingest(desk.lines("a.ndjson", [statement(1)]))
    stray = desk.store / "events" / "month=2020-01" / "stray.parquet"
    stray.parent.mkdir()
    stray.write_bytes(b"half a file")
    desk.ingest(desk.lines("b.ndjson", [statement(2)]))
    assert not stray.exists()
    assert not (desk.store / "work").exists()


def test_a_second_writer_is_refused_and_told_who_writes(desk: Desk) -> None:
    path = desk.lines("a.ndjson", [statement(1)])
    desk.ingest(path)
    with writer_lock(desk.store), pytest.raises(Refused, match=r"being written by another process: .* since 20"):
        desk.ingest(desk.lines("b.ndjson", [statement(2)]))
    assert desk.ingest(desk.folder / "b.ndjson").landed.new == 1


def test_the_lock_of_a_killed_writer_holds_nobody_up(desk: Desk) -> None:
    desk.ingest(desk.lines("a.ndjson", [statement(1)]))
    script = f"""
import os
from pathlib import Path
from scormpack.tracker.store.lock import writer_lock
with writer_lock(Path({str(desk.store)!r})):
    os._exit(9)
"""
    subprocess.run([sys.executable, "-c", script], check=False)
    assert desk.ingest(desk.lines("b.ndjson", [statement(2)])).landed.new == 1


def test_another_key_a_missing_key_and_another_scope_are_refused(desk: Desk) -> None:
    path = desk.lines("a.ndjson", [statement(1)])
    desk.ingest(path)
    with pytest.raises(Refused, match="another key"):
        desk.ingest(path, access=Access(desk.store, make_key(desk.folder / "other.key").path))
    with pytest.raises(Refused, match="that is not at"):
        desk.ingest(path, access=Access(desk.store, desk.folder / "missing.key"))
    with pytest.raises(Refused, match="--key-scope one"):
        desk.ingest(path, access=replace(desk.access, scope=KeyScope.SITE))
    with pytest.raises(Refused, match="lies in the store itself"):
        desk.ingest(path, access=Access(desk.store, desk.store / "track.key"))


def test_a_newer_store_is_refused_and_left_alone(desk: Desk) -> None:
    desk.ingest(desk.lines("a.ndjson", [statement(1)]))
    replace(About.read(desk.store), schema=99).write(desk.store)
    before = (desk.store / "manifest.json").read_bytes()
    for attempt in (lambda: desk.ingest(desk.lines("b.ndjson", [statement(2)])), lambda: open_store(desk.store)):
        with pytest.raises(Refused, match="newer scormpack"):
            attempt()
    assert (desk.store / "manifest.json").read_bytes() == before


def older(desk: Desk) -> Callable[[Path], None]:
    """Makes the store one of schema 0, which had no cursors, and returns the step that mends it."""
    desk.ingest(desk.lines("a.ndjson", [statement(1)]))
    manifest = json.loads((desk.store / "manifest.json").read_text())
    del manifest["cursors"]
    (desk.store / "manifest.json").write_text(json.dumps(manifest))
    replace(About.read(desk.store), schema=0).write(desk.store)

    def step(copy: Path) -> None:
        values = json.loads((copy / "manifest.json").read_text())
        (copy / "manifest.json").write_text(json.dumps({**values, "cursors": {}}))

    return step


def test_an_older_store_is_rebuilt_beside_and_swapped(desk: Desk) -> None:
    step = older(desk)
    kept = migrate(desk.store, {0: step}, target=1)
    assert kept is not None
    assert About.read(kept).schema == 0
    assert About.read(desk.store).schema == 1
    assert Manifest.read(desk.store).cursors == {}
    assert desk.rows("SELECT count(*) FROM events") == [(1,)]
    assert desk.ingest(desk.lines("b.ndjson", [statement(2)])).landed.new == 1


def test_a_migration_that_fails_leaves_the_old_store(desk: Desk) -> None:
    older(desk)

    def breaking(_copy: Path) -> None:
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        migrate(desk.store, {0: breaking}, target=1)
    assert About.read(desk.store).schema == 0


def test_a_swap_that_was_cut_is_ended(desk: Desk) -> None:
    step = older(desk)
    migrate(desk.store, {0: step}, target=1)
    desk.store.rename(desk.store.with_name("store.migrated"))
    finish_swap(desk.store)
    assert About.read(desk.store).schema == 1


def test_a_store_too_old_to_read_is_refused(desk: Desk) -> None:
    older(desk)
    with pytest.raises(Refused, match="can no longer read"):
        migrate(desk.store, {}, target=1)


@pytest.mark.parametrize("name", ["manifest.json", "events"])
@pytest.mark.parametrize("how", ["gone", "broken"])
def test_a_store_that_lost_a_file_says_so_and_keeps_the_rest(desk: Desk, name: str, how: str) -> None:
    desk.ingest(desk.lines("a.ndjson", [statement(1)]))
    lost = next((desk.store / name).rglob("*.parquet")) if name == "events" else desk.store / name
    lost.unlink() if how == "gone" else lost.write_bytes(b"broken")
    rest = sorted(desk.store.rglob("*.parquet"))
    said = f"{re.escape(str(lost))} is {'missing' if how == 'gone' else 'damaged'}"
    with pytest.raises(UnreadableInput, match=said):
        open_store(desk.store)
    with pytest.raises(UnreadableInput, match=said):
        desk.ingest(desk.lines("b.ndjson", [statement(2)]))
    assert sorted(desk.store.rglob("*.parquet")) == rest


def test_a_folder_that_is_no_store_is_refused(desk: Desk) -> None:
    with pytest.raises(UnreadableInput, match="holds no store"):
        open_store(desk.folder)
    with pytest.raises(Refused, match="no store and not empty"):
        desk.ingest(desk.lines("a.ndjson", [statement(1)]), access=Access(desk.folder, desk.folder.parent / "k.key"))
    read_or_make_key(desk.key)
    desk.store.mkdir()
    (desk.store / "store.json").write_text("{")
    with pytest.raises(UnreadableInput, match="damaged"):
        desk.ingest(desk.folder / "a.ndjson")
