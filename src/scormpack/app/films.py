"""The film file of a module: the real one, or a placeholder made on demand and kept in `.cache/`."""

from pathlib import Path
from typing import Final

from scormpack.core.digests import sha256_of
from scormpack.core.errors import Refused
from scormpack.load.course import Loaded, LoadedModule
from scormpack.media.placeholder import make_placeholder, placeholder_key
from scormpack.media.vtt import read_vtt
from scormpack.model.film import Film
from scormpack.render.files import FilmFile

CACHE: Final = Path(".cache") / "films"
_WIDTH, _HEIGHT = 960, 540
_COLOURS: Final = {
    "marigold": ("#F2A900", "#1D1B26"),
    "teal": ("#0F7B63", "#FFFFFF"),
    "blue": ("#2457C5", "#FFFFFF"),
    "plum": ("#8E2C7A", "#FFFFFF"),
    "coral": ("#C93A22", "#FFFFFF"),
}


def film_file(loaded: Loaded, module: LoadedModule, lang: str) -> FilmFile | None:
    """The module's film on disk, or None when it has none. Raises Refused when the real film is not there."""
    if module.film is None:
        return None
    film = module.film.model
    return _placeholder(loaded, module, film, lang) if film.placeholder else _real(module, film)


def _real(module: LoadedModule, film: Film) -> FilmFile:
    source = module.films_folder / (film.file or "")
    if not source.is_file() or source.stat().st_size != film.size_bytes:
        raise Refused(
            f"{source} is not the film that its manifest describes: the size differs.",
            fix="run `scormpack film add` again with the film that you mean.",
        )
    return FilmFile(
        source,
        film.sha256 or "",
        film.size_bytes or 0,
        film.width or _WIDTH,
        film.height or _HEIGHT,
        placeholder=False,
    )


def _placeholder(loaded: Loaded, module: LoadedModule, film: Film, lang: str) -> FilmFile:
    chapters = film.chapters.get(lang)
    lines = [cue.plain for cue in read_vtt(module.films_folder / chapters).cues] if chapters else []
    title, colours = module.module.title, _COLOURS[module.module.colour]
    path = loaded.root / CACHE / f"{placeholder_key(title, lines, colours)}.mp4"
    if not path.is_file():
        make_placeholder(title, lines, colours, path)
    sha256, size = sha256_of(path)
    return FilmFile(path, sha256, size, _WIDTH, _HEIGHT, placeholder=True)
