"""Puts a real film in the place of a placeholder: checks it, copies it, fills its manifest."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from scormpack.core.errors import Refused, UsageMistake
from scormpack.core.files import write_text
from scormpack.core.findings import Finding, Findings, Where
from scormpack.core.markdown import faults_in
from scormpack.core.nearest import did_you_mean
from scormpack.core.yamlfile import read_text
from scormpack.lint.release import release_findings
from scormpack.load import codes
from scormpack.load.course import Loaded, LoadedModule, load_course
from scormpack.media.cleaning import copy_clean
from scormpack.media.probe import Probe, probe
from scormpack.media.vtt import parse_vtt

_CONTAINERS: Final = ("mp4", "mov")
_WANTED: Final = "export it as MP4 with H.264 picture (8 bit, 4:2:0) and AAC sound, and run the same command again."
_OF_THE_FILM_BEFORE: Final = {"audio_description": {"mode": "missing"}, "people": [], "rights": "not-stated"}
_NAMES: Final = {
    "captions": "captions/{id}.{lang}.vtt",
    "chapters": "captions/{id}.chapters.{lang}.vtt",
    "transcript": "captions/{id}.transcript.{lang}.md",
}


@dataclass(frozen=True, slots=True)
class FilmOrder:
    """Which module's film, the film's file, and the files of its words: captions, chapters, transcript."""

    course: Path
    module: str
    film: Path
    lang: str = "en"
    words: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Added:
    """What came of it. With errors in `faults` nothing was written; `lacks` is what a release still needs."""

    faults: Findings
    manifest: Path | None = None
    probe: Probe | None = None
    lacks: tuple[Finding, ...] = ()


def add_film(order: FilmOrder) -> Added:
    """Checks the film and its words, and only then writes: film, words, manifest, in this order.

    The copy is free of tags (place, device, names) and hidden streams; nothing is encoded again. What the manifest
    said of the people, rights and audio description of another film is taken back to `not-stated`.

    Raises UsageMistake for an unknown module, one without a film or an unknown language, UnreadableInput for what is
    no video, Refused for a film that browsers in prisons may not play, or when the disk is full.
    """
    module = _module(order, load_course(order.course))
    texts = {name: read_text(path) for name, path in order.words.items()}
    faults = Findings(list(_word_faults(order, texts)))
    if faults.items:
        return Added(faults)
    found = probe(order.film)
    _must_play(order.film, found)
    manifest = _write(order, module, texts, found)
    loaded = load_course(order.course)
    if isinstance(loaded, Findings):
        return Added(loaded, manifest, found)
    return Added(faults, manifest, found, tuple(release_findings(loaded, _module(order, loaded))))


def _module(order: FilmOrder, loaded: Loaded | Findings) -> LoadedModule:
    if isinstance(loaded, Findings):
        raise UsageMistake("The course cannot be read.", fix="scormpack check")
    known = {module.module.id: module for module in loaded.modules}
    if order.module not in known:
        raise UsageMistake(
            f"There is no readable module `{order.module}`. {did_you_mean(order.module, known)}".strip(),
            fix=f"choose from: {', '.join(known)}; `scormpack check` shows what cannot be read.",
        )
    loaded.require_language(order.lang)
    if known[order.module].film is None:
        raise UsageMistake(f"The module `{order.module}` has no film.", fix="add `film: ...` to its module.yaml.")
    return known[order.module]


def _word_faults(order: FilmOrder, texts: Mapping[str, str]) -> Iterator[Finding]:
    for name, text in texts.items():
        shown = order.words[name].as_posix()
        if name == "transcript":
            for fault in faults_in(text, one_line=False):
                yield Finding(codes.UNSAFE_TEXT, Where(shown), f"This text has {fault}.")
            continue
        track = parse_vtt(text)
        for vtt_fault in track.faults:
            yield Finding(codes.BAD_CAPTIONS, Where(shown, vtt_fault.line), vtt_fault.message, vtt_fault.fix)
        if not track.cues and not track.faults:
            yield Finding(codes.BAD_CAPTIONS, Where(shown, 1), "There is no cue in this file.")


def _must_play(path: Path, found: Probe) -> None:
    wrong = []
    if found.container not in _CONTAINERS:
        wrong.append(f"the container is {found.container}")
    if found.video_codec != "h264":
        wrong.append(f"the picture is {found.video_codec}")
    elif found.pixel_format != "yuv420p":
        wrong.append(f"the picture's pixels are {found.pixel_format}")
    if found.audio_codec not in {None, "aac"}:
        wrong.append(f"the sound is {found.audio_codec}")
    if wrong:
        raise Refused(f"{path} may not play in a locked-down browser: {', '.join(wrong)}.", fix=_WANTED)


def _write(order: FilmOrder, module: LoadedModule, texts: Mapping[str, str], found: Probe) -> Path:
    sheet = module.film
    assert sheet is not None
    manifest = module.films_folder / Path(sheet.path).name
    folder, film_id = manifest.parent, sheet.model.id
    sha256, size_bytes = copy_clean(order.film, folder / "films" / f"{film_id}.mp4")
    values: dict[str, Any] = {
        "placeholder": False,
        "file": f"films/{film_id}.mp4",
        "sha256": sha256,
        "size_bytes": size_bytes,
        "video_codec": found.video_codec,
        "audio_codec": found.audio_codec,
        "width": found.width,
        "height": found.height,
        "duration_seconds": found.duration_seconds,
    }
    if sha256 != sheet.model.sha256:
        values |= _OF_THE_FILM_BEFORE
    named = {name: _NAMES[name].format(id=film_id, lang=order.lang) for name in texts}
    for name, text in texts.items():
        write_text(folder / named[name], text)
    write_text(manifest, _updated(read_text(manifest), values, named, order.lang))
    return manifest


def _updated(text: str, values: Mapping[str, Any], named: Mapping[str, str], lang: str) -> str:
    """The manifest's text with these values; comments and order stay."""
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 110
    yaml.representer.add_representer(
        type(None), lambda maker, _: maker.represent_scalar("tag:yaml.org,2002:null", "null")
    )
    data = yaml.load(text)
    data.update(values)
    for name, path in named.items():
        data.setdefault(name, {})[lang] = path
    stream = io.StringIO()
    yaml.dump(data, stream)
    return stream.getvalue()
