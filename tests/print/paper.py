"""A printed paper read back from its PDF: tags, fonts, lines, words."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any, Final

import pytest

for _tool, _extra in (("typst", "print"), ("fontTools", "print"), ("brotli", "print"), ("pikepdf", "dev")):
    pytest.importorskip(_tool, reason=f"PAPER IS NOT TESTED: pip install -e '.[{_extra}]'")

import pikepdf  # noqa: E402 - only where it is installed

MILLIMETRE: Final = 72 / 25.4
WRITING_LINE: Final = 0.4 * MILLIMETRE
_SHORTEST: Final = 20 * MILLIMETRE


@dataclass(frozen=True)
class Paper:
    """One PDF of the pack."""

    name: str
    data: bytes

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        return pikepdf.open(BytesIO(self.data))

    @property
    def root(self) -> Any:
        return self.pdf.Root

    @cached_property
    def text(self) -> str:
        """The words, as a reader gets them."""
        command = ["pdftotext", "-raw", "-", "-"]
        return subprocess.run(command, input=self.data, capture_output=True, check=True).stdout.decode("utf-8")

    @cached_property
    def tags(self) -> tuple[tuple[str, Any], ...]:
        """Every structure element as (role, element), in reading order."""
        return tuple(_walk(self.root.StructTreeRoot))

    def fonts(self) -> Iterator[Any]:
        for page in self.pdf.pages:
            yield from page.resources.get("/Font", {}).values()

    def writing_lines(self) -> list[list[tuple[float, float]]]:
        """For each page its writing lines as (left, distance from the top), in millimetres."""
        return [sorted(_lines(page)) for page in self.pdf.pages]


def _walk(node: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _walk(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node.S).lstrip("/"), node
        if "/K" in node:
            yield from _walk(node.K)


def operations(page: Any) -> Iterator[tuple[list[Any], str]]:
    """What a page draws, as (operands, operator)."""
    for step in pikepdf.parse_content_stream(page):
        yield list(step.operands), str(step.operator)


def _lines(page: Any) -> Iterator[tuple[float, float]]:
    height = float(page.mediabox[3])
    stack: list[pikepdf.Matrix] = []
    here, width, start = pikepdf.Matrix(), 0.0, (0.0, 0.0)
    end = start
    for operands, operator in operations(page):
        numbers = [float(operand) for operand in operands] if operator in {"cm", "w", "m", "l"} else []
        match operator:
            case "q":
                stack.append(here)
            case "Q":
                here = stack.pop()
            case "cm":
                here = pikepdf.Matrix(*numbers) @ here
            case "w":
                width = numbers[0]
            case "m":
                start = end = (numbers[0], numbers[1])
            case "l":
                end = (numbers[0], numbers[1])
            case "S":
                if abs(width - WRITING_LINE) < 0.01 and start[1] == end[1] and end[0] - start[0] >= _SHORTEST:
                    left, top = here.transform(start)
                    yield left / MILLIMETRE, (height - top) / MILLIMETRE
