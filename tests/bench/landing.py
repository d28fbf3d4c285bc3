"""How fast statements land, side by side with three ways that a person would try first. Prints a table.

`python tests/bench/landing.py --count 10000000` writes 8.8 GB of statements (878 bytes each, one file a prison, 2 in
100 twice, 1 in 200 voided), lands them with pseudonyms and quarantine, and removes them again.
"""

import argparse
import json
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

SIZE: Final = 878
PRISONS: Final = 114
MODULES: Final = 12
LEARNERS: Final = 155_344
WANTED_A_SECOND: Final = 500_000
MEMORY_MB: Final = 1000
TINCAN_SAMPLE: Final = 20_000
JSON_SAMPLE: Final = 500_000
ADL: Final = "http://adlnet.gov/expapi/verbs/"
VERBS: Final = (
    "initialized",
    "experienced",
    "experienced",
    "experienced",
    "answered",
    "answered",
    "completed",
    "terminated",
)
HAND_WRITTEN: Final = """
WITH s AS (
    SELECT id, actor.account.name AS who, actor.account.homePage AS site, object.id AS module, verb.id AS verb,
        object.objectType AS kind
    FROM read_json('{files}', format = 'newline_delimited', columns = {{id: 'UUID',
        actor: 'STRUCT(account STRUCT(name VARCHAR, homePage VARCHAR))', verb: 'STRUCT(id VARCHAR)',
        object: 'STRUCT(id VARCHAR, objectType VARCHAR)'}})
    WHERE verb.id IN ('{adl}initialized', '{adl}completed', '{adl}voided')
), gone AS (SELECT CAST(module AS UUID) AS id FROM s WHERE verb = '{adl}voided'),
one AS (SELECT site, module, who, bool_or(verb = '{adl}completed') AS done FROM s
    WHERE verb <> '{adl}voided' AND id NOT IN (SELECT id FROM gone) GROUP BY ALL)
SELECT count(*), count(*) FILTER (done) FROM one
"""
LAND: Final = """
import sys, time
from pathlib import Path
from scormpack.app.track_ingest import IngestOrder, ingest
from scormpack.tracker.opening import Access
begun = time.perf_counter()
found = ingest(IngestOrder((Path(sys.argv[1]),), Access(Path(sys.argv[2]), Path(sys.argv[3]))))
print(time.perf_counter() - begun, found.landed.new, found.landed.duplicate, found.landed.quarantined)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One way to read the statements: how many, in how long, with how much memory."""

    name: str
    statements: int
    seconds: float
    cpu_seconds: float
    memory_mb: float

    @property
    def a_second(self) -> float:
        return self.statements / self.seconds


def statement(chance: random.Random, prison: int, begin: datetime) -> str:
    """One statement of exactly 878 bytes."""
    module = chance.randrange(MODULES)
    verb = VERBS[chance.randrange(len(VERBS))]
    when = (begin + timedelta(milliseconds=chance.randrange(200 * 86_400_000))).isoformat(timespec="milliseconds")
    more = ',"result":{"completion":true,"duration":"PT312.5S"}' if verb in {"completed", "terminated"} else ""
    who, session = f"L{chance.randrange(LEARNERS):06d}", chance.getrandbits(120)
    words = (
        f'{{"id":"{uuid.UUID(int=chance.getrandbits(128), version=4)}","actor":{{"objectType":"Agent","account":'
        f'{{"homePage":"https://lms-{prison:03d}.example","name":"{who}"}}}},"verb":{{"id":"{ADL}{verb}",'
        f'"display":{{"en":"{verb}"}}}},"object":{{"id":"urn:scormpack:work-stories:m{module}","objectType":"Activity",'
        f'"definition":{{"type":"http://adlnet.gov/expapi/activities/module","name":{{"en":"Module {module}"}},'
        f'"description":{{"en":"{{}}"}}}}}}{more},'
        f'"context":{{"registration":"{uuid.UUID(int=session, version=4)}","extensions":'
        f'{{"https://w3id.org/xapi/cmi5/context/extensions/sessionid":"{uuid.UUID(int=session // 7, version=4)}"}},'
        f'"contextActivities":{{"category":[{{"id":"https://w3id.org/xapi/cmi5/context/categories/cmi5"}}]}}}},'
        f'"timestamp":"{when[:-6]}Z","version":"1.0.3"}}'
    )
    return words.replace("{}", "x" * (SIZE - 1 - len(words) + 2), 1)


def void(chance: random.Random, target: str, begin: datetime) -> str:
    """A statement that takes the target back."""
    return json.dumps(
        {
            "id": str(uuid.UUID(int=chance.getrandbits(128), version=4)),
            "actor": {"account": {"homePage": "https://lms.example", "name": "staff"}},
            "verb": {"id": f"{ADL}voided"},
            "object": {"objectType": "StatementRef", "id": json.loads(target)["id"]},
            "timestamp": begin.isoformat(),
        },
        separators=(",", ":"),
    )


def write(folder: Path, count: int) -> None:
    """The statements, one file a prison."""
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    for prison in range(PRISONS):
        chance = random.Random(prison)  # noqa: S311 - repeatable, not secret
        with (folder / f"prison-{prison:03d}.ndjson").open("w", encoding="utf-8", newline="\n") as file:
            for line in _lines(chance, prison, begin, count // PRISONS + (prison < count % PRISONS)):
                file.write(line + "\n")


def _lines(chance: random.Random, prison: int, begin: datetime, count: int) -> Iterator[str]:
    last = statement(chance, prison, begin)
    for number in range(count):
        if number % 50 == 49:
            yield last
        elif number % 200 == 100:
            yield void(chance, last, begin)
        else:
            last = statement(chance, prison, begin)
            yield last


def landing(folder: Path, count: int) -> Run:
    """scormpack's own landing, in a process of its own."""
    store, key = folder.parent / "store", folder.parent / "track.key"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-c", LAND, str(folder), str(store), str(key)], check=True, capture_output=True, text=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds, new, duplicate, quarantined = (float(word) for word in done.stdout.split())
    assert (new + duplicate, quarantined) == (count, 0), done.stdout
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run("scormpack track ingest", count, seconds, cpu, after.ru_maxrss / 1024)


def hand_written(folder: Path, count: int) -> tuple[Run, tuple[int, ...]]:
    """One DuckDB query over the files: no pseudonyms, no quarantine, nothing kept."""
    import duckdb

    begun, cpu = time.perf_counter(), time.process_time()
    query = HAND_WRITTEN.format(files=folder / "*.ndjson", adl=ADL)
    with duckdb.connect() as connection:
        connection.execute("SET enable_progress_bar = false")
        found = connection.execute(query).fetchall()[0]
    run = Run("a hand-written DuckDB query", count, time.perf_counter() - begun, time.process_time() - cpu, _peak())
    return run, found


def from_the_store(folder: Path) -> tuple[int, ...]:
    """The same figures out of the store: learners a prison and module who began or completed, and who completed."""
    from typing import cast

    from scormpack.tracker.store.reader import open_store

    connection: Any = open_store(folder.parent / "store").connection
    rows = connection.raw_sql("""SELECT count(*), count(*) FILTER (done) FROM (
        SELECT source_sha256, module, pseudonym, bool_or(verb = 'completed') AS done FROM events
        WHERE verb IN ('initialized', 'completed')
        AND statement_id NOT IN (SELECT target_id FROM voids) GROUP BY ALL)""")
    return cast("tuple[int, ...]", rows.fetchall()[0])


def loop(name: str, folder: Path, count: int, read: Callable[[str], Any]) -> Run:
    """A loop over some of the lines, with sets of learners, as a person would write it."""
    seen: set[str] = set()
    begun: dict[tuple[str, str], set[str]] = {}
    start, cpu = time.perf_counter(), time.process_time()
    left = count
    for path in sorted(folder.glob("*.ndjson")):
        with path.open(encoding="utf-8") as file:
            for line in file:
                one = read(line)
                if one[0] not in seen:
                    seen.add(one[0])
                    begun.setdefault((one[1], one[2]), set()).add(one[3])
                left -= 1
                if not left:
                    return Run(name, count, time.perf_counter() - start, time.process_time() - cpu, _peak())
    return Run(name, count - left, time.perf_counter() - start, time.process_time() - cpu, _peak())


def with_tincan(line: str) -> tuple[str, str, str, str]:
    """What a loop with tincan reads from a line."""
    from tincan import Statement

    one: Any = Statement.from_json(line)
    return str(one.id), one.actor.account.home_page, str(one.object.id), one.actor.account.name


def with_json(line: str) -> tuple[str, str, str, str]:
    """What a loop with json reads from a line."""
    one = json.loads(line)
    return one["id"], one["actor"]["account"]["homePage"], one["object"]["id"], one["actor"]["account"]["name"]


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def show(ours: Run, others: list[Run]) -> None:
    """A line for each way, with how many times ours is faster."""
    print(f"{'':30} {'statements':>12} {'seconds':>9} {'a second':>12} {'CPU s':>8} {'MB':>7} {'times ours':>10}")
    for run in (ours, *others):
        ratio = ours.a_second / run.a_second
        print(
            f"{run.name:30} {run.statements:12,} {run.seconds:9.1f} {run.a_second:12,.0f} {run.cpu_seconds:8.1f} "
            f"{run.memory_mb:7,.0f} {ratio:10.1f}"
        )


def main() -> None:
    """Runs all of it, and says whether landing is as fast and as small as wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, default=None, help="where there is room for 1 kB a statement")
    parser.add_argument("--only-ours", action="store_true")
    given = parser.parse_args()
    work = Path(tempfile.mkdtemp(prefix="landing-", dir=given.folder))
    try:
        folder = work / "media"
        folder.mkdir()
        begun = time.perf_counter()
        write(folder, given.count)
        print(f"{given.count:,} statements written in {time.perf_counter() - begun:.0f} s")
        ours = landing(folder, given.count)
        others: list[Run] = []
        if not given.only_ours:
            hand, wanted = hand_written(folder, given.count)
            assert from_the_store(folder) == wanted, (from_the_store(folder), wanted)
            others = [hand, loop("a loop with json (a part)", folder, min(JSON_SAMPLE, given.count), with_json)]
            others.append(loop("a loop with tincan (a part)", folder, min(TINCAN_SAMPLE, given.count), with_tincan))
        show(ours, others)
        good = ours.a_second >= WANTED_A_SECOND and ours.memory_mb < MEMORY_MB
        print(f"wanted: {WANTED_A_SECOND:,} a second, under {MEMORY_MB:,} MB: {'met' if good else 'NOT met'}")
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
