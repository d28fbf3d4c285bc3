"""Colours that do not stand out from each other, in any theme and any module's colour."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Final

from scormpack.core.findings import Code, Finding, Severity, Where
from scormpack.lint.colours import contrast
from scormpack.lint.css import Block, variables_of
from scormpack.lint.pages import STYLE, Pages
from scormpack.lint.thresholds import thresholds

_THEMES: Final = ("", '[data-theme="white"]', '[data-theme="dark"]')
_COLOURS: Final = tuple(f'[data-colour="{name}"]' for name in ("marigold", "teal", "blue", "plum", "coral"))

CODE: Final = Code(
    "R123",
    "Colours that do not stand out from each other",
    Severity.ERROR,
    "Old screens, bright rooms and tired eyes: pale words on a pale ground are not there.",
    "make one of the two darker or lighter in templates/theme/tokens.css.",
    "WCAG 2.2, 1.4.3 (4.5 for text) and 1.4.11 (3 for marks)",
)


def check_pages(pages: Pages) -> Iterator[Finding]:
    """One finding for each pair of tokens that is too close, with the first theme and colour where it is."""
    limits, told = thresholds().contrast, set[tuple[str, str]]()
    for theme, colour in product(_THEMES, _COLOURS):
        tokens = variables_of(pages.blocks, ":root", colour, theme, theme + colour)
        for pairs, least in ((limits.text_pairs, limits.text), (limits.mark_pairs, limits.marks)):
            for pair in pairs:
                colours = [_colour(tokens, name) for name in pair]
                if pair in told or not all(colours) or (found := contrast(*colours)) >= least:
                    continue
                told.add(pair)
                where = Where(STYLE, _line(pages.blocks, pair[0]), f"--{pair[0]}")
                place = f"{theme or 'the cream theme'}{colour}"
                message = f"{least:g} is wanted of --{pair[0]} on --{pair[1]}; in {place} it is {found:.2f}."
                yield Finding(CODE, where, message)


def _colour(tokens: Mapping[str, str], name: str) -> str:
    value = tokens.get(f"--{name}", "")
    while value.startswith("var("):
        value = tokens.get(value[4:-1], "")
    return value if value.startswith("#") else ""


def _line(found: tuple[Block, ...], name: str) -> int:
    return next((block.line for block in found if f"--{name}" in block.values), 1)
