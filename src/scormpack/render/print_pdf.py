"""Typesetting: a module's data and a template of `templates/print/` become one tagged PDF (PDF/UA-1, PDF 1.7).

Why Typst and not WeasyPrint, both tried on the same machine (Debian 12, Python 3.11, 2 cores):

- tagging: Typst 0.15 checks PDF/UA-1 while it writes and refuses a document that has no title, a picture without
  words, a skipped heading or text without a letter shape. WeasyPrint 70 tags as well, but checks nothing.
- set-up: Typst is one wheel and no system library, on Linux, Windows and macOS alike. WeasyPrint needs Pango from
  the system.
- same bytes twice: Typst gives them with a fixed time. WeasyPrint 70 did not.
- speed: a workbook takes Typst well under a second; WeasyPrint took 3.1 s for a plain print of one module.
- page breaks: Typst can measure a screen before it places it, and knows page numbers for "turn to page 9".

The price is a second template language, for paper alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from scormpack.core.errors import ScormpackError
from scormpack.core.templates import templates_folder
from scormpack.render.print_fonts import FAMILIES, font_folder, need_print_tools, print_tool

_STANDARD: Final = "ua-1"
_TIME: Final = 315532800  # 1980-01-01, as in the zips
_ACTIVITIES: Final = Path(__file__).resolve().parents[1] / "activities"


@dataclass(frozen=True, slots=True)
class Press:
    """What all papers of a module share: its fonts, pictures by path, and data as JSON."""

    fonts: Path
    pictures: Mapping[str, bytes]
    data: bytes

    def sheet(self, template: str, **choice: str) -> bytes:
        """The PDF that this template makes; `choice` names what of the data, for example one output."""
        typst = print_tool("typst")
        files = {**_templates(), **self.pictures, "data.json": self.data}
        files["main.typ"] = files[f"{template}.typ"]
        settings: dict[str, Any] = {
            "font_paths": [str(self.fonts)],
            "ignore_system_fonts": True,
            "format": "pdf",
            "pdf_standards": [_STANDARD],
            "timestamp": _TIME,
            "sys_inputs": {**choice, "fonts": ",".join(FAMILIES.values())},
        }
        try:
            pdf: bytes = typst.compile(files, **settings)
        except typst.TypstError as fault:
            words = getattr(fault, "diagnostic", None) or fault
            raise ScormpackError(
                f"{template} could not be typeset: {words}", fix="mend the template it names."
            ) from fault
        return pdf


def press(root: Path, pictures: Mapping[str, bytes], data: bytes) -> Press:
    """A press for a course in this folder. Raises ToolMissing when the `print` extra is not installed."""
    need_print_tools()
    return Press(font_folder(root), pictures, data)


@cache
def _templates() -> dict[str, bytes]:
    """The templates by path, those of the activities, and one that lists the activities."""
    files = {path.name: path.read_bytes() for path in (templates_folder() / "print").glob("*.typ")}
    found = sorted(_ACTIVITIES.glob("*/print.typ"))
    files |= {f"activities/{path.parent.name}.typ": path.read_bytes() for path in found}
    names = [path.parent.name for path in found]
    imports = "".join(f'#import "activities/{name}.typ": paper as {name}\n' for name in names)
    files["activities.typ"] = f"{imports}#let papers = ({', '.join(f'{name}: {name}' for name in names)})\n".encode()
    return files
