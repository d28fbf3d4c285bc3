"""Captions of a real film: what they leave out, and what cannot be read in time."""

from faults.case import Bad, Change, Good, both, nothing, put, swap
from faults.film import captions, ready
from starter import CAPTIONS, FILM

_WORDS = "The work goes on."
_CHECKED = "{mode: in-soundtrack, checked_by: sample author}"
_FULL_LINES = "It is so good to be here with all of you.\nWe all go on from here to the next stop."


def _cue(start: str, end: str, words: str = _WORDS) -> str:
    return f"{start} --> {end}\n{words}\n"


_FIRST, _SECOND = _cue("00:00.000", "00:06.000"), _cue("00:06.000", "00:12.000")
_LAST = _cue("09:54.000", "10:00.000")


def _film(data: bytes) -> Change:
    return both(ready, put(CAPTIONS, data))


def _first(words: str, end: str = "00:06.000") -> Change:
    """The first cue with other words and another end."""
    return _film(captions((_FIRST, _cue("00:00.000", end, words))))


def _two(words: str, end: str) -> Change:
    """The first cue up to here, and the second from there."""
    return _film(captions((_FIRST, _cue("00:00.000", end, words)), (_SECOND, _cue(end, "00:12.000"))))


def _bad(code: str, what: str, change: Change, line: str, *says: str) -> Bad:
    return Bad(code, what, change, CAPTIONS, line, says)


def _sound(what: str, stated: str, says: str) -> Bad:
    return Bad("R114", what, both(ready, swap(FILM, _CHECKED, stated)), FILM, "audio_description:", (says,))


BAD = (
    _bad("R112", "the last minute has no captions", _film(captions(until=540)), "WEBVTT", "cover 90%", "540 to 600"),
    _bad(
        "R113", "a cue past the film", _film(captions((_LAST, _cue("09:56.000", "10:01.500")))), "09:56", "second 602"
    ),
    _bad("R115", "three lines", _first("One.\nTwo.\nThree."), "00:00", "here are 3"),
    _bad("R115", "a line of 43 letters", _first("It is good " * 3 + "to be here"), "00:00", "the longest of 43"),
    _bad("R116", "half a second", _first("Yes.", "00:00.500"), "00:00", "this cue has 0.5"),
    _bad("R116", "seven seconds and a half", _two("Yes.", "00:07.500"), "00:00", "this cue has 7.5"),
    _bad("R117", "14 letters a second", _first("We go on to the end, all.", "00:01.780"), "00:00", "has 14"),
    _bad("R118", "25 letters a second", _first("We go on to the end, all.", "00:01.000"), "00:00", "has 25"),
    _sound("nothing is said of audio description", "{mode: missing}", "not stated"),
    _sound("nobody checked the sound", "{mode: in-soundtrack}", "`checked_by`"),
)

GOOD = (
    Good("R112", "pauses of three seconds", _first("It does.", "00:03.000")),
    Good("R112", "a placeholder, whose words are short", nothing),
    Good("R113", "a cue that ends with the film", ready),
    Good("R115", "two lines of 42 letters at most", _two(_FULL_LINES, "00:07.000")),
    Good("R116", "seven seconds", _two("Yes.", "00:07.000")),
    Good("R116", "one second", _first("Yes.", "00:01.000")),
    Good("R117", "12 letters a second", _first("We go on to the end, all.", "00:02.000")),
    Good("R118", "four seconds for the same", _first("We go on to the end, all.", "00:04.000")),
    Good("R114", "someone checked the sound", ready),
)
