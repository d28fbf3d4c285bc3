"""The SQL that takes lines apart: text in, columns of words out, in one pass over the JSON.

Lines are read as text, and only then taken apart: DuckDB's own JSON reader turns a bad line into NULLs. `lines(text)`
is the batch. What comes again and again, or stands in few lines (results, extensions), leaves as JSON text: each of
them is taken apart once, by a query of its own over `texts(text)`.
"""

import json
from typing import Final

from scormpack.tracker.landing.faults import FINE, Fault
from scormpack.tracker.records import EXTENSIONS

SESSION: Final = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
_J, _V = "JSON", "VARCHAR"
_STATEMENT: Final = json.dumps(
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
        "result": _J,
        "context": {"registration": _V, "platform": _V, "extensions": _J},
        "timestamp": _V,
        "stored": _V,
    }
)
_RESULT: Final = json.dumps(
    {
        "success": _J,
        "completion": _J,
        "score": {"raw": _J, "scaled": _J, "min": _J, "max": _J},
        "duration": _V,
        "response": _V,
        "extensions": _J,
    }
)
_SCORES: Final = ("raw", "scaled", "min", "max")
_DURATION: Final = (
    r"^(P)(?:([0-9.]+)Y)?(?:([0-9.]+)M)?(?:([0-9.]+)W)?(?:([0-9.]+)D)?"
    r"(?:T(?:([0-9.]+)H)?(?:([0-9.]+)M)?(?:([0-9.]+)S)?)?$"
)
_UNITS: Final = {"w": 604_800, "d": 86_400, "h": 3600, "mi": 60, "s": 1}
_SCALE: Final = r"^([a-z0-9-]+\[\.\])?[1-5](\[,\][a-z0-9-]+\[\.\][1-5])*$"
_TOOK: Final = f"regexp_extract(duration, '{_DURATION}', ['p', 'y', 'mo', 'w', 'd', 'h', 'mi', 's'])"
_SECONDS: Final = " + ".join(
    f"{seconds} * coalesce(try_cast(nullif(took.{unit}, '') AS DOUBLE), 0)" for unit, seconds in _UNITS.items()
)
_PLAIN: Final = """CASE WHEN r.duration LIKE 'PT%S' AND right(r.duration, 2) BETWEEN '0S' AND '9S'
    AND r.duration[3] BETWEEN '0' AND '9' AND NOT contains(lower(r.duration), 'e')
    THEN try_cast(substr(r.duration, 3, length(r.duration) - 3) AS DOUBLE) END"""
"""Most durations are plain seconds: to read those without a regular expression is six times as fast."""


def _no_object(column: str, path: str, inner: tuple[str, ...]) -> str:
    """Whether a part that should be an object is there as something else: then it is not NULL, but nothing is in it."""
    nothing = " AND ".join(f"{column}.{part} IS NULL" for part in inner)
    kind = f"coalesce(json_type(text, '{path}'), 'OBJECT') NOT IN ('OBJECT', 'NULL')"
    return f"CASE WHEN {column} IS NOT NULL AND {nothing} THEN {kind} ELSE false END"


def _score(part: str) -> str:
    """A score as text and as a number: what is text alone is no number."""
    text = f"CAST(r.score.{part} AS VARCHAR)"
    return f"{text} AS written_{part}, CASE WHEN {text} IS NOT NULL THEN try_cast({text} AS DOUBLE) END AS score_{part}"


_SCORED: Final = ", ".join(f"score_{part}" for part in _SCORES)
_SCORE_IS_ODD: Final = " OR ".join(
    f"(written_{part} IS NOT NULL AND NOT coalesce(isfinite(score_{part}), false))" for part in _SCORES
)


def _tokens(column: str) -> str:
    """Extensions as text that does not depend on the order of keys."""
    text = f"CAST({column} AS VARCHAR)"
    return f"""CASE WHEN contains({text}, ',')
        THEN CAST(list_sort(string_split(translate({text}, '{{}}[] ', ''), ',')) AS VARCHAR) ELSE {text} END"""


_PARTS: Final = ("registration", "platform", "extensions")


def statements(*, guarded: bool, by_name: bool) -> str:
    """The columns of `lines`, in their order. Guarded, a line that is no JSON is told; else it fails the whole batch.

    `account`, else `other`, is the identity; `fault` is what can be seen in the text alone, or FINE.
    """
    transform = f"json_transform(text, '{_STATEMENT}')"
    if guarded:
        transform = f"CASE WHEN json_valid(text) THEN {transform} END"
    no_json = f"WHEN NOT json_valid(text) THEN {Fault.NOT_JSON:d}" if guarded else ""
    name = ", s.actor.name" if by_name else ""
    other = f"""CASE WHEN nullif(s.actor.account.name, '') IS NULL THEN coalesce(
        CASE WHEN s.actor.mbox ILIKE 'mailto:%' THEN substr(s.actor.mbox, 8) END,
        'sha1:' || s.actor.mbox_sha1sum, s.actor.openid{name}) END"""
    return f"""
SELECT s.id AS id, s.verb.id AS verb, CASE WHEN NOT refers THEN s.object.id END AS object,
    nullif(s.actor.account.name, '') AS account, {other} AS other, s.actor.account.homePage AS home,
    s.context.registration AS registration,
    s.context.platform AS platform, CAST(s.context.extensions AS VARCHAR) AS extensions,
    CAST(s.result AS VARCHAR) AS result, s."timestamp" AS "timestamp", s.stored AS stored,
    CASE WHEN refers THEN s.object.id END AS target, hash(s.verb.id, s.object.id) AS about,
    CAST(CASE {no_json}
        WHEN {_no_object("s.context", "$.context", _PARTS)} THEN {Fault.NO_OBJECT:d}
        WHEN {_no_object("s.actor.account", "$.actor.account", ("name",))} THEN {Fault.NO_OBJECT:d}
        WHEN s.actor.objectType = 'Group' THEN {Fault.GROUP:d}
        WHEN s.actor.account.name IS NULL AND s.actor.name IS NOT NULL AND other IS NULL THEN {Fault.NAME_ONLY:d}
        WHEN s.object.id IS NULL OR s.object.objectType <> 'Activity' THEN {Fault.NO_ACTIVITY:d}
        ELSE {FINE} END AS UTINYINT) AS fault
FROM (SELECT text, s, coalesce(s.object.objectType = 'StatementRef', false) AS refers
    FROM (SELECT text, {transform} AS s FROM lines))
"""  # noqa: S608 - our own names only


RESULTS: Final = f"""
SELECT success = 'true' AS success, completion = 'true' AS completion, score_raw, seconds,
    CASE WHEN regexp_matches(response, '{_SCALE}') THEN response END AS response,
    hash(success, completion) AS outcome,
    hash(success, completion, {_SCORED}, response, seconds, extensions) AS content,
    CAST(CASE WHEN is_odd THEN {Fault.NO_OBJECT:d}
        WHEN success NOT IN ('true', 'false') THEN {Fault.SUCCESS:d}
        WHEN completion NOT IN ('true', 'false') THEN {Fault.COMPLETION:d}
        WHEN {_SCORE_IS_ODD} THEN {Fault.SCORE:d}
        WHEN duration IS NOT NULL AND seconds IS NULL THEN {Fault.DURATION:d}
        ELSE {FINE} END AS UTINYINT) AS fault
FROM (SELECT *, CASE WHEN plain_seconds IS NOT NULL THEN plain_seconds
        WHEN took.p = 'P' AND length(duration) > 2 THEN {_SECONDS} END AS seconds
    FROM (SELECT *, CASE WHEN duration IS NOT NULL AND plain_seconds IS NULL THEN {_TOOK} END AS took
        FROM (SELECT r.duration AS duration, {_PLAIN} AS plain_seconds, r.response AS response,
                CAST(r.success AS VARCHAR) AS success, CAST(r.completion AS VARCHAR) AS completion,
                {", ".join(map(_score, _SCORES))}, {_tokens("r.extensions")} AS extensions,
                json_type(text) NOT IN ('OBJECT', 'NULL')
                    OR coalesce(json_type(text, '$.score'), 'OBJECT') NOT IN ('OBJECT', 'NULL') AS is_odd
            FROM (SELECT text, json_transform(text, '{_RESULT}') AS r FROM texts))))
"""  # noqa: S608
"""What each result of `texts(text)` says. `outcome` and `content` are digests that do not depend on ways of writing."""


_OWN: Final = ", ".join(f"""json_extract_string(text, '$."{EXTENSIONS[name]}"') AS {name}""" for name in EXTENSIONS)
CONTEXTS: Final = f"""
SELECT lower(json_extract_string(text, '$."{SESSION}"')) AS session, {_OWN}, hash({_tokens("text")}) AS content
FROM texts
"""  # noqa: S608
"""What each of a context's extensions in `texts(text)` says."""
