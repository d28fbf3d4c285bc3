"""The SQL that takes lines apart: text in, narrow rows out, in one pass over the JSON.

Lines are read as text, judged, and only then taken apart: DuckDB's own JSON reader turns a bad line into NULLs.
`lines(place, source, line, text)` is the batch; `place` is unique in it. Rows hold the words themselves (`identity`,
`place_key`, `activity`); what a word means is found once a batch and joined when rows are judged.
"""

import json
from typing import Final

from scormpack.tracker.landing.faults import Fault
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
_OURS: Final = ", ".join(f"'$.\"{EXTENSIONS[name]}\"'" for name in ("site", "cohort", "source"))
_OWN: Final = f"""CASE WHEN contains(CAST(s.context.extensions AS VARCHAR), 'urn:scormpack:track:')
    THEN json_extract_string(s.context.extensions, [{_OURS}]) END"""
_LOOKED: Final = {
    "result": ("success", "completion", "score", "duration", "response", "extensions"),
    "context": ("registration", "platform", "extensions"),
    "result.score": ("raw", "scaled", "min", "max"),
    "actor.account": ("name",),
}
_SCORES: Final = ("raw", "scaled", "min", "max")
_DURATION: Final = (
    r"^(P)(?:([0-9.]+)Y)?(?:([0-9.]+)M)?(?:([0-9.]+)W)?(?:([0-9.]+)D)?"
    r"(?:T(?:([0-9.]+)H)?(?:([0-9.]+)M)?(?:([0-9.]+)S)?)?$"
)
_UNITS: Final = {"w": 604_800, "d": 86_400, "h": 3600, "mi": 60, "s": 1}
_SCALE: Final = r"^([a-z0-9-]+\[\.\])?[1-5](\[,\][a-z0-9-]+\[\.\][1-5])*$"
_TRIP: Final = "(?i)" + "|".join(f"({pattern})" for pattern in TRIPWIRES.values()).replace("'", "''")


def _odd(path: str) -> str:
    """Whether a part that should be an object is there as something else: then it is not NULL, but nothing is in it."""
    nothing = " AND ".join(f"s.{path}.{inner} IS NULL" for inner in _LOOKED[path])
    kind = f"coalesce(json_type(text, '$.{path}'), 'OBJECT') <> 'OBJECT'"
    return f"CASE WHEN s.{path} IS NOT NULL AND {nothing} THEN {kind} ELSE false END"


def _number(part: str) -> str:
    return f"try_cast(CAST(s.result.score.{part} AS VARCHAR) AS DOUBLE)"


def _moment(column: str) -> str:
    return f"CAST(try_cast({column} AS TIMESTAMPTZ) AS TIMESTAMP)"


_IDENTITY: Final = """coalesce(s.actor.account.name,
    CASE WHEN s.actor.mbox ILIKE 'mailto:%' THEN substr(s.actor.mbox, 8) END,
    'sha1:' || s.actor.mbox_sha1sum, s.actor.openid{name})"""
_NO_NUMBER: Final = " OR ".join(
    f"(s.result.score.{part} IS NOT NULL AND NOT coalesce(isfinite({_number(part)}), false))" for part in _SCORES
)
_TOOK: Final = f"regexp_extract(s.result.duration, '{_DURATION}', ['p', 'y', 'mo', 'w', 'd', 'h', 'mi', 's'])"

_PLAIN: Final = """CASE WHEN s.result.duration LIKE 'PT%S' AND right(s.result.duration, 2) BETWEEN '0S' AND '9S'
    AND s.result.duration[3] BETWEEN '0' AND '9' AND NOT contains(lower(s.result.duration), 'e')
    THEN try_cast(substr(s.result.duration, 3, length(s.result.duration) - 3) AS DOUBLE) END"""
"""Most durations are plain seconds: to read those without a regular expression is six times as fast."""


def _typed(*, guarded: bool, by_name: bool) -> str:
    transform = f"json_transform(text, '{STRUCTURE}')"
    if guarded:
        transform = f"CASE WHEN json_valid(text) THEN {transform} END"
    valid = "json_valid(text)" if guarded else "true"
    identity = _IDENTITY.format(name=", s.actor.name" if by_name else "")
    scores = ", ".join(f"{_number(part)} AS score_{part}" for part in _SCORES)
    return f"""
SELECT place, source, line, {valid} AS is_json, {" OR ".join(map(_odd, _LOOKED))} AS is_odd,
    s.id IS NOT NULL AS has_id, try_cast(s.id AS UUID) AS id, nullif({identity}, '') AS identity,
    s.actor.objectType = 'Group' AS is_group, s.actor.name IS NOT NULL AS has_name,
    coalesce('s' || e[1], 'h' || s.actor.account.homePage) AS place_key, e[1] IS NOT NULL AS names_site,
    s.verb.id AS verb_iri, s.object.objectType AS object_type, s.object.id AS object_id,
    CAST(s.result.success AS VARCHAR) AS success, CAST(s.result.completion AS VARCHAR) AS completion,
    {scores}, CASE WHEN s.result.score IS NULL THEN false ELSE {_NO_NUMBER} END AS score_is_odd,
    {_PLAIN} AS plain_seconds,
    CASE WHEN s.result.duration IS NOT NULL AND plain_seconds IS NULL THEN {_TOOK} END AS took,
    s.result.duration AS duration,
    s.result.response AS response, s.result.extensions AS result_extensions, s.context.extensions AS extensions,
    nullif(s.context.registration, '') AS written_registration,
    try_cast(s.context.registration AS UUID) AS registration,
    s.context.platform AS platform,
    json_extract_string(s.context.extensions, '$."{SESSION}"') AS session,
    e[2] AS cohort, e[3] AS derived,
    s."timestamp" IS NOT NULL OR s.stored IS NOT NULL AS has_when, {_moment("s.stored")} AS stored,
    {_moment('coalesce(s."timestamp", s.stored)')} AS moment
FROM (SELECT *, {_OWN} AS e
    FROM (SELECT place, source, line, text, {transform} AS s FROM lines))
"""  # noqa: S608 - our own names only


def _tokens(column: str) -> str:
    """Extensions as text that does not depend on the order of keys."""
    text = f"CAST({column} AS VARCHAR)"
    return f"""CASE WHEN contains({text}, ',')
        THEN CAST(list_sort(string_split(translate({text}, '{{}}[] ', ''), ',')) AS VARCHAR) ELSE {text} END"""


_SECONDS: Final = " + ".join(
    f"{seconds} * coalesce(try_cast(nullif(took.{unit}, '') AS DOUBLE), 0)" for unit, seconds in _UNITS.items()
)
_ORDERLY: Final = (
    "cohort IS NULL AND platform IS NULL AND NOT names_site "
    "AND (session IS NULL OR try_cast(session AS UUID) IS NOT NULL)"
)
_WORDS: Final = "concat_ws(' ', session, cohort, platform, CASE WHEN names_site THEN place_key[2:] END)"
_BOOL: Final = "('true', 'false')"
_BODY: Final = f"""CASE WHEN is_void THEN hash(target_id)
    WHEN derived IS NOT NULL THEN hash(verb_iri, object_id, success, completion)
    ELSE hash(verb_iri, object_id, moment, success, completion, score_raw, score_scaled, score_min, score_max, response,
        seconds, registration, platform, {_tokens("result_extensions")}, {_tokens("extensions")}) END"""
_FAULT: Final = f"""CASE
    WHEN NOT is_json THEN {Fault.NOT_JSON:d}
    WHEN is_odd THEN {Fault.NO_OBJECT:d}
    WHEN NOT has_id THEN {Fault.NO_ID:d}
    WHEN id IS NULL THEN {Fault.NO_UUID:d}
    WHEN verb_iri IS NULL THEN {Fault.NO_VERB:d}
    WHEN is_void AND target_id IS NULL THEN {Fault.VOIDS_NOTHING:d}
    WHEN NOT has_when THEN {Fault.NO_TIME:d}
    WHEN NOT coalesce(moment BETWEEN TIMESTAMP '2000-01-01' AND TIMESTAMP '2099-12-31 23:59:59.999999', false)
        THEN {Fault.ODD_TIME:d}
    WHEN is_void THEN 0
    WHEN is_group THEN {Fault.GROUP:d}
    WHEN identity IS NULL THEN CASE WHEN has_name THEN {Fault.NAME_ONLY:d} ELSE {Fault.NOBODY:d} END
    WHEN object_id IS NULL OR coalesce(object_type, 'Activity') <> 'Activity' THEN {Fault.NO_ACTIVITY:d}
    WHEN success NOT IN {_BOOL} THEN {Fault.SUCCESS:d}
    WHEN completion NOT IN {_BOOL} THEN {Fault.COMPLETION:d}
    WHEN score_is_odd THEN {Fault.SCORE:d}
    WHEN duration IS NOT NULL AND seconds IS NULL THEN {Fault.DURATION:d}
    WHEN written_registration IS NOT NULL AND registration IS NULL THEN {Fault.REGISTRATION:d}
    WHEN CASE WHEN {_ORDERLY} THEN false ELSE regexp_matches({_WORDS}, '{_TRIP}') END THEN {Fault.PERSONAL:d}
    ELSE 0 END"""


def parse(table: str, *, guarded: bool, by_name: bool) -> str:
    """Makes a table of rows out of `lines`. Guarded, a line that is no JSON is told; else it fails the whole batch."""
    return f"""
CREATE OR REPLACE TABLE {table} AS
SELECT place, source, line, id, target_id, is_void, verb,
    CASE WHEN NOT is_void THEN identity END AS identity, place_key,
    CASE WHEN NOT is_void AND coalesce(object_type, 'Activity') = 'Activity' THEN object_id END AS activity,
    moment AS "when", stored, success = 'true' AS success, completion = 'true' AS completion, score_raw, seconds,
    registration, session, cohort, platform, derived,
    CASE WHEN regexp_matches(response, '{_SCALE}') THEN response END AS response,
    {_BODY} AS body, CAST({_FAULT} AS UTINYINT) AS fault
FROM (
SELECT t.*, coalesce(v.name, 'other') AS verb, coalesce(v.name, '') = 'voided' AS is_void,
    CASE WHEN v.name = 'voided' AND t.object_type = 'StatementRef' THEN try_cast(t.object_id AS UUID) END AS target_id,
    CASE WHEN plain_seconds IS NOT NULL THEN plain_seconds
        WHEN took.p = 'P' AND length(duration) > 2 THEN {_SECONDS} END AS seconds
FROM ({_typed(guarded=guarded, by_name=by_name)}) t
LEFT JOIN batches.verbs v ON v.iri = t.verb_iri
)
"""  # noqa: S608
