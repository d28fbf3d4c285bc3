"""Pictures that a package cannot hold, files that would meet in it, and outputs that nothing shows."""

from faults.case import Bad, Change, Good, both, put, swap
from starter import FILM, MODULE

_DESK = "modules/one/assets/desk.svg"
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="960" height="720" viewBox="0 0 960 720">{}</svg>'
_OUTPUT = "\n  - id: spare\n    title: Spare\n    kind: card\n    parts: [{lines: 2}]"
_SHOWN = "outputs:\n  - id: card\n"


def _drawn(inside: str) -> Change:
    return put(_DESK, _SVG.format(inside).encode())


def _unsafe(what: str, change: Change, says: str) -> Bad:
    return Bad("L013", what, change, MODULE, "desk.svg", (says,))


BAD = (
    _unsafe("a picture with a script", _drawn("<script>alert(1)</script>"), "<script>"),
    _unsafe("a picture with a style", _drawn('<rect style="fill:red"/>'), "`style`"),
    _unsafe("a picture that acts", _drawn('<rect onclick="go()"/>'), "`onclick`"),
    _unsafe("a picture with words", _drawn("<text>Hello</text>"), "<text>"),
    _unsafe("a picture that leads outside", _drawn('<rect fill="url(other.svg#a)"/>'), "outside"),
    _unsafe(
        "a picture with a DTD", put(_DESK, b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + _SVG.format("").encode()), "a DTD"
    ),
    _unsafe("words that are no picture", put(_DESK, b"not a picture"), "not an SVG picture"),
    Bad(
        "L009",
        "captions and chapters that would meet",
        both(
            put("media_manifests/chapters/one.en.vtt", b"WEBVTT\n\n00:00.000 --> 00:06.000\nAll.\n"),
            swap(FILM, "captions/one.chapters.en.vtt", "chapters/one.en.vtt"),
        ),
        FILM,
        "chapters:",
        ("would both be `captions/one.en.vtt`",),
    ),
    Bad(
        "L014",
        "an output that no screen shows",
        swap(MODULE, "      - heading: Who I will show this to\n        lines: 1", "      - lines: 1" + _OUTPUT),
        MODULE,
        "- id: spare",
        ("`spare`",),
    ),
    Bad(
        "L004",
        "a recording outside its folder",
        swap(MODULE, "    minutes: 3\n", "    minutes: 3\n    audio: index.html\n"),
        MODULE,
        "audio:",
        ("folder `audio/`",),
    ),
    Bad(
        "L008",
        "an address in a text",
        swap(MODULE, "The film is short.", "See www.example.org."),
        MODULE,
        "intro:",
        ("`www.`",),
    ),
    Bad(
        "L008",
        "a phone number in a text",
        swap(MODULE, "The film is short.", "Ring 01632 960 001."),
        MODULE,
        "intro:",
        ("01632 960 001",),
    ),
)

GOOD = (
    Good("L013", "a picture of shapes", _drawn('<g fill="#fff"><rect width="9" height="9"/></g>')),
    Good("L014", "an output that is shown", swap(MODULE, "minutes: 2", "minutes: 2")),
)
