"""DuckDB, Spark here and a Spark cluster on loopback give the same rows, from metrics that are written once."""

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from places import ROOT
from tracker.desk import Desk
from tracker.truth import Setting, all_statements, histories, scattered

ASK = Path(__file__).with_name("ask.py")
TALLY = """site,course,module,from,to,starts,completions
DDX,work-stories,m1-confidence,2026-02-02,2026-02-27,12,7
"""
LAUNCHED = "The user with id '7' launched the sco with id '1' for the scorm with id '2'"
LOG = f"""Time,Event context,Description
"3/02/26, 10:00:00",SCORM package: What you bring,"{LAUNCHED}"
"""
needs_spark = pytest.mark.skipif(
    importlib.util.find_spec("pyspark") is None or not shutil.which("java"),
    reason="pyspark or Java is not there: make test-spark sets it up",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    desk = Desk(tmp_path_factory.mktemp("engines"))
    for number, medium in enumerate(scattered(all_statements(histories(2, Setting(learners=60))), 2)):
        desk.ingest(desk.lines(f"{number}.ndjson", medium))
    desk.ingest(desk.text("tally.csv", TALLY), desk.text("log.csv", LOG), site="AAX")
    return desk.store


def ask(store: Path, *engine: str) -> str:
    told = subprocess.run(
        [sys.executable, ASK, store, *engine], capture_output=True, text=True, env=_settings(), check=False
    )
    assert told.returncode == 0, told.stderr[-3000:]
    return told.stdout.strip().splitlines()[-1]


def _settings() -> dict[str, str]:
    here = {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable, "PYSPARK_DRIVER_PYTHON": sys.executable}
    return {**os.environ, **here, "PYTHONPATH": f"{ROOT / 'tests'}"}


def test_the_question_is_answered(store: Path) -> None:
    assert '"completion": [{"site": ' in ask(store, "duckdb")


@needs_spark
def test_spark_here_gives_the_rows_of_duckdb(store: Path) -> None:
    assert ask(store, "spark", "local[2]") == ask(store, "duckdb")


@needs_spark
def test_a_spark_cluster_gives_the_rows_of_duckdb(store: Path, tmp_path: Path) -> None:
    with cluster(tmp_path) as master:
        assert ask(store, "spark", master) == ask(store, "duckdb")


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """A master and a worker of our own on loopback; pip's pyspark has no start-master.sh."""
    spark = importlib.util.find_spec("pyspark")
    assert spark
    assert spark.origin
    home = Path(spark.origin).parent
    port, page, worker_page = _free(), _free(), _free()
    master = f"spark://127.0.0.1:{port}"
    run = [home / "bin" / "spark-class", "org.apache.spark.deploy"]
    asked = (
        (".master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", str(page)),
        (
            ".worker.Worker",
            "--host",
            "127.0.0.1",
            "--cores",
            "2",
            "--memory",
            "2g",
            "--webui-port",
            str(worker_page),
            "-d",
            str(folder),
            master,
        ),
    )
    started = []
    try:
        for name, *options in asked:
            command = [str(run[0]), f"{run[1]}{name}", *(str(option) for option in options)]
            env = {**_settings(), "SPARK_HOME": str(home)}
            started.append(subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
            _wait(port)
        yield master
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(30)


def _free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(port: int, seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.3)
    pytest.fail(f"nothing listens on port {port}")
