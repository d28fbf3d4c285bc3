"""The SQL of landing after the lines are taken apart: what new words mean, what is new, and what goes where."""

import json
from dataclasses import dataclass
from typing import Final

from scormpack.tracker.events import EVENTS
from scormpack.tracker.landing.faults import Fault

SESSION_TABLES: Final = """
CREATE TABLE session.seen (id UUID, hash UBIGINT);
CREATE TEMP TABLE actors (actor VARCHAR, pseudonym VARCHAR, refused UTINYINT);
CREATE TABLE batches.verbs (iri VARCHAR, name VARCHAR);
CREATE TEMP TABLE objects (iri VARCHAR, course VARCHAR, module VARCHAR, kind VARCHAR, part VARCHAR,
    moment VARCHAR, odd_part BOOLEAN);
CREATE TEMP TABLE places (place_key VARCHAR, known VARCHAR);
CREATE TEMP TABLE told_conflicts (statement_id VARCHAR, other_hash VARCHAR, source_sha256 VARCHAR, line BIGINT);
CREATE TEMP TABLE sources (source INTEGER, kind VARCHAR, site VARCHAR, sha256 VARCHAR);
CREATE TEMP TABLE reasons (code UTINYINT, reason VARCHAR);
"""
MARK: Final = """
SELECT hash('scormpack', 1.5::DOUBLE, true, NULL::VARCHAR, TIMESTAMP '2026-01-01',
    UUID '00000000-0000-4000-8000-000000000001')
"""
"""What this DuckDB's hash gives for these values: hashes are compared only where it is the same."""


def _of(table: str, batch: int) -> str:
    """A batch's own table: while one stage works on it, the stage before fills another for the next batch."""
    return f"batches.{table}_{batch % 2}"


def rows(batch: int) -> str:
    """Makes the rows of the batch, once they are parsed, the ones to work on."""
    return f"CREATE OR REPLACE TEMP VIEW rows AS SELECT * FROM {rows_of(batch)}"  # noqa: S608 - our own names only


def rows_of(batch: int) -> str:
    """The table for the rows of a batch."""
    return _of("rows", batch)


NEW_PLACES: Final = "SELECT DISTINCT place_key FROM rows ANTI JOIN places USING (place_key) WHERE place_key IS NOT NULL"
NEW_OBJECTS: Final = """
SELECT n.activity, json_extract(l.text, '$.object.definition.name'), json_extract(l.text, '$.context.contextActivities')
FROM (SELECT activity, min(place) AS place FROM rows ANTI JOIN objects ON objects.iri = rows.activity
    WHERE activity IS NOT NULL AND fault = 0 GROUP BY ALL) n
JOIN lines l USING (place)
"""


def names_in(titles: str | None, around: str | None) -> list[str]:
    """The titles of an activity and the ids of the activities around it, out of an example of it."""
    named, grouped = (json.loads(part) if part else {} for part in (titles, around))
    names = list(named.values()) if isinstance(named, dict) else []
    for group in ("grouping", "parent"):
        listed = grouped.get(group) if isinstance(grouped, dict) else None
        names += [one.get("id") for one in (listed if isinstance(listed, list) else [listed]) if isinstance(one, dict)]
    return [name for name in names if isinstance(name, str) and name]


def _actor(*, scope_is_site: bool) -> str:
    """What a pseudonym is made from: the identity, and the site too when each site has its own key."""
    return "r.identity || chr(31) || coalesce(p.known, so.site, '')" if scope_is_site else "r.identity"


def new_actors(*, scope_is_site: bool) -> str:
    """The identities that have no pseudonym yet."""
    actor = _actor(scope_is_site=scope_is_site)
    return f"""
SELECT DISTINCT {actor} AS actor FROM rows r JOIN sources so USING (source) LEFT JOIN places p USING (place_key)
ANTI JOIN actors a ON a.actor = {actor} WHERE r.identity IS NOT NULL
"""  # noqa: S608 - our own names only


def judged(batch: int, now: str, *, scope_is_site: bool) -> str:
    """The rows with what their words mean, and the first fault that keeps each from counting; 0 is none."""
    return f"""
CREATE OR REPLACE TABLE {_of("judged", batch)} AS
SELECT r.* EXCLUDE (identity, place_key, activity, response, fault, body), a.pseudonym,
    coalesce(p.known, so.site) AS site, coalesce(r.derived, so.kind) AS source_kind, so.sha256 AS source_sha256,
    TIMESTAMP '{now}' AS received_at, o.course, o.module, o.kind, o.part, o.moment,
    CASE WHEN is_void THEN body ELSE hash(a.pseudonym, body) END AS hash,
    CASE WHEN fault > 0 THEN fault WHEN is_void THEN 0 WHEN a.refused > 0 THEN a.refused
        WHEN o.course IS NULL THEN {Fault.NOT_MAPPED:d} WHEN o.odd_part THEN {Fault.PERSONAL:d} ELSE 0 END AS code,
    CASE WHEN o.moment <> '' AND o.kind = 'answer' THEN r.response END AS levels
FROM rows r JOIN sources so USING (source) LEFT JOIN places p USING (place_key)
LEFT JOIN objects o ON o.iri = r.activity LEFT JOIN actors a ON a.actor = {_actor(scope_is_site=scope_is_site)};
CREATE OR REPLACE TEMP VIEW judged AS SELECT * FROM {_of("judged", batch)}
"""  # noqa: S608


EARLIER: Final = """
CREATE OR REPLACE TEMP TABLE earlier AS
SELECT s.id, s.hash FROM session.seen s SEMI JOIN (SELECT id FROM judged WHERE code = 0) l USING (id)
"""
TWINS: Final = """
CREATE OR REPLACE TEMP TABLE twins AS
SELECT id, min(place) AS place, arg_min(hash, place) AS hash
FROM (SELECT id, place, hash FROM judged WHERE code = 0
    AND id IN (SELECT id FROM judged GROUP BY id HAVING count(*) > 1)) GROUP BY id
"""


def repeats(batch: int) -> str:
    """The rows whose id came before: in the store, in an earlier batch, or further up in this one."""
    return f"""
CREATE OR REPLACE TABLE {_of("repeats", batch)} AS
SELECT l.place, l.id, l.hash AS other, CASE WHEN e.id IS NOT NULL THEN e.hash ELSE t.hash END AS kept, l.source, l.line
FROM judged l LEFT JOIN earlier e USING (id) LEFT JOIN twins t USING (id)
WHERE l.code = 0 AND (e.id IS NOT NULL OR l.place <> t.place);
CREATE OR REPLACE TEMP VIEW repeats AS SELECT * FROM {_of("repeats", batch)}
"""  # noqa: S608 - our own names only


def _fresh(batch: int) -> str:
    return f"""
SELECT * FROM {_of("judged", batch)} l ANTI JOIN {_of("repeats", batch)} r USING (place) WHERE l.code = 0
"""  # noqa: S608 - our own names only


def fresh(batch: int) -> str:
    """The rows that count and are new."""
    return f"CREATE OR REPLACE TEMP VIEW fresh AS {_fresh(batch)}"


SEE: Final = "INSERT INTO session.seen SELECT id, hash FROM fresh"
COUNTS: Final = """
SELECT l.source, l.site, count(*) FILTER (l.code = 0 AND r.place IS NULL), count(*) FILTER (r.place IS NOT NULL),
    count(*) FILTER (l.code > 0), min(l."when") FILTER (l.code = 0), max(l."when") FILTER (l.code = 0),
    count(*) FILTER (l.is_void AND l.code = 0 AND r.place IS NULL)
FROM judged l LEFT JOIN repeats r USING (place) GROUP BY ALL
"""


def _events(mark: str, **own: str) -> str:
    values = {
        "statement_id": "CAST(id AS VARCHAR)",
        "content_hash": f"'{mark}-' || CAST(hash AS VARCHAR)",
        "registration": "CAST(registration AS VARCHAR)",
        **own,
    }
    named = (f'{values.get(column, chr(34) + column + chr(34))} AS "{column}"' for column in EVENTS)
    return f"""SELECT {", ".join(named)}"""


@dataclass(frozen=True, slots=True)
class Events:
    """The new events of a batch, by month. The mark tells which DuckDB made the hashes."""

    batch: int
    mark: str

    def months(self) -> str:
        """The first day of each month that has one."""
        when = """SELECT DISTINCT CAST(date_trunc('month', "when") AS DATE)"""
        return f"{when} FROM ({_fresh(self.batch)}) WHERE NOT is_void ORDER BY 1"

    def of(self, month: str) -> str:
        """The events of the month with this first day; an answered scale gives a row an item."""
        when = f""""when" >= TIMESTAMP '{month}' AND "when" < TIMESTAMP '{month}' + INTERVAL 1 MONTH"""
        ours = f"({_fresh(self.batch)}) WHERE NOT is_void AND {when}"
        plain = _events(self.mark, scale_moment="NULL", scale_item="NULL", scale_level="NULL")
        item = "CASE WHEN contains(level, '[.]') THEN split_part(level, '[.]', 1) ELSE part END"
        level = "CAST(right(level, 1) AS INTEGER)"
        scale = _events(self.mark, scale_moment="moment", scale_item=item, scale_level=level)
        return f"""
{plain} FROM {ours} AND levels IS NULL
UNION ALL
{scale} FROM (SELECT *, unnest(string_split(levels, '[,]')) AS level FROM {ours} AND levels IS NOT NULL)
"""  # noqa: S608


VOID_ROWS: Final = """
SELECT CAST(id AS VARCHAR) AS void_id, CAST(target_id AS VARCHAR) AS target_id, "when", source_sha256, line
FROM fresh WHERE is_void
"""


def conflict_rows(mark: str, now: str) -> str:
    """The statements whose id is taken by other content, unless the same line told it before."""
    kept, other = (f"'{mark}-' || CAST({column} AS VARCHAR)" for column in ("kept", "other"))
    return f"""
SELECT CAST(id AS VARCHAR) AS statement_id, {kept} AS kept_hash, {other} AS other_hash,
    so.sha256 AS source_sha256, line, TIMESTAMP '{now}' AS when_seen
FROM repeats JOIN sources so USING (source) WHERE kept <> other
AND (CAST(id AS VARCHAR), {other}, so.sha256, line) NOT IN
    (SELECT (statement_id, other_hash, source_sha256, line) FROM told_conflicts)
"""  # noqa: S608


QUARANTINE_ROWS: Final = """
SELECT source_sha256, line, re.reason FROM judged JOIN reasons re USING (code)
"""
