"""The SQL of landing, in the order in which it runs over a batch of lines.

Lines are read as text, judged, and only then taken apart: DuckDB's own JSON reader turns a bad line into NULLs.
`lines(place, source, line, text)` is the batch; `place` is unique in it.
"""

import json
from typing import Final

from scormpack.tracker.events import EVENTS
from scormpack.tracker.privacy import TRIPWIRES
from scormpack.tracker.records import EXTENSIONS

SESSION: Final = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
_J, _V = "JSON", "VARCHAR"
STRUCTURE: Final = json.dumps(
    {
        "id": _V,
        "actor": {
            "objectType": _V,
            "account": {"homePage": _V, "name": _V},
            "mbox": _V,
            "mbox_sha1sum": _V,
            "openid": _V,
            "name": _V,
        },
        "verb": {"id": _V},
        "object": {"objectType": _V, "id": _V},
        "result": {
            "success": _J,
            "completion": _J,
            "score": {"raw": _J, "scaled": _J, "min": _J, "max": _J},
            "duration": _V,
            "response": _V,
            "extensions": _J,
        },
        "context": {"registration": _V, "platform": _V, "extensions": _J},
        "timestamp": _V,
        "stored": _V,
    }
)

SESSION_TABLES: Final = """
CREATE TABLE session.seen (id UUID, hash UBIGINT);
CREATE TEMP TABLE actors (actor VARCHAR, pseudonym VARCHAR, refused VARCHAR);
CREATE TEMP TABLE verbs (iri VARCHAR, name VARCHAR);
CREATE TEMP TABLE objects (iri VARCHAR, course VARCHAR, module VARCHAR, kind VARCHAR, part VARCHAR, moment VARCHAR, odd_part BOOLEAN);
CREATE TEMP TABLE places (place_key VARCHAR, known VARCHAR);
CREATE TEMP TABLE told_conflicts (statement_id VARCHAR, other_hash VARCHAR, source_sha256 VARCHAR, line BIGINT);
CREATE TEMP TABLE sources (source INTEGER, kind VARCHAR, site VARCHAR, sha256 VARCHAR);
"""

_EXTRACT: Final = f"""json_extract_string(s.context.extensions,
    ['$."{SESSION}"', '$."{EXTENSIONS["site"]}"', '$."{EXTENSIONS["cohort"]}"', '$."{EXTENSIONS["source"]}"'])"""
_LOOKED: Final = {
    "result": ("success", "completion", "score", "duration", "response", "extensions"),
    "context": ("registration", "platform", "extensions"),
    "result.score": ("raw", "scaled", "min", "max"),
    "actor.account": ("name",),
}


def _odd(path: str) -> str:
    """Whether a part that should be an object is there as something else: then nothing is found in it."""
    name = path.rpartition(".")[2]
    nothing = " AND ".join(f"s.{path}.{inner} IS NULL" for inner in _LOOKED[path])
    kind = f"coalesce(json_type(text, '$.{path}'), 'OBJECT') <> 'OBJECT'"
    there = f"""CASE WHEN contains(text, '"{name}"') THEN {kind} ELSE false END"""
    return f"CASE WHEN s IS NOT NULL AND {nothing} THEN {there} ELSE false END"


def parse(*, guarded: bool, by_name: bool) -> str:
    """Takes each line apart. Guarded, a line that is no JSON gives NULLs instead of an error for the whole batch."""
    transform = f"json_transform(text, '{STRUCTURE}')"
    if guarded:
        transform = f"CASE WHEN json_valid(text) THEN {transform} END"
    valid = "json_valid(text)" if guarded else "true"
    name = ", s.actor.name" if by_name else ""
    odd = " OR ".join(map(_odd, _LOOKED))
    return f"""
CREATE OR REPLACE TEMP TABLE parsed AS
SELECT place, source, line,
    {valid} AS is_json,
    {odd} AS is_odd,
    s.id AS raw_id, try_cast(s.id AS UUID) AS id,
    coalesce(s.actor.account.name,
        CASE WHEN s.actor.mbox ILIKE 'mailto:%' THEN substr(s.actor.mbox, 8) END,
        'sha1:' || s.actor.mbox_sha1sum, s.actor.openid{name}) AS identity,
    s.actor.objectType = 'Group' AS is_group, s.actor.name IS NOT NULL AS has_name,
    coalesce('s' || e[2], 'h' || s.actor.account.homePage) AS place_key,
    s.verb.id AS verb_iri, s.object.objectType AS object_type, s.object.id AS object_id,
    s.result.success AS success, s.result.completion AS completion,
    s.result.score AS score, s.result.duration AS duration, s.result.response AS response,
    s.result.extensions AS result_extensions, s.context.extensions AS extensions,
    nullif(s.context.registration, '') AS registration, s.context.platform AS platform,
    e[1] AS session, e[3] AS cohort, e[4] AS derived,
    s."timestamp" AS written_when, s.stored AS written_stored
FROM (SELECT *, {_EXTRACT} AS e FROM (SELECT place, source, line, text, {transform} AS s FROM lines))
"""  # noqa: S608 - our own names only


NEW_PLACES: Final = """
SELECT DISTINCT place_key FROM parsed WHERE place_key IS NOT NULL AND place_key NOT IN (SELECT place_key FROM places)
"""
NEW_OBJECTS: Final = """
SELECT p.object_id, min(p.place) FROM parsed p ANTI JOIN objects o ON o.iri = p.object_id
WHERE p.object_id IS NOT NULL AND coalesce(p.object_type, 'Activity') = 'Activity' GROUP BY ALL
"""
EXAMPLE: Final = """
SELECT json_extract(text, '$.object.definition.name'), json_extract(text, '$.context.contextActivities')
FROM lines WHERE place = ?
"""


def names_in(found: tuple[str | None, str | None] | None) -> list[str]:
    """The titles of an activity and the ids of the activities around it, out of an example of it."""
    titles, around = (json.loads(part) if part else {} for part in found or (None, None))
    names = list(titles.values()) if isinstance(titles, dict) else []
    for group in ("grouping", "parent"):
        listed = around.get(group) if isinstance(around, dict) else None
        names += [one.get("id") for one in (listed if isinstance(listed, list) else [listed]) if isinstance(one, dict)]
    return [name for name in names if isinstance(name, str) and name]


def actor(*, scope_is_site: bool) -> str:
    """What a pseudonym is made from: the identity, and the site too when each site has its own key."""
    return "p.identity || chr(31) || coalesce(pl.known, so.site, '')" if scope_is_site else "p.identity"


def new_actors(*, scope_is_site: bool) -> str:
    """The identities of this batch that have no pseudonym yet."""
    joins = "JOIN sources so USING (source) LEFT JOIN places pl USING (place_key)" if scope_is_site else ""
    return f"""
SELECT DISTINCT {actor(scope_is_site=scope_is_site)} AS actor FROM parsed p {joins}
WHERE p.identity IS NOT NULL EXCEPT SELECT actor FROM actors
"""  # noqa: S608


_TRIP: Final = "(?i)" + "|".join(f"({pattern})" for pattern in TRIPWIRES.values()).replace("'", "''")
_BOOL: Final = "('true', 'false')"
_DURATION: Final = (
    r"^(P)(?:([0-9.]+)Y)?(?:([0-9.]+)M)?(?:([0-9.]+)W)?(?:([0-9.]+)D)?"
    r"(?:T(?:([0-9.]+)H)?(?:([0-9.]+)M)?(?:([0-9.]+)S)?)?$"
)
_TOOK: Final = f"regexp_extract(p.duration, '{_DURATION}', ['p', 'y', 'mo', 'w', 'd', 'h', 'mi', 's'])"
_SCALE: Final = r"^([a-z0-9-]+\[\.\])?[1-5](\[,\][a-z0-9-]+\[\.\][1-5])*$"
_SCORE_PARTS: Final = ("raw", "scaled", "min", "max")


def _moment(column: str) -> str:
    return f"CAST(try_cast({column} AS TIMESTAMPTZ) AS TIMESTAMP)"


def _number(part: str) -> str:
    return f"try_cast(CAST(p.score.{part} AS VARCHAR) AS DOUBLE)"


_UNITS: Final = {"w": 604_800, "d": 86_400, "h": 3600, "mi": 60, "s": 1}
_SECONDS: Final = " + ".join(
    f"{seconds} * coalesce(try_cast(nullif(took.{unit}, '') AS DOUBLE), 0)" for unit, seconds in _UNITS.items()
)
_NO_NUMBER: Final = " OR ".join(
    f"(p.score.{part} IS NOT NULL AND NOT coalesce(isfinite({_number(part)}), false))" for part in _SCORE_PARTS
)
_SCORES: Final = ", ".join(f"{_number(part)} AS score_{part}" for part in _SCORE_PARTS)


def name(now: str, *, scope_is_site: bool) -> str:
    """Joins what each word means, and reads times and numbers."""
    return f"""
CREATE OR REPLACE TEMP VIEW named AS
SELECT p.* EXCLUDE (registration, success, completion, written_when, written_stored),
    v.name AS verb_name, coalesce(v.name, '') = 'voided' AS is_void,
    CASE WHEN v.name = 'voided' AND p.object_type = 'StatementRef' THEN try_cast(p.object_id AS UUID) END AS target_id,
    a.pseudonym, a.refused, coalesce(pl.known, so.site) AS site, substr(p.place_key, 1, 1) = 's' AS names_site,
    o.course, o.module, o.kind, o.part, o.odd_part, o.moment AS moment_asked,
    CAST(p.success AS VARCHAR) AS success, CAST(p.completion AS VARCHAR) AS completion,
    p.score IS NOT NULL AND ({_NO_NUMBER}) AS score_is_odd, {_SCORES},
    CASE WHEN p.duration IS NOT NULL THEN {_TOOK} END AS took,
    p.registration AS written_registration, CAST(try_cast(p.registration AS UUID) AS VARCHAR) AS registration,
    written_when IS NOT NULL OR written_stored IS NOT NULL AS has_when,
    coalesce({_moment("written_when")}, CASE WHEN written_when IS NULL THEN {_moment("written_stored")} END) AS moment,
    {_moment("written_stored")} AS stored, TIMESTAMP '{now}' AS received_at,
    coalesce(p.derived, so.kind) AS source_kind, so.sha256 AS source_sha256
FROM parsed p
JOIN sources so USING (source)
LEFT JOIN places pl USING (place_key)
LEFT JOIN actors a ON a.actor = {actor(scope_is_site=scope_is_site)}
LEFT JOIN verbs v ON v.iri = p.verb_iri
LEFT JOIN objects o ON o.iri = p.object_id
"""  # noqa: S608


def _tokens(column: str) -> str:
    """Extensions as text that does not depend on the order of keys."""
    text = f"CAST({column} AS VARCHAR)"
    return f"""CASE WHEN {column} IS NULL THEN ''
        WHEN contains({text}, ',') THEN CAST(list_sort(string_split(translate({text}, '{{}}[] ', ''), ',')) AS VARCHAR)
        ELSE {text} END"""


def _or_blank(*columns: str) -> str:
    return ", ".join(f"coalesce(CAST({column} AS VARCHAR), '')" for column in columns)


_HASH: Final = f"""md5_number_lower(CASE WHEN is_void THEN CAST(target_id AS VARCHAR)
    WHEN derived IS NOT NULL
    THEN concat_ws(chr(31), {_or_blank("pseudonym", "verb_iri", "object_id", "success", "completion")})
    ELSE concat_ws(chr(31),
        {_or_blank("pseudonym", "verb_iri", "object_id", "epoch_us(moment)", "success", "completion")},
        CASE WHEN score IS NOT NULL
            THEN concat_ws(chr(31), {_or_blank(*(f"score_{part}" for part in _SCORE_PARTS))}) ELSE '' END,
        {_or_blank("response", "seconds", "registration", "platform")},
        {_tokens("result_extensions")}, {_tokens("extensions")}) END)"""

_FREE: Final = "concat_ws(' ', session, cohort, platform, part, CASE WHEN names_site THEN site END)"
_ORDERLY: Final = (
    "cohort IS NULL AND platform IS NULL AND NOT coalesce(names_site, false) "
    "AND (session IS NULL OR try_cast(session AS UUID) IS NOT NULL) AND NOT coalesce(odd_part, false)"
)
_TRIPS: Final = f"CASE WHEN {_ORDERLY} THEN false ELSE regexp_matches({_FREE}, '{_TRIP}') END"

LAND: Final = f"""
CREATE OR REPLACE TEMP TABLE landed AS
SELECT place, line, source, id, target_id, is_void, {_HASH} AS hash, moment AS "when", stored, received_at, pseudonym,
    site, platform, course, module, kind, part, coalesce(verb_name, 'other') AS verb,
    success = 'true' AS success, completion = 'true' AS completion, score_raw,
    CASE WHEN kind = 'answer' AND moment_asked <> '' AND regexp_matches(response, '{_SCALE}')
        THEN string_split(response, '[,]') END AS levels,
    moment_asked, seconds, registration, session, cohort, source_kind, source_sha256,
    CASE
    WHEN NOT is_json THEN 'it is not JSON'
    WHEN is_odd THEN 'its result, score, context or account is not an object'
    WHEN raw_id IS NULL THEN 'it has no id'
    WHEN id IS NULL THEN 'its id is no UUID'
    WHEN verb_iri IS NULL THEN 'it has no verb'
    WHEN is_void AND target_id IS NULL THEN 'it voids nothing that has a UUID'
    WHEN NOT has_when THEN 'it has neither timestamp nor stored'
    WHEN NOT coalesce(year(moment) BETWEEN 2000 AND 2099, false) THEN 'its timestamp is no moment from 2000 to 2099'
    WHEN is_void THEN NULL
    WHEN is_group THEN 'its actor is a group'
    WHEN identity IS NULL OR trim(identity) = '' THEN
        CASE WHEN has_name THEN 'its actor has a name only, which is no identity' ELSE 'its actor has no identity' END
    WHEN refused IS NOT NULL THEN 'its actor ' || refused
    WHEN object_id IS NULL OR coalesce(object_type, 'Activity') <> 'Activity' THEN 'its object is no activity'
    WHEN course IS NULL THEN 'its activity is not in the mapping'
    WHEN success NOT IN {_BOOL} THEN 'result.success is not true or false'
    WHEN completion NOT IN {_BOOL} THEN 'result.completion is not true or false'
    WHEN score_is_odd THEN 'a score is not a number'
    WHEN duration IS NOT NULL AND seconds IS NULL THEN 'result.duration is no ISO 8601 duration'
    WHEN written_registration IS NOT NULL AND registration IS NULL THEN 'its registration is no UUID'
    WHEN {_TRIPS}
        THEN 'its session, cohort, site, screen or platform looks like something personal'
    END AS reason
FROM (SELECT *, CASE WHEN took.p = 'P' AND length(duration) > 2 THEN {_SECONDS} END AS seconds FROM named)
"""  # noqa: S608

EARLIER: Final = """
CREATE OR REPLACE TEMP TABLE earlier AS
SELECT s.id, s.hash FROM session.seen s SEMI JOIN (SELECT id FROM landed WHERE reason IS NULL) l USING (id)
"""
TWINS: Final = """
CREATE OR REPLACE TEMP TABLE twins AS
SELECT id, min(place) AS place, arg_min(hash, place) AS hash
FROM landed WHERE reason IS NULL GROUP BY id HAVING count(*) > 1
"""
REPEATS: Final = """
CREATE OR REPLACE TEMP TABLE repeats AS
SELECT l.place, l.id, l.hash AS other, coalesce(e.hash, t.hash) AS kept, l.source, l.line
FROM landed l LEFT JOIN earlier e USING (id) LEFT JOIN twins t USING (id)
WHERE l.reason IS NULL AND (e.id IS NOT NULL OR l.place <> t.place)
"""
NEW: Final = """
CREATE OR REPLACE TEMP VIEW fresh AS SELECT * FROM landed l ANTI JOIN repeats r USING (place) WHERE l.reason IS NULL
"""
SEE: Final = "INSERT INTO session.seen SELECT id, hash FROM fresh"
COUNTS: Final = """
SELECT l.source, l.site, count(*) FILTER (l.reason IS NULL AND r.place IS NULL),
    count(*) FILTER (r.place IS NOT NULL), count(*) FILTER (l.reason IS NOT NULL),
    min(l."when") FILTER (l.reason IS NULL), max(l."when") FILTER (l.reason IS NULL)
FROM landed l LEFT JOIN repeats r USING (place) GROUP BY ALL
"""
_OWN: Final = {
    "statement_id": "CAST(id AS VARCHAR)",
    "content_hash": "CAST(hash AS VARCHAR)",
    "scale_moment": "CASE WHEN levels IS NOT NULL THEN moment_asked END",
    "scale_item": "CASE WHEN contains(level, '[.]') THEN split_part(level, '[.]', 1) ELSE part END",
    "scale_level": "CAST(right(level, 1) AS INTEGER)",
}


def _events(**own: str) -> str:
    columns = ({**_OWN, **own}.get(column, f'"{column}"') for column in EVENTS)
    named = (f'{value} AS "{column}"' for value, column in zip(columns, EVENTS, strict=True))
    return f"""SELECT {", ".join(named)}, strftime("when", '%Y-%m') AS month"""


_NONE: Final = {"scale_moment": "NULL", "scale_item": "NULL", "scale_level": "NULL"}
EVENT_ROWS: Final = f"""
{_events(**_NONE)} FROM fresh WHERE NOT is_void AND levels IS NULL
UNION ALL
{_events()} FROM (SELECT *, unnest(levels) AS level FROM fresh WHERE NOT is_void AND levels IS NOT NULL)
"""
VOID_ROWS: Final = """
SELECT CAST(id AS VARCHAR) AS void_id, CAST(target_id AS VARCHAR) AS target_id, "when", source_sha256, line
FROM fresh WHERE is_void
"""
CONFLICT_ROWS: Final = """
SELECT CAST(id AS VARCHAR) AS statement_id, CAST(kept AS VARCHAR) AS kept_hash, CAST(other AS VARCHAR) AS other_hash,
    so.sha256 AS source_sha256, line, CAST(current_timestamp AS TIMESTAMP) AS when_seen
FROM repeats JOIN sources so USING (source) WHERE kept <> other
AND (CAST(id AS VARCHAR), CAST(other AS VARCHAR), so.sha256, line) NOT IN
    (SELECT (statement_id, other_hash, source_sha256, line) FROM told_conflicts)
"""
QUARANTINE_ROWS: Final = """
SELECT so.sha256 AS source_sha256, line, reason FROM landed JOIN sources so USING (source) WHERE reason IS NOT NULL
"""
