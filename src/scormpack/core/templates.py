"""The one Jinja environment, and where the templates lie."""

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scormpack.core.errors import ScormpackError
from scormpack.core.ids import short_key
from scormpack.core.markdown import block_html, line_html

_PACKAGE = Path(__file__).resolve().parents[1]


@cache
def templates_folder() -> Path:
    """`templates/` of the checkout, or of the installed wheel.

    The checkout comes first: an editable install may hold a stale copy.
    """
    for folder in (_PACKAGE.parents[1] / "templates", _PACKAGE / "_templates"):
        if (folder / "module.html.j2").is_file():
            return folder
    raise ScormpackError("The templates are missing from this installation.", fix="pip install scormpack again.")


@cache
def environment() -> Environment:
    """Jinja2 over `templates/` and the activities' folders: strict about names, escaping everything."""
    jinja = Environment(
        loader=FileSystemLoader([templates_folder(), _PACKAGE]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    jinja.globals.update(house_font=_house_font)
    jinja.filters.update(md=block_html, line=line_html, key=short_key, letter=_letter)
    return jinja


def _house_font() -> str:
    """The house's typeface in base64, for pages that stand alone."""
    return b64encode((templates_folder() / "theme" / "fonts" / "atkinson-latin.woff2").read_bytes()).decode("ascii")


def _letter(index: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz0123456789"[index]


def fill(name: str, values: Mapping[str, Any]) -> str:
    """The template of this name, filled with these values."""
    return environment().get_template(name).render(values)
