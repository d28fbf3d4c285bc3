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
_PATHS: Final = {
    "id": "$.id",
    "verb": "$.verb.id",
    "object_id": "$.object.id",
    "object_type": "$.object.objectType",
    "account": "$.actor.account.name",
    "home": "$.actor.account.homePage",
    "actor_type": "$.actor.objectType",
    "registration": "$.context.registration",
    "platform": "$.context.platform",
    "extensions": "$.context.extensions",
    "result": "$.result",
    "timestamp": "$.timestamp",
    "stored": "$.stored",
}
_J, _V = "JSON", "VARCHAR"
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


def _no_object(path: str) -> str:
    """Whether a part that should be an object is there as something else."""
    return f"coalesce(json_type(text, '{path}'), 'NULL') NOT IN ('OBJECT', 'NULL')"


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


_EXTRACTED: Final = ", ".join(f'e[{number}] AS "{name}"' for number, name in enumerate(_PATHS, 1))
_MORE: Final = ("mbox", "mbox_sha1sum", "openid", "name")


_VALID: Final = "SELECT CASE WHEN json_valid(text) THEN text ELSE CAST(to_json(text) AS VARCHAR) END AS text FROM texts"


def statements(*, guarded: bool, by_name: bool) -> str:
    """The columns of `lines`, in their order. Guarded, a line that is no JSON is told; else it fails the whole batch.

    `account`, else `other`, is the identity; `fault` is what can be seen in the text alone, or FINE.
    """
    lines = "SELECT CASE WHEN json_valid(text) THEN text END AS text FROM lines" if guarded else "FROM lines"
    extract = f"json_extract_string(text, {list(_PATHS.values())})"
    more = f"json_extract_string(text, {[f'$.actor.{path}' for path in _MORE]})"
    mbox, sha1, openid, name = (f"more[{number}]" for number in range(1, 5))
    by = f", {name}" if by_name else ""
    return f"""
SELECT id, verb, CASE WHEN NOT refers THEN object_id END AS object, account,
    coalesce(CASE WHEN {mbox} ILIKE 'mailto:%' THEN substr({mbox}, 8) END, 'sha1:' || {sha1}, {openid}{by}) AS other,
    home, registration, platform, extensions, result, "timestamp", stored,
    CASE WHEN refers THEN object_id END AS target, hash(verb, object_id) AS about,
    CAST(CASE WHEN text IS NULL THEN {Fault.NOT_JSON:d}
        WHEN CASE WHEN registration IS NULL AND platform IS NULL AND extensions IS NULL
            THEN {_no_object("$.context")} ELSE false END THEN {Fault.NO_OBJECT:d}
        WHEN CASE WHEN account IS NULL THEN {_no_object("$.actor.account")} ELSE false END THEN {Fault.NO_OBJECT:d}
        WHEN actor_type = 'Group' THEN {Fault.GROUP:d}
        WHEN account IS NULL AND other IS NULL AND {name} IS NOT NULL THEN {Fault.NAME_ONLY:d}
        WHEN object_id IS NULL OR object_type <> 'Activity' THEN {Fault.NO_ACTIVITY:d}
        ELSE {FINE} END AS UTINYINT) AS fault
FROM (SELECT * REPLACE (nullif(account, '') AS account),
        coalesce(object_type = 'StatementRef', false) AS refers,
        CASE WHEN nullif(account, '') IS NULL THEN {more} END AS more
    FROM (SELECT text, {_EXTRACTED} FROM (SELECT text, {extract} AS e FROM ({lines}))))
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
            FROM (SELECT text, json_transform(text, '{_RESULT}') AS r FROM ({_VALID})))))
"""  # noqa: S608
"""What each result of `texts(text)` says. `outcome` and `content` are digests that do not depend on ways of writing."""


_OWN: Final = ", ".join(f"""json_extract_string(text, '$."{EXTENSIONS[name]}"') AS {name}""" for name in EXTENSIONS)
CONTEXTS: Final = f"""
SELECT lower(json_extract_string(text, '$."{SESSION}"')) AS session, {_OWN}, hash({_tokens("text")}) AS content
FROM ({_VALID})
"""  # noqa: S608
"""What each of a context's extensions in `texts(text)` says."""
