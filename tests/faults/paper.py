"""Documents that do not work on paper, and the nearest that do."""

from faults.case import Bad, Good, both, swap
from starter import MODULE

_LINES = "      - heading: Who I will show this to\n        lines: 1\n"
_ANSWER = "        as: sentence\n        lines: 2\n"

BAD = (
    Bad(
        "R133",
        "three pages of lines",
        swap(MODULE, _LINES, _LINES.replace("1", "20") * 3),
        MODULE,
        "- id: card",
        ("At most 2 pages", "about 2.6"),
    ),
    Bad(
        "R134",
        "no line to write on",
        both(swap(MODULE, _LINES, ""), swap(MODULE, _ANSWER, _ANSWER.replace("2", "0"))),
        MODULE,
        "- id: card",
        ("`card` has no line",),
    ),
)
GOOD = (
    Good("R133", "two pages of lines", swap(MODULE, _LINES, _LINES.replace("1", "20") * 2)),
    Good("R134", "one line to write on", swap(MODULE, _ANSWER, _ANSWER.replace("2", "0"))),
)
