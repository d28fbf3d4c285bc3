"""The Parquet files of a landing: one a folder, however many batches there are; events by a thread of their own."""

import contextlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

_MOST_OPEN: Final = 64
_WORDS: Final = ("pseudonym", "site", "platform", "course", "module", "kind", "part", "verb", "scale_moment",
    "scale_item", "cohort", "source_kind", "source_sha256")  # fmt: skip
"""The columns whose values come again and again: a dictionary of them is worth its making."""


class Files:
    """Parquet files below a work folder, each with one schema, to which Arrow tables are added."""

    def __init__(self, work: Path, name: str) -> None:
        self._work, self._name = work, name
        self._open: dict[str, Any] = {}
        self._closed = 0

    def add(self, folder: str, rows: Any) -> int:
        """Adds the rows to the file of this folder, and returns how many they were. No rows make no file."""
        if rows.num_rows:
            self._file(folder, rows.schema).write_table(rows)
        return int(rows.num_rows)

    def close(self) -> None:
        """Finishes the files."""
        for file in self._open.values():
            file.close()
        self._open.clear()
        self._closed += 1

    def _file(self, folder: str, schema: Any) -> Any:
        from pyarrow import parquet

        if folder not in self._open:
            if len(self._open) == _MOST_OPEN:
                self.close()
            path = self._work / folder / f"{self._name}-{self._closed}.parquet"
            path.parent.mkdir(parents=True, exist_ok=True)
            self._open[folder] = parquet.ParquetWriter(
                path,
                schema,
                compression="zstd",
                compression_level=1,
                use_dictionary=list(_WORDS),
                write_statistics=["when"],
                store_schema=False,
            )
        return self._open[folder]


class EventFiles:
    """Writes the events of batches by month, one batch at a time. Leaving it waits for the last.

    What goes wrong in the thread is raised by the next `write`, or on leaving.
    """

    def __init__(self, work: Path, name: str) -> None:
        self._files = Files(work, name)
        self._pool = ThreadPoolExecutor(1)
        self._running: Future[None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown()
        with contextlib.closing(self._files):
            if fault is None:
                self._wait()

    def write(self, make: Callable[[], Any]) -> None:
        """Begins to write the events that this makes (an Arrow table), as soon as the ones before are written."""
        self._wait()
        self._running = self._pool.submit(self._write, make)

    def _wait(self) -> None:
        if self._running:
            self._running.result()

    def _write(self, make: Callable[[], Any]) -> None:
        import pyarrow.compute as pc

        rows = make()
        months = pc.floor_temporal(rows["when"], unit="month")
        for month in pc.unique(months):
            self._files.add(f"events/month={month.as_py():%Y-%m}", rows.filter(pc.equal(months, month)))


def quoted(path: Path) -> str:
    """The path as it stands between single quotes in SQL."""
    return str(path).replace("'", "''")
