"""How fast a store answers: the completion query by hand and through Ibis, and a whole report. Prints a table.

`python tests/bench/report.py --count 10000000` makes a store of statements as they lie after landing (114 prisons, 12
modules, 155,344 learners, 1 in 200 voided), asks it, and removes it again. Each question runs in a process of its own;
memory is that of its process.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

PRISONS: Final = 114
MODULES: Final = 12
LEARNERS: Final = 155_344
WANTED_A_SECOND: Final = 4_000_000
MEMORY_MB: Final = 1000
MONTHS: Final = 6
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
import sys, time
from pathlib import Path
begun = time.perf_counter()
from scormpack.tracker.metrics.completion import completion
from scormpack.tracker.store.reader import open_store
tables = open_store(Path(sys.argv[1]))
asked = time.perf_counter()
rows = completion(tables).to_pyarrow()
print(time.perf_counter() - begun, time.perf_counter() - asked, len(rows))
"""
BY_HAND: Final = """
import sys, time
begun = time.perf_counter()
import duckdb
con = duckdb.connect()
asked = time.perf_counter()
rows = con.execute(f'''
    WITH learners AS (
        SELECT site, module, pseudonym,
            bool_or(verb IN ('completed', 'passed') AND coalesce(success, true) AND coalesce(completion, true)) AS done
        FROM read_parquet('{sys.argv[1]}/events/*.parquet') AS told
            ANTI JOIN read_parquet('{sys.argv[1]}/voids/*.parquet') AS gone ON told.statement_id = gone.target_id
        WHERE verb IN ('initialized', 'attempted', 'launched', 'completed', 'passed') AND kind = 'module'
        GROUP BY ALL)
    SELECT site, module, count(*), count(*) FILTER (done) FROM learners GROUP BY ALL ORDER BY ALL''').fetchall()
print(time.perf_counter() - begun, time.perf_counter() - asked, len(rows))
"""
REPORT: Final = """
import sys, time
from datetime import date
from pathlib import Path
from scormpack.app.track_report import Order, make_report
begun = time.perf_counter()
order = Order(Path(sys.argv[1]), Path(sys.argv[2]), date(2026, 1, 1), date(2026, 6, 30))
proof = make_report(order).report.published.proof
print(time.perf_counter() - begun, 0, proof.shown)
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


def ask(code: str, *arguments: Path) -> tuple[float, float, int, float]:
    """Seconds in all, seconds of the query, rows, and the peak memory in MB of the process."""
    told = subprocess.run(
        [sys.executable, "-c", MEASURED + code, *arguments], capture_output=True, text=True, check=True
    )
    *_, line, peak = told.stdout.splitlines()
    wall, query, rows = line.split()
    return float(wall), float(query), int(rows), int(peak) / 1024


MEASURED: Final = """
import atexit
from pathlib import Path
def peak():
    told = Path("/proc/self/status").read_text().split("VmHWM:")[1]
    print(told.split()[0])
atexit.register(peak)
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
        hand, best = (min((ask(code, folder) for _ in range(3)), key=lambda one: one[1]) for code in (BY_HAND, ASK))
        if hand[2] != best[2]:
            raise SystemExit(f"the query by hand gives {hand[2]} rows, through Ibis {best[2]}")
        speed = count / best[1]
        for way, (_, seconds, rows, megabytes) in (("by hand in DuckDB", hand), ("through Ibis", best)):
            print(
                f"completion query {way:<18} {seconds:6.2f} s  {count / seconds / 1e6:5.2f} M/s  {rows} rows  "
                f"{megabytes:.0f} MB"
            )
        whole = ask(REPORT, folder, Path(name) / "report")
        print(
            f"whole report                        {whole[0]:6.2f} s  {count / whole[0] / 1e6:5.2f} M/s  {whole[3]:.0f} MB"
        )
    print(f"machine: {resource.getpagesize()} byte pages, Python {sys.version.split()[0]}")
    good = speed >= WANTED_A_SECOND and max(best[3], whole[3]) <= MEMORY_MB
    print(f"wanted: {WANTED_A_SECOND:,} a second through Ibis, under {MEMORY_MB:,} MB: {'met' if good else 'NOT met'}")


if __name__ == "__main__":
    main()
