"""Fields that are each fine and together cannot work."""

from textwrap import indent

from faults.case import Bad, Good, screen, swap
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
  - {id: told, text: Your boss thanks you.}
  - {id: quiet, text: You are late.}
"""
_SORT = """type: sort
task: Put each job under now or later.
groups: [{id: now, title: Now}, {id: later, title: Later}]
items:
  - {id: card, text: Ask for a card, group: now}
  - {id: hub, text: Meet the hub, group: soon}
  - {id: bus, text: Try the bus, group: later}
"""
_SCALE = "type: scale\nmoment: before\ncompare: before\ntask: How sure are you?\nstatements:\n  - {id: sure, text: I feel sure.}"
_FROM = "        lead: I can\n        from: do-well\n        as: sentence\n"


def _story(old: str = "", new: str = "") -> str:
    assert not old or _STORY.count(old) == 1
    return _STORY.replace(old, new) if old else _STORY


BAD = (
    Bad("L009", "a module is not named like its folder", swap(MODULE, "id: one\n", "id: won\n"), MODULE, "id: won", ("The id is `won`", "`one`")),
    Bad("L009", "a manifest is not named like its file", swap(FILM, "id: one\n", "id: won\n"), FILM, "id: won", ("The id is `won`", "`one`")),
    Bad("L009", "the last screen is no output", swap(MODULE, "      type: output\n      output: card\n", "      type: read\n      body: The end.\n"), MODULE, "- id: my-card", ("not an `output`",)),
    Bad("L009", "a lead without an answer", swap(MODULE, "        from: do-well\n        as: sentence\n", ""), MODULE, "- heading: What I do well", ("need `from`",)),
    Bad("L009", "a document asks a screen that has no answer", swap(MODULE, "from: do-well", "from: watch"), MODULE, "from: watch", ("no answer that a document could show",)),
    Bad("L009", "a description by track without a file", swap(FILM, "mode: in-soundtrack", "mode: track"), FILM, "audio_description:", ("needs `file`",)),
    Bad("L009", "a suggested group that is not there", screen("jobs", 1, _SORT), MODULE, "group: soon", ("no group `soon`", "later, now")),
    Bad("L009", "a scale before that compares", screen("before", 1, _SCALE), MODULE, "compare: before", ("`moment: after`",)),
    Bad("L009", "a start that is not there", screen("bus", 1, _story("start: stop", "start: stopp")), MODULE, "start: stopp", ("no scene `stopp`",)),
    Bad("L009", "a scene that is not there", screen("bus", 1, _story("goes: told}", "goes: tell}").replace("id: told", "id: quiet-2").replace("goes: quiet}", "goes: quiet-2}\n      - {id: hope, text: Hope, goes: quiet}")), MODULE, "goes: tell}", ("no scene `tell`",)),
    Bad("L009", "a scene that nothing leads to", screen("bus", 1, _STORY + "  - {id: lost, text: You are lost.}\n"), MODULE, "id: lost", ("no choice leads to the scene `lost`",)),
    Bad("L009", "one ending only", screen("bus", 1, _story("goes: quiet", "goes: told").replace("  - {id: quiet, text: You are late.}\n", "  - {id: on, text: You go on., choices: [{id: in, text: Go in, goes: told}]}\n").replace("goes: told}\n      -", "goes: on}\n      -")), MODULE, "scenes:", ("two scenes without `choices`",)),
    Bad("L009", "a way that goes round", screen("bus", 1, _STORY.replace("text: You are late.}", "text: You are late., choices: [{id: back, text: Go back, goes: stop}]}") + "  - {id: end, text: The end.}\n".replace("The end", "Late")), MODULE, "scenes:", ("round in a circle",)),
)

GOOD = (
    Good("L009", "a story with two endings", screen("bus", 1, _STORY)),
    Good("L009", "groups that are there", screen("jobs", 1, _SORT.replace("soon", "later"))),
    Good("L009", "fixed words without an answer", swap(MODULE, _FROM, "        text: I turn up.\n")),
    Good("L009", "lines to write on alone", swap(MODULE, indent(_FROM, ""), "")),
)
