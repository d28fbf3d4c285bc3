"""Modules whose answers may not fit what a platform keeps."""

from faults.case import Bad, Change, Good, both, screen, swap
from starter import MODULE


def _boxes(*limits: int) -> Change:
    """Writing boxes of these limits, in layouts that take turns."""
    return both(*(_box(number, limit) for number, limit in enumerate(limits)))


def _box(number: int, limit: int) -> Change:
    name, layout = f"box-{number}", "panel" if number % 2 else "poster"
    written = screen(name, 3, f"type: write\ntask: Write a line.\nlimit: {limit}\nstarters: [I want, I can]\n")
    return both(written, swap(MODULE, f"  - id: {name}\n", f"  - id: {name}\n    layout: {layout}\n"))


# The starter itself needs 58 characters: 24 of head, 9 for three screens, 10 for the film, 14 for three ticks,
# and each box 7 and its limit, with 3 for its screen.
_STARTER = 57
_EACH = 8

BAD = (
    Bad(
        "B001",
        "answers over the limit",
        _boxes(600, 590, 580, 600, 600, 600, 600),
        MODULE,
        "screens:",
        ("At most 4096 characters", "`generic-scorm12`", "Most go to `box-0` 605, `box-3` 605, `box-4` 605"),
    ),
    Bad(
        "B002",
        "answers that leave little room",
        _boxes(600, 600, 600, 600, 500),
        MODULE,
        "screens:",
        ("At most 3000 characters", "Most go to `box-0` 605"),
    ),
)

GOOD = (
    Good("B002", "answers that just fit", _boxes(600, 600, 600, 600, 498)),
    Good("B001", "few answers", _boxes(600)),
)
