"""Dates as LMSs write them in several languages, in local time, turned into UTC."""

import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from scormpack.core.errors import UsageMistake

_MONTHS: Final = (
    "january ionawr janvier januar enero styczeń stycznia ianuarie jan ion jän",
    "february chwefror février februar febrero luty lutego februarie feb chwe févr",
    "march mawrth mars märz marzo marzec marca martie mar maw",
    "april ebrill avril april abril kwiecień kwietnia aprilie apr ebr avr",
    "may mai mai mai mayo maj maja",
    "june mehefin juin juni junio czerwiec czerwca iunie jun meh",
    "july gorffennaf juillet juli julio lipiec lipca iulie jul gorff juil",
    "august awst août august agosto sierpień sierpnia aug aoû",
    "september medi septembre septembre september septiembre wrzesień września septembrie sep sept",
    "october hydref octobre oktober octubre październik października octombrie oct hyd okt",
    "november tachwedd novembre november noviembre listopad listopada noiembrie nov tach",
    "december rhagfyr décembre dezember diciembre grudzień grudnia decembrie dec rhag déc dez",
)
_MONTH: Final = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
_AFTERNOON: Final = frozenset({"pm", "yh", "p"})
_MORNING: Final = frozenset({"am", "yb", "a"})
_TIME: Final = r"(?:[,\s]+(?:at\s+|um\s+|à\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([^\W\d]{1,2}[.\s]?[^\W\d]?)\.?)?)?"
_WORDS: Final = re.compile(
    rf"(?:[^\W\d]+(?:\s[^\W\d]+)?\.?,?\s+)?(\d{{1,2}})\.?\s+(?:de\s+)?([^\W\d]+)\.?,?\s+(?:de\s+)?(\d{{4}}){_TIME}"
)
_ENGLISH: Final = re.compile(rf"(?:[^\W\d]+,\s+)?([^\W\d]+)\s+(\d{{1,2}}),\s+(\d{{4}}){_TIME}")
_DIGITS: Final = re.compile(rf"(\d{{1,2}})[/.-](\d{{1,2}})[/.-](\d{{2,4}}){_TIME}")
_CENTURY: Final = 100
_NOON: Final = 12


@lru_cache
def zone(name: str) -> ZoneInfo:
    """The time zone of this name, such as Europe/London. Raises UsageMistake for an unknown one."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as fault:
        raise UsageMistake(
            f"There is no time zone `{name}`.", fix="use a name such as Europe/London or UTC."
        ) from fault


@lru_cache(maxsize=65_536)
def read_date(words: str, zone_name: str) -> datetime | None:
    """The moment in UTC that these words mean in this zone; None when they are no date.

    Known are ISO 8601, "Monday, 23 November 2026, 12:24 AM" in eight languages, "23/11/26, 00:25:36" (day first),
    and seconds since 1970.
    """
    words = words.strip()
    try:
        found = _iso(words) or _epoch(words) or _written(words)
    except (ValueError, OverflowError):
        return None
    if found is None:
        return None
    try:
        return (found if found.tzinfo else found.replace(tzinfo=zone(zone_name))).astimezone(UTC)
    except OverflowError:
        return None


def _iso(words: str) -> datetime | None:
    try:
        return datetime.fromisoformat(words) if words[:4].isdigit() and "-" in words else None
    except ValueError:
        return None


def _epoch(words: str) -> datetime | None:
    return datetime.fromtimestamp(int(words), UTC) if re.fullmatch(r"[0-9]{9,10}", words) else None


def _written(words: str) -> datetime | None:
    if match := _WORDS.fullmatch(words):
        return _made(match[3], _month(match[2]), match[1], match.groups()[3:])
    if match := _ENGLISH.fullmatch(words):
        return _made(match[3], _month(match[1]), match[2], match.groups()[3:])
    if match := _DIGITS.fullmatch(words):
        return _made(match[3], int(match[2]), match[1], match.groups()[3:])
    return None


def _month(word: str) -> int:
    if found := _MONTH.get(word.casefold()):
        return found
    raise ValueError(word)


def _made(year: str, month: int, day: str, clock: tuple[str | None, ...]) -> datetime:
    hour, minute, second = (int(part or 0) for part in clock[:3])
    half = re.sub(r"[.\s]", "", clock[3] or "").casefold()
    if half in _AFTERNOON | _MORNING:
        if not 1 <= hour <= _NOON:
            raise ValueError(hour)
        hour = hour % _NOON + (_NOON if half in _AFTERNOON else 0)
    elif half:
        raise ValueError(half)
    full = int(year) + (2000 if int(year) < _CENTURY else 0)
    return datetime(full, month, int(day), hour, minute, second)  # noqa: DTZ001 - the zone comes next
