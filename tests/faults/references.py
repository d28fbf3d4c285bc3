"""References to something that is not there, in every field that can hold one."""

from faults.case import Bad, Good, both, screen, swap
from starter import COURSE_YAML, MODULE

_SURE = "task: How sure are you?\nstatements:\n  - {id: sure, text: I feel sure.}"
_BEFORE = f"type: scale\nmoment: before\n{_SURE}"
_AFTER = f"type: scale\nmoment: after\ncompare: before\n{_SURE}"

BAD = (
    Bad(
        "L006",
        "a film that is not there",
        swap(MODULE, "film: one\n", "film: on\n"),
        MODULE,
        "film: on",
        ("no film `on`", "Did you mean `one`?"),
    ),
    Bad(
        "L006", "a film screen without a film", swap(MODULE, "film: one\n", ""), MODULE, "activity:", ("has no `film`",)
    ),
    Bad(
        "L006",
        "a screen that is not there",
        swap(MODULE, "from: do-well", "from: do-wel"),
        MODULE,
        "from: do-wel",
        ("no screen `do-wel`", "Did you mean `do-well`?"),
    ),
    Bad(
        "L006",
        "an output that is not there",
        swap(MODULE, "output: card", "output: crad"),
        MODULE,
        "output: crad",
        ("no output `crad`", "Did you mean `card`?"),
    ),
    Bad(
        "L006",
        "a part that the answer does not have",
        swap(MODULE, "        as: sentence\n", "        as: sentence\n        part: own\n"),
        MODULE,
        "part: own",
        ("no part `own`", "parts: none"),
    ),
    Bad(
        "L006",
        "a scale to compare with that is not there",
        screen("after", 1, _AFTER.replace("before", "befor")),
        MODULE,
        "compare: befor",
        ("no scale screen `befor`",),
    ),
    Bad(
        "L006",
        "a module that is not there",
        swap(COURSE_YAML, "modules: [one]", "modules: [one, onne]"),
        COURSE_YAML,
        "modules:",
        ("no modules/onne/module.yaml", "Did you mean `one`?"),
    ),
)

GOOD = (
    Good(
        "L006",
        "a scale that compares with an earlier one",
        both(screen("before", 1, _BEFORE), screen("after", 1, _AFTER)),
    ),
    Good(
        "L006",
        "a document without an answer of this kind",
        swap(MODULE, "        lead: I can\n        from: do-well\n        as: sentence\n", ""),
    ),
)
