"""A module as data for paper: what the typesetting templates in `templates/print/` read."""

from functools import cache
from typing import Any

from scormpack.core.errors import ScormpackError, UsageMistake
from scormpack.core.templates import templates_folder
from scormpack.core.yamlfile import YamlFault, parse, read_text
from scormpack.load.course import Loaded, LoadedModule
from scormpack.model.course import Screen
from scormpack.render.print_text import as_data, blocks
from scormpack.render.words import words_for


@cache
def print_words(lang: str) -> dict[str, Any]:
    """The words that paper adds, from templates/print/i18n/. Raises UsageMistake if there are none."""
    path = templates_folder() / "print" / "i18n" / f"{lang}.yaml"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in path.parent.glob("*.yaml")))
        raise UsageMistake(f"There are no words on paper for the language `{lang}`.", fix=f"use one of: {known}.")
    document = parse(read_text(path))
    if isinstance(document, YamlFault):
        raise ScormpackError(f"{path.name}:{document.line}: {document.message}", fix="mend the file of words.")
    words: dict[str, Any] = as_data(document.data)
    return words


def book(loaded: Loaded, module: LoadedModule, lang: str) -> dict[str, Any]:
    """The module with its screens, outputs, film and the words around them. Pictures are named, not held."""
    house = words_for(lang)
    dumped = module.module.model_dump(mode="json", by_alias=True, exclude={"screens"})
    return {
        "lang": lang,
        "course": {"title": as_data(loaded.course.title), "modules": len(loaded.course.modules)},
        "module": as_data(dumped),
        "screens": [_screen(screen, number) for number, screen in enumerate(module.module.screens, start=1)],
        "film": _film(module, lang),
        "words": print_words(lang),
        "page": as_data(house["page"]),
        "levels": as_data(house["levels"]),
    }


def _screen(screen: Screen, number: int) -> dict[str, Any]:
    dumped: dict[str, Any] = as_data(screen.model_dump(mode="json", by_alias=True))
    return {**dumped, "number": number}


def _film(module: LoadedModule, lang: str) -> dict[str, Any] | None:
    if module.film is None:
        return None
    film = module.film.model
    path = film.transcript.get(lang)
    transcript = blocks(read_text(module.films_folder / path)) if path else []
    return {"minutes": round(film.minutes), "placeholder": film.placeholder, "transcript": transcript}
