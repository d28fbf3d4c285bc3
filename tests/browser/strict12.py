"""SCORM 1.2's own limits (RTE appendix A), checked on the log of calls: platforms are laxer, each in its own way."""

import re
from collections.abc import Iterator
from typing import Final

from .lms import Call

_TIMESPAN: Final = r"\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?"
_IDENTIFIER: Final = r"[A-Za-z0-9_-]{1,64}"
_PERCENT: Final = r"(\d{1,2}(\.\d+)?|100(\.0+)?)"
_CHOICE: Final = r"[0-9a-z](,[0-9a-z])*"
_PAIRS: Final = r"[0-9a-z]\.[0-9a-z](,[0-9a-z]\.[0-9a-z])*"
_RULES: Final = {
    r"cmi\.core\.lesson_location": r"[\x20-\x7e]{0,255}",
    r"cmi\.core\.lesson_status": "passed|completed|failed|incomplete|browsed",
    r"cmi\.core\.score\.(raw|min|max)": _PERCENT,
    r"cmi\.core\.exit": "time-out|suspend|logout|",
    r"cmi\.core\.session_time": _TIMESPAN,
    r"cmi\.suspend_data": r"[A-Za-z0-9_.,;:!-]{0,4096}",
    r"cmi\.objectives\.\d+\.id": _IDENTIFIER,
    r"cmi\.objectives\.\d+\.status": "passed|completed|failed|incomplete|browsed|not attempted",
    r"cmi\.interactions\.\d+\.id": _IDENTIFIER,
    r"cmi\.interactions\.\d+\.type": "choice|matching|performance|sequencing|likert|numeric",
    r"cmi\.interactions\.\d+\.time": r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?",
    r"cmi\.interactions\.\d+\.student_response": rf"{_CHOICE}|{_PAIRS}",
    r"cmi\.interactions\.\d+\.result": "neutral",
}
_NEVER_READ: Final = ("cmi.core.student_name", "cmi.core.student_id")


def breaches(calls: list[Call]) -> list[str]:
    """Returns what the package did that SCORM 1.2, or our promise to read no names, forbids."""
    ordered = sorted(calls, key=lambda call: (call.launch, call.number))
    return [*_values(ordered), *_names(ordered), *_order(ordered), *_errors(ordered)]


def _values(calls: list[Call]) -> Iterator[str]:
    for call in calls:
        if call.name != "LMSSetValue":
            continue
        element, value = call.args
        rule = next((rule for name, rule in _RULES.items() if re.fullmatch(name, element)), None)
        if rule is None:
            yield f"{element} is not ours to set"
        elif not re.fullmatch(rule, value) and call.code != "405":
            yield f"{element} was set to {value[:80]!r}"


def _names(calls: list[Call]) -> Iterator[str]:
    yield from (f"{call.args[0]} was read" for call in calls if call.args[:1] and call.args[0] in _NEVER_READ)


def _order(calls: list[Call]) -> Iterator[str]:
    for launch in {call.launch for call in calls}:
        names = [call.name for call in calls if call.launch == launch]
        if names[0] != "LMSInitialize" or names.count("LMSInitialize") != 1:
            yield f"start {launch}: LMSInitialize was not called once and first"
        if names.count("LMSFinish") > 1 or ("LMSFinish" in names and names[-1] != "LMSFinish"):
            yield f"start {launch}: LMSFinish was not called once and last"


def _errors(calls: list[Call]) -> Iterator[str]:
    for call in calls:
        if call.code not in {"0", "101", "391", "401"} and call.args[0] != "cmi.suspend_data":
            yield f"{call.name} {call.args[0]} ended with error {call.code}"
