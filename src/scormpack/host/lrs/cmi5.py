"""An LMS's part in cmi5: the launch document and its own statements. cmi5_spec.md, 9 and 10."""

from collections.abc import Mapping
from typing import Any, Final

from scormpack.core.launchables import Described
from scormpack.host.lrs.sessions import HOME_PAGE, Session

_ADL: Final = "http://adlnet.gov/expapi/verbs"
_CMI5_VERBS: Final = "https://w3id.org/xapi/adl/verbs"
_CONTEXT: Final = "https://w3id.org/xapi/cmi5/context"
SESSION_ID: Final = f"{_CONTEXT}/extensions/sessionid"
CATEGORY: Final = f"{_CONTEXT}/categories/cmi5"
MOVE_ON: Final = f"{_CONTEXT}/categories/moveon"
DEFINED: Final = {
    **{f"{_ADL}/{name}": name for name in ("launched", "initialized", "completed", "passed", "failed", "terminated")},
    **{f"{_CMI5_VERBS}/{name}": name for name in ("abandoned", "waived", "satisfied")},
}
BY_LMS: Final = {"launched", "abandoned", "waived", "satisfied"}
_ENOUGH: Final[Mapping[str, tuple[frozenset[str], ...]]] = {
    "NotApplicable": (frozenset(),),
    "Passed": (frozenset({"passed"}),),
    "Completed": (frozenset({"completed"}),),
    "CompletedAndPassed": (frozenset({"completed", "passed"}),),
    "CompletedOrPassed": (frozenset({"completed"}), frozenset({"passed"})),
}
LAUNCH_MODES: Final = {"normal": "Normal", "review": "Review", "browse": "Browse"}


def launch_document(session: Session, return_url: str) -> dict[str, Any]:
    """The state document LMS.LaunchData (10.0)."""
    facts = session.attempt.launchable.facts
    document: dict[str, Any] = {
        "contextTemplate": context_template(session),
        "launchMode": LAUNCH_MODES[session.attempt.mode],
        "moveOn": facts.get("move_on", "NotApplicable"),
        "returnURL": return_url,
    }
    if "mastery_score" in facts:
        document["masteryScore"] = float(facts["mastery_score"])
    if "launch_parameters" in facts:
        document["launchParameters"] = facts["launch_parameters"]
    if "entitlement_key" in facts:
        document["entitlementKey"] = {"courseStructure": facts["entitlement_key"]}
    return document


def context_template(session: Session) -> dict[str, Any]:
    """What every statement of the session must carry (10.2.1)."""
    publisher = {"objectType": "Activity", "id": session.attempt.launchable.id}
    return {"contextActivities": {"grouping": [publisher]}, "extensions": {SESSION_ID: session.id}}


def own_statement(session: Session, verb: str, object_id: str, more: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A statement that the LMS makes itself: launched, abandoned or satisfied (9.3)."""
    verb_id = next(iri for iri, name in DEFINED.items() if name == verb)
    template = context_template(session)
    template["contextActivities"]["category"] = [{"objectType": "Activity", "id": CATEGORY}]
    extensions = {**template["extensions"], **(more or {}).get("extensions", {})}
    return {
        "actor": session.actor,
        "verb": {"id": verb_id, "display": {"en": verb}},
        "object": {"objectType": "Activity", "id": object_id},
        **({"result": more["result"]} if more and "result" in more else {}),
        "context": {**template, "extensions": extensions, "registration": session.registration},
    }


def launch_extensions(session: Session, href: str) -> dict[str, Any]:
    """What the launched statement says of the start (9.6.3)."""
    facts = session.attempt.launchable.facts
    named = {
        "launchmode": LAUNCH_MODES[session.attempt.mode],
        "launchurl": href,
        "moveon": facts.get("move_on", "NotApplicable"),
        "launchparameters": facts.get("launch_parameters"),
    }
    if "mastery_score" in facts:
        named["masteryscore"] = float(facts["mastery_score"])  # type: ignore[assignment]
    return {f"{_CONTEXT}/extensions/{name}": value for name, value in named.items() if value is not None}


def categories(statement: Mapping[str, Any]) -> set[str]:
    """The ids of the statement's category activities."""
    found = ((statement.get("context") or {}).get("contextActivities") or {}).get("category") or []
    return {str(one.get("id", "")) for one in (found if isinstance(found, list) else [found])}


def satisfied(described: Described, done: Mapping[str, set[str]]) -> bool:
    """Whether every AU of the course has met its moveOn; `done` are the verbs heard by the AUs' own ids (9.3.9)."""
    return all(
        any(enough <= done.get(one.id, set()) for enough in _ENOUGH[one.facts.get("move_on", "NotApplicable")])
        for one in described.launchables
    )


def course_activity(described: Described) -> str:
    """The id under which the platform says that the course is satisfied."""
    return described.id or f"{HOME_PAGE}/course"
