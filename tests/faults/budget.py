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


# The starter alone needs 59 characters; a box needs its limit, 5 for its key and marks, and 3 for its screen.
BAD = (
    Bad(
        "B001",
        "one character over the limit",
        _boxes(600, 590, 600, 600, 600, 600, 392),
        MODULE,
        "screens:",
        ("At most 4096 characters", "`generic-scorm12`", "4097", "`box-0` 605, `box-2` 605, `box-3` 605."),
    ),
    Bad(
        "B002",
        "one character over the aim",
        _boxes(600, 600, 600, 600, 502),
        MODULE,
        "screens:",
        ("At most 3000 characters", "can need 3001"),
    ),
    Bad("B002", "exactly the limit", _boxes(600, 600, 600, 600, 600, 600, 381), MODULE, "screens:", ("4096",)),
)

GOOD = (
    Good("B002", "exactly the aim", _boxes(600, 600, 600, 600, 501)),
    Good("B001", "one large box", _boxes(600)),
)
