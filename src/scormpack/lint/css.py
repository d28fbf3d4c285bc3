"""A style sheet as rules with lines, and its lengths as pixels: as far as reading without a browser goes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_LENGTH: Final = re.compile(r"(-?\d*\.?\d+)(px|rem|em|pt|mm|%)?")
_VAR: Final = re.compile(r"var\((--[\w-]+)(?:,[^()]*)?\)")
_PRODUCT: Final = re.compile(r"calc\(\s*(\d*\.?\d+)\s*\*\s*([^\s()]+)\s*\)|calc\(\s*([^\s()]+)\s*\*\s*(\d*\.?\d+)\s*\)")
_CALLS: Final = re.compile(r"(clamp|min|max)\((.*)\)")
BROWSER_PX: Final = 16.0
_PX: Final[Mapping[str, float]] = {"px": 1, "pt": 96 / 72, "mm": 96 / 25.4}


@dataclass(frozen=True, slots=True)
class Block:
    """A rule: the at-rules around it (outermost first), its selectors, its declarations, and its line from 1."""

    around: tuple[str, ...]
    selectors: tuple[str, ...]
    values: Mapping[str, str]
    line: int

    @property
    def on_paper(self) -> bool:
        """Whether it counts in print alone."""
        return any(rule.startswith("@media print") for rule in self.around)


def blocks(text: str) -> Iterator[Block]:
    """Every rule of a style sheet, in order; comments keep their lines."""
    text = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    around: list[str] = []
    start = index = 0
    while index < len(text):
        sign = text[index]
        if sign == "{":
            head = " ".join(text[start:index].split())
            line = text.count("\n", 0, start + len(text[start:index]) - len(text[start:index].lstrip())) + 1
            if head.startswith(("@media", "@supports", "@keyframes", "@layer", "@container")):
                around.append(head)
            else:
                end = text.find("}", index)
                end = len(text) if end < 0 else end
                yield Block(tuple(around), _selectors(head), _values(text[index + 1 : end]), line)
                index = end
            start = index + 1
        elif sign == "}":
            around[-1:] = []
            start = index + 1
        elif sign == ";":
            start = index + 1
        index += 1


def pixels(value: str, root_px: float, variables: Mapping[str, str]) -> float | None:
    """The smallest that a length can be, in CSS pixels; an em counts as a rem. None when it cannot be read."""
    value = _resolved(value.strip(), variables)
    if call := _CALLS.fullmatch(value):
        parts = [pixels(part, root_px, variables) for part in _arguments(call[2])]
        known = [part for part in parts if part is not None]
        return (max if call[1] == "max" else min)(known, default=None)
    if product := _PRODUCT.fullmatch(value):
        factor, length = float(product[1] or product[4]), pixels(product[2] or product[3], root_px, variables)
        return None if length is None else factor * length
    if not (found := _LENGTH.fullmatch(value)):
        return None
    number, unit = float(found[1]), found[2] or ""
    if unit in {"rem", "em"}:
        return number * root_px
    if unit == "%":
        return number * root_px / 100
    return number * _PX[unit] if unit in _PX else None


def variables_of(found: tuple[Block, ...], *selectors: str) -> dict[str, str]:
    """The custom properties on screen under these selectors, later ones first to count."""
    return {
        name: value
        for selector in selectors
        for block in found
        if selector in block.selectors and not block.around
        for name, value in block.values.items()
        if name.startswith("--")
    }


def _resolved(value: str, variables: Mapping[str, str]) -> str:
    for _ in range(len(variables) + 1):
        resolved = _VAR.sub(lambda name: variables.get(name[1], name[0]), value)
        if resolved == value:
            return value
        value = resolved
    return value


def _arguments(text: str) -> Iterator[str]:
    depth, start = 0, 0
    for index, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth:
            yield text[start:index]
            start = index + 1
    yield text[start:]


def _selectors(head: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _arguments(head))


def _values(body: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in body.split(";") if ":" in part)
    return {name.strip(): " ".join(value.split()) for name, _, value in pairs}
