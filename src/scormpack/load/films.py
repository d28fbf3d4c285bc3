"""A film's manifest against the files that it names."""

from collections.abc import Iterator
from pathlib import Path

from scormpack.core.errors import UnreadableInput
from scormpack.core.findings import Finding, Where
from scormpack.core.markdown import faults_in
from scormpack.core.yamlfile import read_text
from scormpack.load import codes
from scormpack.load.schema import Sheet
from scormpack.media.vtt import parse_vtt
from scormpack.model.film import Film


def check_film(sheet: Sheet[Film], folder: Path, languages: tuple[str, ...]) -> Iterator[Finding]:
    """The manifest's own contradictions, missing files, and captions that cannot be shown."""
    film = sheet.model
    for key, message in film.faults():
        yield Finding(codes.AT_ODDS, sheet.where(*key), message)
    yield from _meeting(sheet)
    for key, name in _named_files(film):
        if not (folder / name).is_file():
            yield Finding(codes.MISSING_FILE, sheet.where(*key), f"There is no file {folder.name}/{name}.")
    for language in languages:
        if language not in film.captions:
            yield Finding(codes.MISSING_KEY, sheet.where("captions"), f"Captions in `{language}` are missing.")
        if language not in film.transcript:
            yield Finding(codes.MISSING_KEY, sheet.where("transcript"), f"A transcript in `{language}` is missing.")
    for name in (*film.captions.values(), *film.chapters.values()):
        yield from _check_vtt(folder, name)
    for name in film.transcript.values():
        yield from _check_transcript(folder, name)


def _meeting(sheet: Sheet[Film]) -> Iterator[Finding]:
    """Files of the same name in different folders would meet in the package."""
    places: dict[str, str] = {}
    for key, name in _named_files(sheet.model):
        base = name.rpartition("/")[2]
        if places.setdefault(base, name) != name:
            message = f"`{name}` and `{places[base]}` would both be `captions/{base}` in the package."
            yield Finding(codes.AT_ODDS, sheet.where(*key), message, "give one of them another name.")


def _named_files(film: Film) -> Iterator[tuple[tuple[str, ...], str]]:
    for field in ("captions", "chapters", "transcript"):
        for language, name in getattr(film, field).items():
            yield (field, language), name
    for field in ("file", "poster"):
        if name := getattr(film, field):
            yield (field,), name
    if film.audio_description.file:
        yield ("audio_description", "file"), film.audio_description.file


def _check_vtt(folder: Path, name: str) -> Iterator[Finding]:
    shown = f"{folder.name}/{name}"
    if not (folder / name).is_file():
        return
    try:
        track = parse_vtt(read_text(folder / name))
    except UnreadableInput as fault:
        yield Finding(codes.UNREADABLE, Where(shown), fault.message, fault.fix)
        return
    for cue_fault in track.faults:
        yield Finding(codes.BAD_CAPTIONS, Where(shown, cue_fault.line), cue_fault.message, cue_fault.fix)
    if not track.cues and not track.faults:
        yield Finding(codes.BAD_CAPTIONS, Where(shown, 1), "There is no cue in this file.")


def _check_transcript(folder: Path, name: str) -> Iterator[Finding]:
    shown = f"{folder.name}/{name}"
    if not (folder / name).is_file():
        return
    try:
        text = read_text(folder / name)
    except UnreadableInput as fault:
        yield Finding(codes.UNREADABLE, Where(shown), fault.message, fault.fix)
        return
    for words in faults_in(text, one_line=False):
        yield Finding(codes.UNSAFE_TEXT, Where(shown), f"This text has {words}.")
