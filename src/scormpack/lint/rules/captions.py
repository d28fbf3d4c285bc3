"""Captions of a film that has come: whether they cover it, and whether they can be read in time."""

from collections.abc import Iterator
from typing import Final

from scormpack.core.errors import UnreadableInput
from scormpack.core.findings import Code, Finding, Severity, Where
from scormpack.lint.release import placeholder_words
from scormpack.lint.thresholds import thresholds
from scormpack.load.course import LoadedModule
from scormpack.media.vtt import Cue, characters_per_second, read_vtt

_PRACTICE: Final = "broadcasters' practice for subtitles; this audience reads slowly"
_FAST_WHY: Final = "Words that are gone before they are read are no words."
_FAST_FIX: Final = "give the cue more time, or say it in fewer words."

COVERAGE: Final = Code(
    "R112",
    "Captions that leave stretches of the film out",
    Severity.ERROR,
    "A learner who cannot hear, or has no headphones, misses what is said there.",
    "put in every word that is said; where nobody speaks, say what is heard, such as [Music] or [No speech].",
    "WCAG 2.2, 1.2.2 (captions); house rule: 95% of the film, pauses of 3 seconds let be",
)
PAST_THE_END: Final = Code(
    "R113",
    "A caption after the film's end",
    Severity.ERROR,
    "It is never shown; often it means that captions and film are of different cuts.",
    "check that the captions are for this cut of the film.",
    "WCAG 2.2, 1.2.2 (captions)",
)
SIZE: Final = Code(
    "R115",
    "A caption that is too big",
    Severity.ERROR,
    "It hides the picture, or breaks where nobody meant it to.",
    "make two cues of it, or break the line where a breath would be.",
    _PRACTICE,
)
TIME: Final = Code(
    "R116",
    "A caption that is shown too briefly or too long",
    Severity.ERROR,
    "Below a second it flashes by; what stays too long is read twice, and lost.",
    "join it with the next cue, or make two cues of it.",
    _PRACTICE,
)
FAST: Final = Code("R117", "A caption that goes by fast", Severity.WARNING, _FAST_WHY, _FAST_FIX, _PRACTICE)
TOO_FAST: Final = Code("R118", "A caption that goes by too fast", Severity.ERROR, _FAST_WHY, _FAST_FIX, _PRACTICE)


def check(loaded: LoadedModule) -> Iterator[Finding]:
    """Findings for the captions in each language, when the film is there and they are its own."""
    film = loaded.film.model if loaded.film else None
    if film is None or film.placeholder or not film.duration_seconds or any(placeholder_words(loaded)):
        return
    for name in film.captions.values():
        path = f"{loaded.films_folder.name}/{name}"
        for cue in (cues := _cues(loaded, name)):
            yield from _cue_findings(cue, path, film.duration_seconds)
        if cues:
            yield from _coverage(cues, path, film.duration_seconds)


def _cues(loaded: LoadedModule, name: str) -> tuple[Cue, ...]:
    try:
        return read_vtt(loaded.films_folder / name).cues
    except UnreadableInput:
        return ()  # loading has told of the file


def _cue_findings(cue: Cue, path: str, film_seconds: float) -> Iterator[Finding]:
    limits, where = thresholds().captions, Where(path, cue.line)
    lines, seconds = cue.plain.split("\n"), (cue.end_ms - cue.start_ms) / 1000
    if cue.end_ms / 1000 > film_seconds + 1:
        message = f"This cue ends at second {cue.end_ms / 1000:.0f}; the film at {film_seconds:.0f}."
        yield Finding(PAST_THE_END, where, message)
    if len(lines) > limits.most_lines or max(map(len, lines)) > limits.most_letters_a_line:
        wanted = f"At most {limits.most_lines} lines of {limits.most_letters_a_line} letters are wanted"
        found = f"{len(lines)}, the longest of {max(map(len, lines))}"
        yield Finding(SIZE, where, f"{wanted}; here are {found}.")
    if not limits.shortest_seconds <= seconds <= limits.longest_seconds:
        wanted = f"{limits.shortest_seconds:g} to {limits.longest_seconds:g} seconds are wanted"
        yield Finding(TIME, where, f"{wanted}; this cue has {seconds:g}.")
    if (speed := characters_per_second(cue)) > limits.warning_letters_a_second:
        code = TOO_FAST if speed > limits.error_letters_a_second else FAST
        wanted = f"At most {limits.warning_letters_a_second:g} letters a second are wanted"
        yield Finding(code, where, f"{wanted}; this cue has {speed:.0f}.")


def _coverage(cues: tuple[Cue, ...], path: str, film_seconds: float) -> Iterator[Finding]:
    """What is heard is not known here: every stretch without a cue that is longer than a pause counts as speech."""
    limits, covered_to, gaps = thresholds().captions, 0.0, list[tuple[float, float]]()
    for cue in sorted(cues, key=lambda cue: cue.start_ms):
        gaps.append((covered_to, cue.start_ms / 1000))
        covered_to = max(covered_to, cue.end_ms / 1000)
    gaps.append((covered_to, film_seconds))
    long = [(start, end) for start, end in gaps if end - start > limits.pause_seconds]
    share = 1 - sum(end - start for start, end in long) / film_seconds
    if share < limits.covered_share:
        start, end = max(long, key=lambda gap: gap[1] - gap[0])
        wanted = f"Captions are wanted over {limits.covered_share:.0%} of the film; these cover {max(share, 0):.0%}"
        yield Finding(COVERAGE, Where(path, 1), f"{wanted}. The longest gap: second {start:.0f} to {end:.0f}.")
