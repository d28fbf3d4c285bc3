"""Time spans as SCORM 1.2 and 2004 write them, added up in hundredths of a second."""

import re
from typing import Final

_ISO: Final = re.compile(
    r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?",
)
_DAY: Final = 86_400
_PARTS: Final = (365 * _DAY, 30 * _DAY, _DAY, 3600, 60, 1)


def from_timespan(text: str) -> int:
    """Hundredths of a second in `HHHH:MM:SS.SS`; 0 for anything else."""
    try:
        hours, minutes, seconds = text.split(":")
        return (int(hours) * 3600 + int(minutes) * 60) * 100 + round(float(seconds) * 100)
    except ValueError:
        return 0


def to_timespan(hundredths: int) -> str:
    """`HHHH:MM:SS.SS`, as SCORM 1.2 writes it."""
    seconds, rest = divmod(hundredths, 100)
    return f"{seconds // 3600:04}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:02}"


def from_iso(text: str) -> int:
    """Hundredths of a second in an ISO 8601 duration (a year as 365 days, a month as 30); 0 for anything else."""
    found = _ISO.fullmatch(text)
    if not found:
        return 0
    return round(sum(float(value or 0) * size for value, size in zip(found.groups(), _PARTS, strict=True)) * 100)


def to_iso(hundredths: int) -> str:
    """An ISO 8601 duration in hours, minutes and seconds."""
    seconds, rest = divmod(hundredths, 100)
    decimals = f".{rest:02}" if rest else ""
    return f"PT{seconds // 3600}H{seconds // 60 % 60}M{seconds % 60}{decimals}S"


def spoken(hundredths: int) -> str:
    """The span in words: '1 hour 5 minutes', '40 seconds'."""
    seconds = hundredths // 100
    hours, minutes = seconds // 3600, seconds // 60 % 60
    parts = [_many(hours, "hour"), _many(minutes, "minute"), _many(seconds % 60, "second") if seconds < 600 else ""]  # noqa: PLR2004 - above ten minutes, seconds say nothing
    return " ".join(part for part in parts if part) or "no time yet"


def _many(amount: int, thing: str) -> str:
    return f"{amount} {thing}{'' if amount == 1 else 's'}" if amount else ""
