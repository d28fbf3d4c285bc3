"""What `status` and `why` say of a store, and the sample on its way through the commands."""

import json
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from scormpack.app.track_sample import walk, write_sample
from scormpack.app.track_status import status
from scormpack.app.track_why import why
from scormpack.core.errors import Refused, UsageMistake
from scormpack.tracker.invented import COURSE, sites, studies
from tracker.desk import Desk, statement
from tracker.truth import VOIDED

REGISTER = "prison_id,name,name_cy,country,estate,operator,region,wayout_tv,active_from,active_to\n"


def register(desk: Desk) -> Path:
    rows = "".join(f"{site},HMP {site},,England,men,public,North,no,2020-01-01,\n" for site in ("AAX", "BBX", "CCX"))
    return desk.text("sites.csv", REGISTER + rows)


def test_status_says_who_delivered_and_what_could_not_be_read(desk: Desk) -> None:
    other = {"account": {"homePage": "https://lms.bbx.example", "name": "L2"}}
    nowhere = {"account": {"homePage": "https://nowhere.example", "name": "L3"}}
    void = statement(8, verb={"id": VOIDED}, object={"objectType": "StatementRef", "id": statement(77)["id"]})
    lines: list[Any] = [statement(1), statement(2, actor=other), statement(3, actor=nowhere), void, "bad", "worse"]
    desk.ingest(desk.lines("a.ndjson", lines), sites=register(desk))
    found = status(desk.store, register(desk), date(2026, 12, 2))
    assert (found.events, found.voids, found.voids_without_target, found.without_site) == (3, 1, 1, 1)
    assert found.quarantine == {"it is not JSON": 2}
    week = found.weeks[0]
    assert (week.monday, week.sites, week.of, week.missing) == (date(2026, 11, 30), 2, 3, ("CCX",))


def test_why_tells_late_media_voids_and_what_came_twice(desk: Desk) -> None:
    desk.ingest(desk.lines("a.ndjson", [statement(1), statement(2)]), now=datetime(2026, 3, 1, tzinfo=UTC))
    with pytest.raises(UsageMistake, match="one delivery only"):
        why(desk.store)
    void = statement(8, verb={"id": VOIDED}, object={"objectType": "StatementRef", "id": statement(1)["id"]})
    late, new = statement(3), statement(4, timestamp="2026-03-02T00:00:00Z")
    again, other = statement(2), statement(1, timestamp="2026-01-01T00:00:00Z")
    desk.ingest(desk.lines("b.ndjson", [void, late, new, again, other]), now=datetime(2026, 3, 9, tzinfo=UTC))
    found = why(desk.store)
    assert [(one.site, one.late, one.new, one.voided) for one in found.changes] == [("AAX", 1, 1, 1)]
    assert (found.duplicates, found.conflicts, found.deliveries) == (2, 1, 1)
    later = why(desk.store, datetime(2026, 4, 1, tzinfo=UTC))
    assert later.changes == ()


def test_the_sample_lands_whole_and_gives_the_figures_of_those_invented(desk: Desk) -> None:
    folder = desk.folder / "sample"
    write_sample(folder, 60)
    with pytest.raises(Refused, match="not empty"):
        write_sample(folder, 60)
    inner = Desk(desk.folder, "sample-store")
    (desk.folder / "mapping.yaml").write_text((folder / "mapping.yaml").read_text())
    found = inner.ingest(folder / "media", folder / "exports", sites=folder / "sites.csv")
    assert (found.unreadable, found.unknown_activities, found.unknown_places, found.unknown_sites) == ((), (), (), ())
    assert (found.landed.quarantined, found.landed.conflicts) == (0, 0)
    told = [study for study in studies(60) if study.course == COURSE]
    assert learners(inner, "initialized") == len(told)
    assert learners(inner, "completed") == sum(study.done for study in told)


def learners(desk: Desk, verb: str) -> int:
    sql = f"FROM events WHERE course = '{COURSE}' AND kind = 'module' AND verb = '{verb}'"
    return int(desk.rows(f"SELECT count(DISTINCT (pseudonym, module)) {sql}")[0][0])


def test_invented_sites_have_ids_of_their_own() -> None:
    assert len({site.id for site in sites()}) == len(sites()) == 40


def scormpack(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "scormpack.cli", *words], check=False, capture_output=True, text=True)


def test_the_commands_lead_through_the_sample(tmp_path: Path) -> None:
    folder = tmp_path / "sample"
    made = scormpack("track", "sample", str(folder), "--learners", "30")
    assert made.returncode == 0, made.stderr
    commands = walk(folder)
    assert all(command in made.stderr for command in commands)
    taken = scormpack(*commands[0].split()[1:])
    assert taken.returncode == 0, taken.stderr
    assert taken.stdout.strip() == str(folder / "store")
    assert "A key was made:" in taken.stderr
    assert "Keep it apart" in taken.stderr
    told = scormpack(*commands[1].split()[1:], "--json")
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout)["events"] > 0


def test_exit_codes_say_what_went_wrong(tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    store, key = str(tmp_path / "store"), str(tmp_path / "k.key")
    assert scormpack("track", "ingest", str(picture), "--store", store, "--key", key).returncode == 3
    assert scormpack("track", "ingest", str(tmp_path / "none"), "--store", store, "--key", key).returncode == 2
    (tmp_path / "k.key").unlink()
    assert scormpack("track", "ingest", str(picture), "--store", store, "--key", key).returncode == 5
    assert scormpack("track", "status", "--store", str(tmp_path)).returncode == 3
