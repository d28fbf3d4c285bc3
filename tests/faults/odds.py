"""Fields that are each fine and together cannot work."""

from faults.case import Bad, Change, Good, screen, swap
from starter import FILM, MODULE

_STORY = """type: scenario
task: Read what happens. Choose what you do.
start: stop
scenes:
  - id: stop
    text: The bus is late.
    choices:
      - {id: ring, text: Ring work, goes: told}
      - {id: wait, text: Wait, goes: quiet}
"""
_TOLD = "  - {id: told, text: Your boss thanks you.}\n"
_QUIET = "  - {id: quiet, text: You are late.}\n"
_LATE = _QUIET.replace("quiet", "late")
_SORT = """type: sort
task: Put each job under now or later.
groups: [{id: now, title: Now}, {id: later, title: Later}]
items:
  - {id: card, text: Ask for a card, group: now}
  - {id: hub, text: Meet the hub, group: soon}
  - {id: bus, text: Try the bus, group: later}
"""
_SCALE = """type: scale
moment: before
compare: before
task: How sure are you?
statements:
  - {id: sure, text: I feel sure.}
"""
_LAST = "      type: output\n      output: card\n"
_FROM = "        from: do-well\n        as: sentence\n"


def _leading(name: str, *scenes: str) -> str:
    choices = (f"{{id: {name}-{scene}, text: Go on, goes: {scene}}}" for scene in scenes)
    return f"  - {{id: {name}, text: On it goes., choices: [{', '.join(choices)}]}}\n"


def _story(*scenes: str, start: str = "stop") -> Change:
    return screen("bus", 1, _STORY.replace("start: stop", f"start: {start}") + "".join(scenes))


def _bad(what: str, change: Change, line: str, *says: str, at: str = MODULE) -> Bad:
    return Bad("L009", what, change, at, line, says)


BAD = (
    _bad(
        "a module is not named like its folder", swap(MODULE, "id: one\n", "id: won\n"), "id: won", "is `won`", "`one`"
    ),
    _bad("a manifest is not named like its file", swap(FILM, "id: one\n", "id: won\n"), "id: won", "is `won`", at=FILM),
    _bad(
        "the last screen is no output",
        swap(MODULE, _LAST, "      type: read\n      body: The end.\n"),
        "- id: my-card",
        "not an `output`",
    ),
    _bad("a lead without an answer", swap(MODULE, _FROM, ""), "- heading: What I do well", "need `from`"),
    _bad("a document asks for no answer", swap(MODULE, "from: do-well", "from: watch"), "from: watch", "no answer"),
    _bad(
        "a track has no file", swap(FILM, "mode: in-soundtrack", "mode: track"), "audio_description:", "`file`", at=FILM
    ),
    _bad("a suggested group is not there", screen("jobs", 1, _SORT), "group: soon", "no group `soon`", "later, now"),
    _bad("a scale before compares", screen("before", 1, _SCALE), "compare: before", "`moment: after`"),
    _bad("a start is not there", _story(_TOLD, _QUIET, start="stopp"), "start: stopp", "no scene `stopp`"),
    _bad(
        "a scene is not there",
        _story(_TOLD, _leading("quiet", "tell", "late"), _LATE),
        "goes: tell}",
        "no scene `tell`",
    ),
    _bad("no choice leads to a scene", _story(_TOLD, _QUIET, _leading("lost", "told")), "id: lost", "scene `lost`"),
    _bad("there is one ending", _story(_TOLD, _leading("quiet", "told")), "scenes:", "two scenes without `choices`"),
    _bad("a way goes round", _story(_TOLD, _leading("quiet", "stop", "late"), _LATE), "scenes:", "round in a circle"),
)

GOOD = (
    Good("L009", "a story with two endings", _story(_TOLD, _QUIET)),
    Good("L009", "a story with two steps", _story(_leading("told", "thanks"), _QUIET, _TOLD.replace("told", "thanks"))),
    Good("L009", "groups that are there", screen("jobs", 1, _SORT.replace("soon", "later"))),
    Good(
        "L009", "fixed words without an answer", swap(MODULE, "        lead: I can\n" + _FROM, "        text: I can.\n")
    ),
    Good("L009", "lines to write on alone", swap(MODULE, "        lead: I can\n" + _FROM, "")),
)
