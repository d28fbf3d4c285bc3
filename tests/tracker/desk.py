"""An analyst's desk to test with: a key, a store, media to take in, and questions to ask."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from scormpack.app.track_ingest import Ingested, IngestOrder, ingest
from scormpack.tracker.events import TABLES
from scormpack.tracker.opening import Access, Names
from scormpack.tracker.store.layout import Manifest
from scormpack.tracker.store.reader import empty_select, files_of, parquet_list

MAPPING = """schema: 1
courses:
  work-stories:
    title: Work Stories
    modules:
      m1-confidence: {title: What you bring}
      m2-wellbeing: {title: Looking after yourself}
      m3-skills: {title: Skills}
      m4-empathy: {title: Both sides}
      m5-resilience: {title: Keeping going}
  induction:
    title: Induction
    modules:
      fire: {title: Fire safety}
      health: {title: Health check, names: ["Health & safety"]}
sites:
  - {site: AAX, home_page: "https://lms.aax.example", file: "aax-*"}
  - {site: BBX, home_page: "https://lms.bbx.example", file: "bbx-*"}
  - {site: CCX, home_page: "https://lms.ccx.example"}
  - {site: DDX, home_page: "https://lms.ddx.example"}
"""
NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


@dataclass(slots=True)
class Desk:
    """A folder with a mapping, a key (made when first needed) and one store."""

    folder: Path
    store_name: str = "store"

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "mapping.yaml").write_text(MAPPING, "utf-8")

    @property
    def store(self) -> Path:
        return self.folder / self.store_name

    @property
    def key(self) -> Path:
        return self.folder / "keys" / "track.key"

    @property
    def access(self) -> Access:
        return Access(self.store, self.key)

    @property
    def names(self) -> Names:
        return Names(self.folder / "mapping.yaml")

    def lines(self, name: str, lines: Iterable[str | bytes | dict[str, Any]]) -> Path:
        """A file of these lines."""
        path = self.folder / name
        path.write_bytes(b"".join(_bytes(line) + b"\n" for line in lines))
        return path

    def text(self, name: str, words: str) -> Path:
        """A file of these words."""
        path = self.folder / name
        path.write_text(words, "utf-8", newline="")
        return path

    def ingest(self, *paths: Path, **more: Any) -> Ingested:
        """Takes these files in, received on NOW if nothing else is said."""
        access = more.pop("access", self.access)
        return ingest(IngestOrder(paths, access, self.names, now=more.pop("now", NOW), **more))

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What the store answers."""
        manifest = Manifest.read(self.store)
        with duckdb.connect() as connection:
            for table in TABLES:
                paths = files_of(self.store, manifest, table)
                select = f"SELECT * FROM read_parquet({parquet_list(paths)}, hive_partitioning = false)"  # noqa: S608
                connection.execute(f"CREATE VIEW {table} AS {select if paths else empty_select(table)}")
            return connection.execute(sql).fetchall()

    def reasons(self) -> list[tuple[int, str]]:
        """What stands in quarantine: lines and reasons."""
        return self.rows("SELECT line, reason FROM quarantine ORDER BY 1, 2")

    def learners(self, verbs: Sequence[str], kinds: Sequence[str] = ("module",)) -> int:
        """How many learners have a counting event of one of these verbs."""
        listed, sorts = (", ".join(f"'{word}'" for word in words) for words in (verbs, kinds))
        sql = f"""SELECT count(DISTINCT (pseudonym, module)) FROM events
            WHERE verb IN ({listed}) AND kind IN ({sorts})
            AND statement_id NOT IN (SELECT target_id FROM voids)"""  # noqa: S608
        return int(self.rows(sql)[0][0])


def statement(number: int = 1, **more: Any) -> dict[str, Any]:
    """A good statement."""
    return {
        "id": f"00000000-0000-4000-8000-{number:012d}",
        "actor": {"account": {"homePage": "https://lms.aax.example", "name": "L1"}},
        "verb": {"id": "http://adlnet.gov/expapi/verbs/initialized"},
        "object": {"id": "urn:scormpack:work-stories:m1-confidence"},
        "timestamp": "2026-02-03T10:00:00Z",
        **more,
    }


def _bytes(line: str | bytes | dict[str, Any]) -> bytes:
    if isinstance(line, bytes):
        return line
    return (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)).encode("utf-8")
