"""What the standard allows and some real platforms do not, in plain words."""

from collections.abc import Callable
from typing import Final

from scormpack.host.journal import Call

_RISKY: Final = "<>&\"'\\%+\r\n\t"
_IDENTIFIER_LONGEST: Final = 64
_OLD_2004_LIMIT: Final = 4000
_PLAIN_LIMIT: Final = 4096
_BUDGET: Final = 0.75


def stricter(call: Call, limit: int, mode: str) -> str:
    """What a stricter platform would say to a call that this one took; empty when nothing is known."""
    if not call.name.endswith("SetValue") or call.code != "0":
        return ""
    element, value = call.args
    if mode != "normal":
        return "In review a page should store nothing: some platforms keep it and undo a completion."
    checks: tuple[Callable[[str, str, int], str], ...] = (_characters, _length, _score, _identifier)
    return next((said for check in checks if (said := check(element, value, limit))), "")


def _characters(element: str, value: str, _limit: int) -> str:
    if element not in {"cmi.suspend_data", "cmi.core.lesson_location", "cmi.location"}:
        return ""
    found = sorted({mark for mark in value if mark in _RISKY or not " " <= mark <= "~"})
    shown = " ".join(mark if mark.isprintable() else f"U+{ord(mark):04X}" for mark in found[:6])
    return f"A stricter platform would have refused or changed these characters: {shown}" if found else ""


def _length(element: str, value: str, limit: int) -> str:
    if element != "cmi.suspend_data":
        return ""
    if limit > _PLAIN_LIMIT and len(value) > _OLD_2004_LIMIT:
        return f"A stricter platform (2nd edition) would have refused this: it holds {_OLD_2004_LIMIT:,} characters."
    if limit <= _PLAIN_LIMIT and len(value) > limit * _BUDGET:
        return f"This is close to the limit of {limit:,} characters. A stricter platform counts bytes, not characters."
    return ""


def _score(element: str, value: str, _limit: int) -> str:
    if not element.endswith("score.raw") or "objectives" in element or value in {"", "0", "100", "100.0"}:
        return ""
    return "Some platforms turn any score into passed or failed. Report a score only together with the end result."


def _identifier(element: str, value: str, _limit: int) -> str:
    if not element.endswith(".id") or len(value) <= _IDENTIFIER_LONGEST:
        return ""
    return f"A stricter platform would have cut this name: {_IDENTIFIER_LONGEST} characters are safe everywhere."
