"""Ids that stand twice or meet on one key, and modules that the course does not know."""

from faults.case import Bad, Good, both, put, swap
from starter import COURSE_YAML, MODULE

_SECOND_CARD = (
    "\n  - id: card\n    title: Another card\n    kind: card\n    parts:\n      - {text: Fixed words., lines: 1}\n"
)
_END = "      - heading: Who I will show this to\n        lines: 1\n"

BAD = (
    Bad(
        "L005",
        "two screens have the same id",
        swap(MODULE, "  - id: my-card", "  - id: watch"),
        MODULE,
        "  - id: watch",
        ("`watch` stands already in line 19",),
    ),
    Bad(
        "L005",
        "two options have the same id",
        swap(MODULE, "- id: finish", "- id: listen"),
        MODULE,
        "- id: listen",
        ("`listen` stands already",),
    ),
    Bad(
        "L005",
        "two outputs have the same id",
        swap(MODULE, _END, _END + _SECOND_CARD),
        MODULE,
        "  - id: card",
        ("`card` stands already",),
    ),
    Bad(
        "L005",
        "two objectives have the same id",
        swap(MODULE, "keep-it", "name-one"),
        MODULE,
        "name-one",
        ("`name-one`",),
    ),
    Bad(
        "L005",
        "a module is listed twice",
        swap(COURSE_YAML, "modules: [one]", "modules:\n  - one\n  - one"),
        COURSE_YAML,
        "  - one",
        ("`one` is listed twice",),
    ),
    Bad(
        "L010",
        "a module is not listed",
        put("modules/two/module.yaml", b"schema: 1\n"),
        "modules/two/module.yaml",
        "",
        ("`two` is not in course.yaml",),
    ),
    Bad(
        "L011",
        "two ids meet on one key",
        both(swap(MODULE, "- id: listen", "- id: read-more"), swap(MODULE, "- id: finish", "- id: walk-slowly")),
        MODULE,
        "- id: walk-slowly",
        ("`walk-slowly` and `read-more`",),
    ),
)

GOOD = (
    Good("L005", "an option has the id of a screen", swap(MODULE, "- id: on-time", "- id: watch")),
    Good("L010", "a folder without a module", put("modules/notes/ideas.md", b"Later.")),
    Good("L011", "ids that differ in their key", swap(MODULE, "- id: listen", "- id: read-more")),
)
