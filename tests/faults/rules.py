"""What reads badly or is badly measured, and the nearest that is still fine."""

from faults.case import LAST_SCREEN, Bad, Change, Good, both, screen, swap
from starter import MODULE

_MANY = "      many: true\n"
_TWENTY = "You can stop the film and go back to it as and when you like on this day or so."
_HARD = """type: read
body: |
  Many organisations see what you are able to do. It is important to be there every morning.

  Say clearly what you need to begin with. An employer remembers a person who is ready for work.

  You can volunteer from Monday. Preparation takes a little time and some attention.
"""
_EASY = """type: read
body: |
  You can ask for help. We all need help. The boss will thank you for it.

  You can help too. A team is there for all of you. You say what you need.

  They say what they need.
"""


def _more(*layouts: str) -> Change:
    """Short screens with these layouts before the last."""
    rows = (
        f"  - {{id: more-{number}, title: More, minutes: 1, layout: {layout}, activity: {{type: read, body: Rest.}}}}\n"
        for number, layout in enumerate(layouts)
    )
    return swap(MODULE, LAST_SCREEN, "".join(rows) + "\n" + LAST_SCREEN)


def _minutes(count: int) -> Change:
    return swap(MODULE, "minutes: 15\n", f"minutes: {count}\n")


BAD = (
    Bad(
        "R101",
        "a sentence of 21 words",
        swap(MODULE, _MANY, f"{_MANY}      intro: Now {_TWENTY[0].lower()}{_TWENTY[1:]}\n"),
        MODULE,
        "- id: do-well",
        ("At most 20 words", "Now you can stop the film", "has 21"),
    ),
    Bad(
        "R102",
        "long and rare words",
        screen("hard", 1, _HARD),
        MODULE,
        "- id: hard",
        ("Grade 5 at most", "Long words: ", "organisations"),
    ),
    Bad(
        "R103",
        "too few minutes",
        swap(MODULE, "    minutes: 10\n", "    minutes: 9\n"),
        MODULE,
        "minutes: 9",
        ("about 10; stated: 9",),
    ),
    Bad(
        "R103",
        "too many minutes",
        both(swap(MODULE, "    minutes: 3\n", "    minutes: 4\n"), _minutes(16)),
        MODULE,
        "minutes: 4",
        ("about 1; stated: 4",),
    ),
    Bad(
        "R103",
        "a sum over the module's minutes",
        _minutes(14),
        MODULE,
        "minutes: 14",
        ("add up to 15", "states 14"),
    ),
    Bad(
        "R104",
        "three panels running",
        both(_more("panel", "panel", "panel"), _minutes(18)),
        MODULE,
        "id: more-2",
        ("third screen in a row", "`panel`"),
    ),
    Bad(
        "R128",
        "61 minutes in 14 screens",
        both(_more(*["panel", "poster"] * 5, "panel"), _minutes(61)),
        MODULE,
        "minutes: 61",
        ("At most 60",),
    ),
    Bad("R105", "an hour in three screens", _minutes(60), MODULE, "screens:", ("14 to 22", "there are 3")),
    Bad(
        "R105",
        "an hour in 23 screens",
        both(_more(*["panel", "poster"] * 10), _minutes(60)),
        MODULE,
        "screens:",
        ("14 to 22", "there are 23"),
    ),
)

GOOD = (
    Good("R101", "a sentence of 20 words", swap(MODULE, _MANY, f"{_MANY}      intro: {_TWENTY}\n")),
    Good("R102", "short and common words", screen("easy", 1, _EASY)),
    Good("R103", "two minutes more than are needed", _minutes(16)),
    Good("R104", "two panels running, twice", both(_more("panel", "panel", "poster", "panel", "panel"), _minutes(20))),
    Good("R128", "60 minutes in 14 screens", both(_more(*["panel", "poster"] * 5, "panel"), _minutes(60))),
    Good("R105", "an hour in 14 screens", both(_more(*["panel", "poster"] * 5, "panel"), _minutes(60))),
    Good("R105", "an hour in 22 screens", both(_more(*["panel", "poster"] * 9, "panel"), _minutes(60))),
    Good("R105", "less than 45 minutes in three screens", _minutes(44)),
)
