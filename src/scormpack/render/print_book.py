"""A module as data for paper: what the typesetting templates in `templates/print/` read."""

from functools import cache
from typing import Any

from scormpack.core.yamlfile import read_text
from scormpack.load.course import Loaded, LoadedModule
from scormpack.model.course import Screen
from scormpack.render.print_text import as_data, blocks
from scormpack.render.words import PAPER_I18N, words_for, words_in_file


@cache
def print_words(lang: str) -> dict[str, Any]:
    """The words that paper adds, from templates/print/i18n/. Raises UsageMistake if there are none."""
    words: dict[str, Any] = as_data(words_in_file(PAPER_I18N, lang))
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
