"""The player's script and style: readable files, joined in a stated order, the same for every module."""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from scormpack.core.errors import ScormpackError
from scormpack.core.templates import templates_folder
from scormpack.render.door import Door

_SOURCES = Path(__file__).resolve().parents[1]
_PLAYER: Final = ("text", "state", "save", "complete", "fields", "steady", "screens", "settings", "listen", "outputs")
_THEME: Final = ("tokens", "base", "layouts", "player")


@cache
def player_script(door: Door) -> bytes:
    """player.js for this door: the player, the activities, the door's adapter, and last the start."""
    paths = [_SOURCES / "player" / f"{name}.js" for name in _PLAYER]
    if unlisted := {path.stem for path in (_SOURCES / "player").glob("*.js")} - {*_PLAYER, "core"}:
        raise ScormpackError(f"player/ has scripts in no order: {', '.join(unlisted)}.", fix="name them in _PLAYER.")
    paths += _activity_files("script.js")
    paths += [_SOURCES / "player" / "adapters" / f"{name}.js" for name in door.adapter]
    return _joined([*paths, _SOURCES / "player" / "core.js"])


@cache
def style() -> bytes:
    """style.css: tokens, base, layouts, player, the activities, and last the rules for paper."""
    theme = templates_folder() / "theme"
    paths = [theme / f"{name}.css" for name in _THEME]
    return _joined([*paths, *_activity_files("style.css"), theme / "print.css"])


def course_script(course: dict[str, Any]) -> bytes:
    """course.js: what the player must know of this one module, as data."""
    data = json.dumps(course, ensure_ascii=False, indent=1, sort_keys=True)
    return f"window.scormpack = window.scormpack || {{}};\nscormpack.course = {data};\n".encode()


def menu_script() -> bytes:
    """menu.js, for the page that lists a whole course."""
    return _joined([_SOURCES / "player" / "pages" / "menu.js"])


def fonts() -> Iterator[tuple[str, bytes]]:
    """The fonts and their licence, as (path in the package, bytes)."""
    for path in sorted((templates_folder() / "theme" / "fonts").iterdir()):
        if path.suffix == ".woff2":
            yield f"fonts/{path.name}", path.read_bytes()


def _activity_files(name: str) -> list[Path]:
    return sorted((_SOURCES / "activities").glob(f"*/{name}"))


def _joined(paths: Iterable[Path]) -> bytes:
    texts = (path.read_text(encoding="utf-8").strip() + "\n" for path in paths)
    return "\n".join(texts).encode("utf-8")
