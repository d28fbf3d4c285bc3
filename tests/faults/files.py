"""Files that are named and not there, and captions that cannot be shown."""

from faults.case import Bad, Change, Good, both, put, remove, swap
from starter import CAPTIONS, CHAPTERS, FILM, MODULE, TRANSCRIPT

_RECORDED = swap(MODULE, "    minutes: 3\n", "    minutes: 3\n    audio: audio/do-well.mp3\n")
_DESCRIBED = ("mode: in-soundtrack, checked_by: sample author", "mode: track, file: films/one-ad.mp3")


def _vtt(first: str, second: str = "00:05.000 --> 00:09.000\nTwo.\n", head: str = "WEBVTT\n\n") -> bytes:
    return f"{head}{first}\n{second}".encode()


def _missing(what: str, change: Change, at: str, line: str, *says: str) -> Bad:
    return Bad("L007", what, change, at, line, says)


def _broken(what: str, data: bytes, line: str, says: str) -> Bad:
    return Bad("L012", what, put(CAPTIONS, data), CAPTIONS, line, (says,))


BAD = (
    _missing(
        "a picture is missing",
        swap(MODULE, "file: desk.svg", "file: desks.svg"),
        MODULE,
        "file: desks.svg",
        "no file one/assets/desks.svg",
        "Did you mean `desk.svg`?",
    ),
    _missing("the cover is missing", remove("modules/one/assets/cover.svg"), MODULE, "cover:", "one/assets/cover.svg"),
    _missing("a recording is missing", _RECORDED, MODULE, "audio:", "one/audio/do-well.mp3"),
    _missing("captions are missing", remove(CAPTIONS), FILM, "captions:", "captions/one.en.vtt"),
    _missing("chapters are missing", remove(CHAPTERS), FILM, "chapters:", "captions/one.chapters.en.vtt"),
    _missing("a transcript is missing", remove(TRANSCRIPT), FILM, "transcript:", "captions/one.transcript.en.md"),
    _missing(
        "a poster is missing", swap(FILM, "poster: null", "poster: films/one.jpg"), FILM, "poster:", "films/one.jpg"
    ),
    _missing(
        "an audio description is missing", swap(FILM, *_DESCRIBED), FILM, "audio_description:", "films/one-ad.mp3"
    ),
    _broken("the times have a comma", _vtt("00:01,000 --> 00:04,000\nOne.\n"), "00:01,000", "cannot be read"),
    _broken("two cues overlap", _vtt("00:01.000 --> 00:05.500\nOne.\n"), "00:05.000", "overlaps the one at line 3"),
    _broken("a cue ends before it starts", _vtt("00:04.000 --> 00:01.000\nOne.\n"), "00:04.000", "not after its start"),
    _broken("a cue has no words", _vtt("00:01.000 --> 00:04.000\n"), "00:01.000", "no words"),
    _broken("words have no times", _vtt("One.\n"), "One.", "no times"),
    _broken("WEBVTT is missing", _vtt("00:01.000 --> 00:04.000\nOne.\n", head=""), "00:01", "begin with WEBVTT"),
    _broken("there is no cue", b"WEBVTT\n", "WEBVTT", "no cue"),
    Bad(
        "L012", "chapters are broken", put(CHAPTERS, _vtt("1 --> 4\nOne.\n")), CHAPTERS, "1 --> 4", ("cannot be read",)
    ),
)


def _shown(what: str, data: bytes) -> Good:
    return Good("L012", what, put(CAPTIONS, data))


GOOD = (
    Good("L007", "a recording that is there", both(_RECORDED, put("modules/one/audio/do-well.mp3", b"ID3"))),
    Good("L007", "a picture that nothing names", put("modules/one/assets/spare.svg", b"<svg/>")),
    _shown("times with and without hours", _vtt("00:00:01.000 --> 00:04.000\nOne.\n")),
    _shown("a cue that starts as the last one ends", _vtt("00:01.000 --> 00:05.000\nOne.\n")),
    _shown("a note and a style", _vtt("NOTE one\n\nSTYLE\n::cue { color: red }\n")),
    _shown("line ends of Windows", _vtt("00:01.000 --> 00:04.000\nOne.\n").replace(b"\n", b"\r\n")),
)
