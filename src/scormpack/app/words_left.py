"""What a course still says of a person, before any package is made of it."""

from collections.abc import Iterator
from typing import Any

from scormpack.audit.traces import STILL_THERE, Traces, has_traces
from scormpack.core.findings import Finding, Where
from scormpack.core.markdown import plain_text
from scormpack.core.yamlfile import KeyPath
from scormpack.load.course import Loaded


def words_left(loaded: Loaded, traces: Traces) -> Iterator[Finding]:
    """What the course itself still has of the person: in its texts and pictures, whatever a package makes of them.

    Paper needs this: in a PDF letters are numbers of shapes, and no search through bytes can find a word.
    """
    for module in loaded.modules:
        for sheet in (module.sheet, *module.twins.values()):
            for path, text in _texts(sheet.model.model_dump(by_alias=True), ()):
                if has_traces(f"{text}\n{plain_text(text)}", traces):
                    yield Finding(STILL_THERE, sheet.where(*path), "It has the words.")
        for picture in sorted((module.folder / "assets").glob("*.svg")):
            if has_traces(picture.read_text(encoding="utf-8"), traces):
                yield Finding(STILL_THERE, Where(picture.relative_to(loaded.root).as_posix()), "It has the words.")
        if module.film:
            for name in module.film.model.transcript.values():
                file = module.films_folder / name
                if file.is_file() and has_traces(plain_text(file.read_text(encoding="utf-8")), traces):
                    yield Finding(STILL_THERE, Where(f"{module.films_folder.name}/{name}"), "It has the words.")


def _texts(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, (list, tuple)):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))
    elif isinstance(value, str):
        yield path, value
