"""How fast a store answers: the completion query by hand and through Ibis, and a whole report. Prints a table.

`python tests/bench/report.py --count 10000000` makes a store of statements as they lie after landing (114 prisons, 12
modules, 155,344 learners, 1 in 200 voided), asks it, and removes it again. Each question runs in a process of its own;
memory and processor time are those of its process. Where others work on the machine too, believe the processor time.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PRISONS: Final = 114
MODULES: Final = 12
LEARNERS: Final = 155_344
WANTED_A_SECOND: Final = 4_000_000
MEMORY_MB: Final = 1000
MONTHS: Final = 6
RUNS: Final = 3
MAKE: Final = """
COPY (
    WITH rows AS (
        SELECT i, hash(i) % {learners} AS learner, hash(i * 7 + 1) % {modules} AS m, CAST(hash(i * 11 + 3) % 8 AS INTEGER) AS v,
            TIMESTAMP '2026-01-05' + to_seconds(CAST(hash(i * 13 + 5) % {seconds} AS BIGINT)) AS moment
        FROM range({first}, {last}) t(i))
    SELECT CAST(uuid() AS VARCHAR) AS statement_id, sha256(CAST(i AS VARCHAR))[:32] AS content_hash, moment AS "when",
        CAST(NULL AS TIMESTAMP) AS stored, TIMESTAMP '2026-12-01' AS received_at,
        sha256(CAST(learner AS VARCHAR))[:32] AS pseudonym,
        'P' || lpad(CAST(learner % {prisons} AS VARCHAR), 3, '0') AS site,
        'lms' AS platform, 'bench' AS course, 'm' || lpad(CAST(m AS VARCHAR), 2, '0') AS module,
        CASE WHEN v BETWEEN 1 AND 3 THEN 'screen' WHEN v BETWEEN 4 AND 5 THEN 'answer' ELSE 'module' END AS kind,
        CASE WHEN v BETWEEN 1 AND 5 THEN 's' || lpad(CAST(hash(i * 17 + 7) % 18 AS VARCHAR), 2, '0') ELSE '' END AS part,
        ['initialized', 'experienced', 'experienced', 'experienced', 'answered', 'answered', 'completed',
            'terminated'][v + 1] AS verb,
        CAST(NULL AS BOOLEAN) AS success, CASE WHEN v = 6 THEN true END AS completion,
        CAST(NULL AS DOUBLE) AS score_raw, CAST(NULL AS VARCHAR) AS scale_moment,
        CAST(NULL AS VARCHAR) AS scale_item, CAST(NULL AS INTEGER) AS scale_level,
        CASE WHEN v = 7 THEN CAST(hash(i * 19 + 9) % 3600 AS DOUBLE) END AS seconds,
        CAST(learner AS VARCHAR) || '-' || CAST(m AS VARCHAR) AS registration, CAST(i // 9 AS VARCHAR) AS session,
        CAST(NULL AS VARCHAR) AS cohort, 'xapi' AS source_kind, 'bench' AS source_sha256, i AS line
    FROM rows ORDER BY moment) TO '{path}' (FORMAT parquet, COMPRESSION zstd)
"""
VOID: Final = """
COPY (SELECT CAST(uuid() AS VARCHAR) AS void_id, statement_id AS target_id, "when", source_sha256, line
    FROM read_parquet('{events}/*.parquet') WHERE line % 200 = 0) TO '{path}' (FORMAT parquet, COMPRESSION zstd)
"""
ASK: Final = """
from pathlib import Path
begun = now()
from scormpack.tracker.metrics.completion import completion
from scormpack.tracker.store.reader import open_store, rows_of
tables = open_store(Path(sys.argv[1]))
asked = now()
rows = rows_of(completion(tables))
told(begun, asked, len(rows))
"""
BY_HAND: Final = """
begun = now()
import duckdb
con = duckdb.connect()
con.execute("SET enable_progress_bar = false")
asked = now()
rows = con.execute(f'''
    WITH learners AS (
        SELECT site, module, pseudonym,
            bool_or(verb IN ('completed', 'passed') AND coalesce(success, true) AND coalesce(completion, true)) AS done
        FROM read_parquet('{sys.argv[1]}/events/*.parquet') AS told
            ANTI JOIN read_parquet('{sys.argv[1]}/voids/*.parquet') AS gone ON told.statement_id = gone.target_id
        WHERE verb IN ('initialized', 'attempted', 'launched', 'completed', 'passed') AND kind = 'module'
        GROUP BY ALL)
    SELECT site, module, count(*), count(*) FILTER (done) FROM learners GROUP BY ALL ORDER BY ALL''').fetchall()
told(begun, asked, len(rows))
"""
REPORT: Final = """
begun = now()
from datetime import date
from pathlib import Path
from scormpack.app.track_report import Order, make_report
order = Order(Path(sys.argv[1]), Path(sys.argv[2]), date(2026, 1, 1), date(2026, 6, 30))
proof = make_report(order).report.published.proof
told(begun, begun, proof.shown)
"""


def make_store(folder: Path, count: int) -> None:
    """A store of this many statements, a file a month's worth, as the landing leaves them."""
    import duckdb

    from scormpack.tracker.privacy import KeyScope
    from scormpack.tracker.store.layout import About, Manifest

    events, voids = folder / "events", folder / "voids"
    events.mkdir(parents=True)
    voids.mkdir()
    with duckdb.connect() as connection:
        step = -(-count // MONTHS)
        for number in range(MONTHS):
            ends = {"first": number * step, "last": min((number + 1) * step, count)}
            size = {"learners": LEARNERS, "modules": MODULES, "prisons": PRISONS, "seconds": 170 * 86400}
            connection.execute(MAKE.format(**ends, **size, path=events / f"{number}.parquet"))
        connection.execute(VOID.format(events=events, path=voids / "0.parquet"))
    About("bench", KeyScope.ONE, "bench").write(folder)
    files: dict[str, tuple[str, ...]] = dict.fromkeys(Manifest().files, ())
    files |= {"events": tuple(f"events/{n}.parquet" for n in range(MONTHS)), "voids": ("voids/0.parquet",)}
    Manifest(1, files, {}).write(folder)


@dataclass(frozen=True)
class Asked:
    """What a question cost: seconds by the clock and of the processors from import to answer and of the query alone."""

    whole: float
    whole_cpu: float
    seconds: float
    cpu: float
    rows: int
    megabytes: float

    def line(self, what: str, count: int, *, whole: bool = False) -> str:
        """A line of the table."""
        seconds, cpu = (self.whole, self.whole_cpu) if whole else (self.seconds, self.cpu)
        return (
            f"{what:<36} {seconds:6.2f} s  {cpu:6.2f} CPU-s  {count / seconds / 1e6:5.2f} M/s  {self.rows} rows  "
            f"{self.megabytes:.0f} MB"
        )


def ask(code: str, *arguments: Path) -> Asked:
    """Asks in a process of its own."""
    command = [sys.executable, "-c", MEASURED + code, *(str(argument) for argument in arguments)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    whole, whole_cpu, seconds, cpu, rows, peak = told.stdout.split()
    return Asked(float(whole), float(whole_cpu), float(seconds), float(cpu), int(rows), int(peak) / 1024)


MEASURED: Final = """
import resource, sys, time
from pathlib import Path
def now():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return time.perf_counter(), used.ru_utime + used.ru_stime
def told(begun, asked, rows):
    peak = Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]
    print(*(b - a for since in (begun, asked) for a, b in zip(since, now())), rows, peak)
"""


def main() -> None:
    """Makes, asks, prints, and says whether it is as fast and as small as wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, help="A folder to keep the store in, and to use again.")
    count, keep = parser.parse_args().count, parser.parse_args().keep
    with tempfile.TemporaryDirectory() as name:
        folder = keep or Path(name) / "store"
        if not (folder / "store.json").exists():
            begun = time.perf_counter()
            make_store(folder, count)
            print(f"made a store of {count:,} statements in {time.perf_counter() - begun:.1f} s")
        # turn about, so that both meet the same machine
        asked = [(ask(BY_HAND, folder), ask(ASK, folder)) for _ in range(RUNS)]
        hand, best = (min(own, key=lambda one: one.cpu) for own in zip(*asked, strict=True))
        if hand.rows != best.rows:
            raise SystemExit(f"the query by hand gives {hand.rows} rows, through Ibis {best.rows}")
        print(hand.line("completion query by hand in DuckDB", count))
        print(best.line("completion query through Ibis", count))
        shutil.rmtree(folder / "published", ignore_errors=True)  # a kept store has had its report before
        report = ask(REPORT, folder, Path(name) / "report")
        print(report.line("whole report", count, whole=True))
        print(
            f"Ibis / by hand {best.cpu / hand.cpu:.2f}, whole report / by hand {report.whole_cpu / hand.cpu:.1f} (CPU)"
        )
        speed = count / min(ibis.seconds for _, ibis in asked)
    print(f"machine: {os.cpu_count()} cores, {os.getloadavg()[0]:.1f} at work, Python {sys.version.split()[0]}")
    good = speed >= WANTED_A_SECOND and max(best.megabytes, report.megabytes) <= MEMORY_MB
    print(f"wanted: {WANTED_A_SECOND:,} a second through Ibis, under {MEMORY_MB:,} MB: {'met' if good else 'NOT met'}")


if __name__ == "__main__":
    main()
