"""Reading a store: its tables as Ibis expressions, over DuckDB here or Spark elsewhere, from the same files."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from scormpack.core.errors import ToolMissing, UsageMistake
from scormpack.tracker.events import TABLES
from scormpack.tracker.store.layout import About, Manifest
from scormpack.tracker.store.migrate import finish_swap, migrate

if TYPE_CHECKING:
    import ibis
    import ibis.expr.types as ir

_SPARK_TYPES: Final = {
    "VARCHAR": "STRING",
    "TIMESTAMP": "TIMESTAMP_NTZ",
    "BOOLEAN": "BOOLEAN",
    "DOUBLE": "DOUBLE",
    "INTEGER": "INT",
    "BIGINT": "BIGINT",
}

_LOCAL_PARTS: Final = "8"


@dataclass(frozen=True, slots=True)
class Tables:
    """The store's tables as of one commit. Voided events are still in `events`: leave out what `voids` names."""

    about: About
    connection: "ibis.BaseBackend"
    events: "ir.Table"
    voids: "ir.Table"
    conflicts: "ir.Table"
    quarantine: "ir.Table"
    ledger: "ir.Table"


def open_store(folder: Path, engine: str = "duckdb", master: str | None = None) -> Tables:
    """The store's tables on this engine; `master` is Spark's, such as spark://127.0.0.1:7077.

    An older store is brought up to date first. Raises UnreadableInput for what is no store, Refused for a newer one,
    ToolMissing when the engine is not installed.
    """
    finish_swap(folder)
    migrate(folder)
    about, manifest = About.read(folder), Manifest.read(folder)
    connectors = {"duckdb": _duckdb, "spark": _spark}
    if engine not in connectors:
        raise UsageMistake(f"There is no engine `{engine}`.", fix=f"choose from: {', '.join(connectors)}.")
    connection = connectors[engine](folder, manifest, master)
    return Tables(about, connection, **{table: connection.table(table) for table in TABLES})


def rows_of(expression: Any) -> list[dict[str, Any]]:
    """The rows of an Ibis expression over these tables, asked of its engine."""
    backend = expression.get_backend()
    if backend.name != "duckdb":
        return cast("list[dict[str, Any]]", expression.to_pyarrow().to_pylist())
    asked = expression.as_table()  # Ibis' own to_pyarrow imports pandas here: half a second and 50 MB
    found = backend.con.sql(backend.compile(asked)).to_arrow_table()
    return cast("list[dict[str, Any]]", found.cast(asked.schema().to_pyarrow()).to_pylist())


def empty_select(table: str) -> str:
    """SQL for a table of this kind without rows."""
    columns = (f'CAST(NULL AS {kind}) AS "{name}"' for name, kind in TABLES[table].items())
    return f"SELECT {', '.join(columns)} WHERE false"


def parquet_list(paths: list[str]) -> str:
    """The paths as a SQL list."""
    quoted = ("'" + path.replace("'", "''") + "'" for path in paths)
    return f"[{', '.join(quoted)}]"


def files_of(folder: Path, manifest: Manifest, table: str) -> list[str]:
    """The table's files as absolute paths."""
    return [str((folder / name).resolve()) for name in manifest.files[table]]


def _duckdb(folder: Path, manifest: Manifest, _master: str | None) -> "ibis.BaseBackend":
    try:
        import ibis
    except ImportError as fault:
        raise ToolMissing("ibis is not installed.", fix="pip install 'scormpack[track]'") from fault
    connection: Any = ibis.duckdb.connect()
    connection.raw_sql("SET TimeZone = 'UTC'")
    connection.raw_sql("SET enable_progress_bar = false")
    for table in TABLES:
        paths = files_of(folder, manifest, table)
        select = empty_select(table)
        if paths:
            select = f"SELECT * FROM read_parquet({parquet_list(paths)}, hive_partitioning = false)"  # noqa: S608
        connection.raw_sql(f'CREATE VIEW "{table}" AS {select}')
    return cast("ibis.BaseBackend", connection)


def _spark(folder: Path, manifest: Manifest, master: str | None) -> "ibis.BaseBackend":
    try:
        import ibis
        from pyspark.sql import SparkSession
    except ImportError as fault:
        raise ToolMissing("Spark is not installed.", fix="pip install 'scormpack[track,spark]'") from fault
    builder: Any = SparkSession.builder
    master = master or "local[*]"
    if master.startswith("local"):  # 200 parts for one machine are mostly waiting
        builder = builder.config("spark.sql.shuffle.partitions", _LOCAL_PARTS)
    session = (
        builder.master(master)
        .appName("scormpack track")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.parquet.inferTimestampNTZ.enabled", "true")
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    for table, columns in TABLES.items():
        paths = files_of(folder, manifest, table)
        schema = ", ".join(f"`{name}` {_SPARK_TYPES[kind]}" for name, kind in columns.items())
        frame = session.read.schema(schema).parquet(*paths) if paths else session.createDataFrame([], schema)
        frame.createOrReplaceTempView(table)
    return ibis.pyspark.connect(session)
