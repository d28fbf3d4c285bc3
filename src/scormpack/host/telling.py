"""Calls of the SCORM APIs in plain words, for readers who have never seen an API."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from scormpack.host.faults import Fault
from scormpack.host.journal import Call, Entry, Level
from scormpack.host.strictness import stricter
from scormpack.host.times import from_iso, from_timespan, spoken

_ASKING: Final = {"GetLastError", "GetErrorString", "GetDiagnostic"}
_LISTED: Final = re.compile(r"cmi\.(interactions|objectives|comments_from_learner)\.(\d+)\.(.+)")
_STATUS: Final = {
    "completed": "the learner has finished",
    "incomplete": "the learner has begun and not finished",
    "passed": "the learner has passed",
    "failed": "the learner has not passed",
    "browsed": "the learner has looked in",
    "unknown": "it is not known how far the learner is",
    "not attempted": "the learner has not begun",
}
_LOSSES: Final = {
    Fault.LOST: "The connection is down: nothing arrived.",
    Fault.ENDED: "The platform has logged the learner out: nothing was stored.",
    Fault.ONCE: "The platform failed this once: nothing was stored.",
}
_EXIT: Final = {
    "suspend": "to go on next time where the learner is now",
    "": "to end in the usual way",
    "normal": "to end for good: the next start begins anew",
    "logout": "to log the learner out of the platform",
    "time-out": "to end because the time is up",
}
_NAMES: Final = {
    "cmi.suspend_data": "the saved answers",
    "cmi.core.lesson_location": "the place in the module",
    "cmi.location": "the place in the module",
    "cmi.core.lesson_status": "how far the learner is",
    "cmi.completion_status": "how far the learner is",
    "cmi.success_status": "whether the learner passed",
    "cmi.core.lesson_mode": "whether this is a first visit or a look back",
    "cmi.mode": "whether this is a first visit or a look back",
    "cmi.core.entry": "whether the learner comes back",
    "cmi.entry": "whether the learner comes back",
    "cmi.core.student_name": "the learner's name",
    "cmi.learner_name": "the learner's name",
    "cmi.core.total_time": "the time spent so far",
    "cmi.total_time": "the time spent so far",
}


@dataclass(frozen=True, slots=True)
class Scene:
    """What the teller must know beside the call: the platform's limit for saved answers, the mode, the fault met."""

    limit: int
    mode: str = "normal"
    fault: Fault = Fault.NONE
    attempt: int = 0


def tell(call: Call, why: str, scene: Scene) -> Entry:
    """The entry for a call; `why` is the run-time's own reason when it refused."""
    name = call.name.removeprefix("LMS")
    told, level = _told(name, call, why, scene)
    more = stricter(call, scene.limit, scene.mode) if level not in {Level.REFUSED, Level.LOST} else ""
    level = Level.NOTE if more else level
    return Entry(told, level, call, more, scene.attempt)


def _told(name: str, call: Call, why: str, scene: Scene) -> tuple[str, Level]:
    if name in _ASKING:
        return "The page asked how the last call went.", Level.QUIET
    if name in {"Commit", "Finish", "Terminate"}:
        return _saved(name, call, why, scene)
    if call.code != "0":
        return _refused(name, call, why)
    tellers: dict[str, Callable[[Call, Scene], tuple[str, Level]]] = {"GetValue": _asked, "SetValue": _handed}
    if name in tellers:
        return tellers[name](call, scene)
    return "The page said hello to the platform. The session is open.", Level.PLAIN


def _refused(name: str, call: Call, why: str) -> tuple[str, Level]:
    about = f"`{call.args[0]}`" if call.args and call.args[0] else "the call"
    if name == "GetValue" and call.code == "403":
        return f"The page asked for {about}; nothing is there yet.", Level.QUIET
    deed = {"GetValue": "to read", "SetValue": "to store"}.get(name, "to take")
    return f"The platform refused {deed} {about}: {why} (error {call.code}).", Level.REFUSED


def _saved(name: str, call: Call, why: str, scene: Scene) -> tuple[str, Level]:
    end = name != "Commit"
    if call.value != "true" or scene.fault in _LOSSES:
        reason = _LOSSES.get(scene.fault, f"Nothing was stored: {why}.")
        return f"The page {'said goodbye' if end else 'asked to save'}. {reason}", Level.LOST
    if scene.fault is Fault.SILENT:
        return "The platform said it was stored. It was not: this is a silent loss.", Level.LOST
    slowly = " It took two seconds." if scene.fault is Fault.SLOW else ""
    if end:
        return f"The page said goodbye. Everything is stored and the session is closed.{slowly}", Level.GOOD
    return f"The platform stored everything so far.{slowly}", Level.GOOD


def _asked(call: Call, _: Scene) -> tuple[str, Level]:
    element, value = call.args[0], call.value
    about = _NAMES.get(element, f"`{element}`")
    if element == "cmi.suspend_data":
        found = f"{len(value):,} characters" if value else "there are none yet"
        return f"The page asked for the saved answers: {found}.", Level.PLAIN
    level = Level.PLAIN if element in _NAMES else Level.QUIET
    return f"The page asked for {about}: {_short(value) or 'nothing yet'}.", level


def _handed(call: Call, scene: Scene) -> tuple[str, Level]:
    element, value = call.args
    tellers: dict[str, Callable[[str, Scene], tuple[str, Level]]] = {
        "suspend_data": _answers,
        "lesson_location": lambda place, _: (f"The page noted the place in the module: {_short(place)}.", Level.QUIET),
        "location": lambda place, _: (f"The page noted the place in the module: {_short(place)}.", Level.QUIET),
        "session_time": _time,
        "lesson_status": _status,
        "completion_status": _status,
        "success_status": _status,
        "exit": lambda wish, _: (f"The page asked {_EXIT.get(wish, wish)}.", Level.QUIET),
        "request": lambda wish, _: (f"The page asked the platform to move on: {wish}.", Level.PLAIN),
    }
    teller = tellers.get(element.rpartition(".")[2])
    return _listed(element, value) if teller is None or _LISTED.fullmatch(element) else teller(value, scene)


def _answers(value: str, scene: Scene) -> tuple[str, Level]:
    share = f"{len(value) / scene.limit:.0%}".replace("%", " %").replace(
        "0 %", "less than 1 %", len(value) < scene.limit / 200
    )
    told = f"The page handed in {len(value):,} characters of answers: {share} of what this platform holds."
    return told, Level.PLAIN


def _time(value: str, _: Scene) -> tuple[str, Level]:
    span = from_iso(value) if value.startswith("P") else from_timespan(value)
    return f"The page reported the time of this visit: {spoken(span)}.", Level.QUIET


def _status(value: str, _: Scene) -> tuple[str, Level]:
    return f"The page reported: {_STATUS.get(value, value)}.", Level.PLAIN


def _listed(element: str, value: str) -> tuple[str, Level]:
    found = _LISTED.fullmatch(element)
    if not found:
        return f"The page stored {_short(value) or 'nothing'} as `{element}`.", Level.QUIET
    kind, place, part = found.groups()
    thing = {"interactions": "answer", "objectives": "aim"}.get(kind, "comment")
    if part in {"student_response", "learner_response"}:
        return f"The page reported answer {int(place) + 1} for staff: {_short(value) or 'left empty'}.", Level.PLAIN
    if kind == "objectives" and part in {"status", "completion_status"}:
        return f"The page reported aim {int(place) + 1}: {_STATUS.get(value, value)}.", Level.QUIET
    return f"The page described {thing} {int(place) + 1}: {part} is {_short(value)}.", Level.QUIET


def _short(value: str, longest: int = 60) -> str:
    return value if len(value) <= longest else f"{value[:longest]}..."
