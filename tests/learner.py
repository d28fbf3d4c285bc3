"""Everything that a learner of Work Stories can read, with where it stands."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from places import ROOT
from scormpack.core.yamlfile import Document, parse, read_text
from scormpack.load.course import Loaded, LoadedModule, load_course
from scormpack.media.vtt import read_vtt
from scormpack.model.course import Module
from scormpack.model.output import Output


@cache
def work_stories() -> Loaded:
    loaded = load_course(ROOT)
    assert isinstance(loaded, Loaded)
    return loaded


def modules() -> tuple[Module, ...]:
    return tuple(loaded.module for loaded in work_stories().modules)


def texts_of(loaded: LoadedModule) -> Iterator[tuple[str, str]]:
    """Each text of a module with the screen or part that it belongs to."""
    module = loaded.module
    head = (module.title, module.quote.text, module.content_note or "", module.cover.alt)
    yield from (("the module", text) for text in (*head, *(aim.text for aim in module.objectives)))
    for screen in module.screens:
        says = (
            item.says for field in ("items", "options") for item in getattr(screen.activity, field, ()) if _says(item)
        )
        alt = screen.scene.alt if screen.scene else ""
        yield from ((screen.id, text) for text in (screen.title, alt, *screen.activity.texts(), *says))
    for output in module.outputs:
        yield from ((output.id, text) for text in _document(output))
    if loaded.film:
        film = loaded.film.model
        for name in (*film.captions.values(), *film.chapters.values()):
            yield from ((name, cue.plain) for cue in read_vtt(loaded.films_folder / name).cues)
        yield from ((name, read_text(loaded.films_folder / name)) for name in film.transcript.values())


def _says(item: Any) -> bool:
    return bool(getattr(item, "says", None))


def _document(output: Output) -> Iterator[str]:
    yield from (output.title, output.intro or "")
    for part in output.parts:
        yield from (part.heading or "", part.text or "", part.lead or "")


def house_words() -> Iterator[tuple[str, str]]:
    """The words that the house itself puts on every page."""
    document = parse(read_text(ROOT / "templates" / "i18n" / "en.yaml"))
    assert isinstance(document, Document)
    yield from _leaves(document.data, "en.yaml")


def _leaves(value: Any, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{where} {key}")
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, where)
    elif isinstance(value, str):
        yield where, value


def everything() -> Iterator[tuple[str, str]]:
    """All words of all modules and of the house."""
    for loaded in work_stories().modules:
        yield from ((f"{loaded.module.id} {where}", text) for where, text in texts_of(loaded))
    yield from house_words()
