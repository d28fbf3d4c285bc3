"""Files that are named and not there, and captions that cannot be shown."""

from faults.case import Bad, Good, both, put, recode, remove, swap
from starter import CAPTIONS, CHAPTERS, FILM, MODULE, TRANSCRIPT

_FIRST = "00:00:00.500 --> 00:00:04.000"

BAD = (
    Bad("L007", "a picture is missing", swap(MODULE, "file: desk.svg", "file: desks.svg"), MODULE, "file: desks.svg", ("no file one/assets/desks.svg", "Did you mean `desk.svg`?")),
    Bad("L007", "the cover is missing", remove("modules/one/assets/cover.svg"), MODULE, "cover:", ("one/assets/cover.svg",)),
    Bad("L007", "a recording is missing", swap(MODULE, "    minutes: 3\n", "    minutes: 3\n    audio: audio/do-well.mp3\n"), MODULE, "audio:", ("one/audio/do-well.mp3",)),
    Bad("L007", "captions are missing", remove(CAPTIONS), FILM, "captions:", ("captions/one.en.vtt",)),
    Bad("L007", "chapters are missing", remove(CHAPTERS), FILM, "chapters:", ("captions/one.chapters.en.vtt",)),
    Bad("L007", "a transcript is missing", remove(TRANSCRIPT), FILM, "transcript:", ("captions/one.transcript.en.md",)),
    Bad("L007", "a poster is missing", swap(FILM, "poster: null", "poster: films/one.jpg"), FILM, "poster:", ("films/one.jpg",)),
    Bad("L007", "an audio description is missing", swap(FILM, "{mode: in-soundtrack, checked_by: sample author}", "{mode: track, file: films/one-ad.mp3}"), FILM, "audio_description:", ("films/one-ad.mp3",)),
    Bad("L012", "the times have a comma", swap(CAPTIONS, _FIRST, "00:00:00,500 --> 00:00:04,000"), CAPTIONS, "00:00:00,500", ("cannot be read",)),
    Bad("L012", "two cues overlap", swap(CAPTIONS, "00:00:04.500 --> 00:00:08.000", "00:00:03.500 --> 00:00:08.000"), CAPTIONS, "00:00:03.500", ("overlaps the one at line 4",)),
    Bad("L012", "a cue ends before it starts", swap(CAPTIONS, _FIRST, "00:00:04.000 --> 00:00:00.500"), CAPTIONS, "00:00:04.000 -->", ("not after its start",)),
    Bad("L012", "a cue has no words", swap(CAPTIONS, "This is a stand-in for the film.\n", ""), CAPTIONS, _FIRST, ("no words",)),
    Bad("L012", "the first line is not WEBVTT", swap(CAPTIONS, "WEBVTT", "SUBTITLES"), CAPTIONS, "SUBTITLES", ("does not begin with WEBVTT",)),
    Bad("L012", "no cue at all", put(CAPTIONS, b"WEBVTT\n"), CAPTIONS, "WEBVTT", ("no cue",)),
    Bad("L012", "chapters with broken times", swap(CHAPTERS, "00:00:04.500 --> 00:00:12.000", "4.5 --> 12"), CHAPTERS, "4.5 --> 12", ("cannot be read",)),
)

GOOD = (
    Good("L007", "a recording that is there", both(swap(MODULE, "    minutes: 3\n", "    minutes: 3\n    audio: audio/do-well.mp3\n"), put("modules/one/audio/do-well.mp3", b"ID3"))),
    Good("L007", "a picture that nothing names", put("modules/one/assets/spare.svg", b"<svg/>")),
    Good("L012", "a note and a style", swap(CAPTIONS, "WEBVTT\n", "WEBVTT\n\nNOTE one\n\nSTYLE\n::cue { color: red }\n")),
    Good("L012", "line ends of Windows", recode(CAPTIONS, lambda text: text.replace("\n", "\r\n").encode())),
    Good("L012", "times without hours", swap(CAPTIONS, _FIRST, "00:00.500 --> 00:04.000")),
)
