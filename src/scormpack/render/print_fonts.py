"""The house's font for paper: still weights of the variable woff2 files, kept in the course's `.cache/fonts`.

The typesetter reads neither woff2 nor variable weights, and finds fonts only in folders. The two files hold
different letters under one name, so the second gets a name of its own and stands behind the first.
"""

import importlib
import io
from pathlib import Path
from typing import Any, Final

from scormpack.core.digests import sha256_bytes
from scormpack.core.errors import ToolMissing
from scormpack.core.files import replacing
from scormpack.core.templates import templates_folder

FAMILIES: Final = {"atkinson-latin": "Atkinson Paper", "atkinson-latin-ext": "Atkinson Paper Extended"}
_WEIGHTS: Final = {400: "Regular", 700: "Bold", 800: "ExtraBold"}
_CACHE: Final = Path(".cache") / "fonts"
_TYPOGRAPHIC_NAMES: Final = (16, 17, 21, 22, 25)
_WINDOWS_ENGLISH: Final = (3, 1, 0x409)


def print_tool(name: str) -> Any:
    """A module of the `print` extra. Raises ToolMissing, with the command that installs it, when it is not there."""
    try:
        return importlib.import_module(name)
    except ImportError as fault:
        raise ToolMissing(
            f"Paper needs `{fault.name or name}`, which is not installed.", fix="pip install 'scormpack[print]'"
        ) from fault


def need_print_tools() -> None:
    """Raises ToolMissing when a part of the `print` extra is not installed."""
    for name in ("typst", "fontTools.ttLib", "brotli"):
        print_tool(name)


def font_folder(root: Path) -> Path:
    """The folder with the font in each weight, made when it is not there yet. Raises ToolMissing."""
    sources = [templates_folder() / "theme" / "fonts" / f"{name}.woff2" for name in FAMILIES]
    key = sha256_bytes(b"".join(source.read_bytes() for source in sources) + repr(_WEIGHTS).encode())
    folder = root / _CACHE / key[:16]
    for source in sources:
        for weight in _WEIGHTS:
            path = folder / f"{source.stem}-{weight}.ttf"
            if not path.is_file():
                _write(path, _still(source, weight))
    return folder


def _write(path: Path, data: bytes) -> None:
    with replacing(path) as file:
        file.write(data)


def _still(source: Path, weight: int) -> bytes:
    """The font at one weight, under its paper name, as TrueType."""
    font = print_tool("fontTools.ttLib").TTFont(source, recalcTimestamp=False)
    font = print_tool("fontTools.varLib.instancer").instantiateVariableFont(font, {"wght": weight}, inplace=True)
    font["OS/2"].usWeightClass = weight
    _rename(font["name"], FAMILIES[source.stem], _WEIGHTS[weight])
    font.flavor = None
    target = io.BytesIO()
    font.save(target)
    return target.getvalue()


def _rename(names: Any, family: str, style: str) -> None:
    for number in _TYPOGRAPHIC_NAMES:
        names.removeNames(nameID=number)
    own = {1: family, 2: style, 4: f"{family} {style}", 6: f"{family.replace(' ', '')}-{style}"}
    for number, text in own.items():
        names.setName(text, number, *_WINDOWS_ENGLISH)
