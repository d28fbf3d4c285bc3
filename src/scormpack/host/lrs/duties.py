"""What a strict platform refuses of a cmi5 page's statements, by the requirements' ids."""

from collections.abc import Iterator, Mapping
from typing import Any

from scormpack.host.lrs.cmi5 import BY_LMS, CATEGORY, DEFINED, MOVE_ON, SESSION_ID, categories
from scormpack.host.lrs.sessions import Session
from scormpack.standards.cmi5 import DURATIONS, Duty

Rules = tuple[tuple[bool, Duty, str], ...]


def defects(session: Session, statement: Mapping[str, Any], earlier: set[str]) -> Iterator[tuple[Duty, str]]:
    """What cmi5 forbids in this statement, as (requirement, plain words).

    `earlier` are the defined verbs of this registration and activity so far.
    """
    verb = DEFINED.get(str(statement["verb"].get("id")))
    own = verb is not None and CATEGORY in categories(statement)
    rules = (
        *_beginning(session),
        *_named(session, statement),
        *_in_order(session, statement, verb),
        *(_result(statement, str(verb)) if own else _allowed(statement)),  # "cmi5 allowed": the page's own (9.1)
        *(_once(session, statement, str(verb), earlier) if own else ()),
    )
    yield from ((duty, words) for broken, duty, words in rules if broken)


def _beginning(session: Session) -> Rules:
    before = "before its first statement"
    return (
        (not session.asked_launch_data, Duty.LAUNCH_DATA, f"the page must read LMS.LaunchData {before}"),
        (not session.asked_preferences, Duty.PREFERENCES, f"the page must read the learner's preferences {before}"),
    )


def _named(session: Session, statement: Mapping[str, Any]) -> Rules:
    context, actor = statement.get("context") or {}, statement.get("actor") or {}
    extensions, when = context.get("extensions") or {}, str(statement.get("timestamp", ""))
    groups = {one.get("id") for one in (context.get("contextActivities") or {}).get("grouping") or ()}
    publisher = session.attempt.launchable.id
    return (
        ("id" not in statement, Duty.HAS_ID, "the statement has no id"),
        (not when, Duty.TIMESTAMP, "the statement has no timestamp"),
        (not when.endswith(("Z", "+00:00")), Duty.UTC, "the timestamp is not in UTC"),
        (actor.get("account") != session.actor["account"], Duty.ACTOR, "the actor is not the platform's"),
        (
            context.get("registration") != session.registration,
            Duty.REGISTRATION,
            "the registration is missing or another one",
        ),
        (
            extensions.get(SESSION_ID) != session.id,
            Duty.SESSION_ID,
            "the session id of the context template is missing",
        ),
        (publisher not in groups, Duty.TEMPLATE, "the grouping of the context template is missing"),
    )


def _in_order(session: Session, statement: Mapping[str, Any], verb: str | None) -> Rules:
    when, heard = str(statement.get("timestamp", "")), session.heard
    first, last = verb == "initialized", verb == "terminated"
    quiet = session.attempt.mode != "normal" and not (first or last)
    return (
        ("abandoned" in heard, Duty.NOT_AFTER_ABANDONED, "the platform has ended this session"),
        ("terminated" in heard, Duty.TERMINATED_LAST, "nothing may follow `terminated`"),
        ("initialized" not in heard and not first, Duty.INITIALIZED_FIRST, "`initialized` must come first"),
        (last and when < session.latest, Duty.TERMINATED_LAST, "`terminated` is older than what came before it"),
        (quiet, Duty.LAUNCH_MODE, "in review a page reports nothing but its beginning and end"),
    )


def _allowed(statement: Mapping[str, Any]) -> Rules:
    return ((MOVE_ON in categories(statement), Duty.NO_MOVE_ON, "only what cmi5 defines has the category moveon"),)


def _once(session: Session, statement: Mapping[str, Any], verb: str, earlier: set[str]) -> Rules:
    other = (statement.get("object") or {}).get("id") != session.activity
    graded = {"passed", "failed"}
    both = verb in graded and bool((graded - {verb}) & set(session.heard))
    return (
        (verb in BY_LMS, Duty.OWN_VERBS, f"`{verb}` is for the platform to say"),
        (other, Duty.OBJECT, "the object is not the activity that was launched"),
        (verb in session.heard, Duty.VERB_ONCE, f"`{verb}` was said already"),
        (both, Duty.PASSED_OR_FAILED, "a session has either passed or failed"),
        (verb == "completed" and verb in earlier, Duty.COMPLETED_ONCE, "`completed` was said in an earlier session"),
        (verb == "passed" and verb in earlier, Duty.PASSED_ONCE, "`passed` was said in an earlier session"),
        (verb == "failed" and "passed" in earlier, Duty.NO_FALL, "`failed` may not follow `passed`"),
    )


def _result(statement: Mapping[str, Any], verb: str) -> Rules:
    result = statement.get("result") or {}
    score, scored = result.get("score") or {}, verb in {"passed", "failed"}
    success, completion = result.get("success"), result.get("completion")
    moves, marked = success is not None or completion is not None, MOVE_ON in categories(statement)
    duration = DURATIONS.get(verb)
    bounds = "raw" in score and not {"min", "max"} <= set(score)
    return (
        (verb == "passed" and success is not True, Duty.PASSED_IS_SUCCESS, "`passed` needs success: true"),
        (verb == "failed" and success is not False, Duty.FAILED_IS_NONE, "`failed` needs success: false"),
        (success is not None and not scored, Duty.SUCCESS, "only `passed` and `failed` carry success"),
        (
            verb == "completed" and completion is not True,
            Duty.COMPLETED_IS_COMPLETION,
            "`completed` needs completion: true",
        ),
        (completion is not None and verb != "completed", Duty.COMPLETION, "only `completed` carries completion"),
        (bool(score) and not scored, Duty.SCORE, "only `passed` and `failed` carry a score"),
        (bounds, Duty.SCORE_BOUNDS, "a raw score needs its min and max"),
        (
            duration is not None and "duration" not in result,
            duration or Duty.TERMINATED_DURATION,
            f"`{verb}` needs a duration",
        ),
        (moves and not marked, Duty.MOVE_ON, "success or completion needs the category moveon"),
        (marked and not moves, Duty.NO_MOVE_ON, "the category moveon is for success or completion"),
    )
