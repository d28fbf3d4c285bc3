"""Pictures for a printer with one ink: the same drawings, their colours turned into greys that stay light."""

import re
from typing import Final

_COLOUR: Final = re.compile(rb"#([0-9A-Fa-f]{6})\b")
_INK_BELOW: Final = 0.06
_LIGHTEST_INK: Final = 0.35
_STEPS: Final = 20


def in_greys(svg: bytes) -> bytes:
    """The SVG in greys. Lines drawn in ink stay dark; filled fields are lifted, so that they print and copy cleanly."""
    return _COLOUR.sub(lambda found: _grey(found[1].decode("ascii")), svg)


def _grey(colour: str) -> bytes:
    level = _luminance(colour)
    lightness = level ** (1 / 2.4)
    shown = (
        0.1
        if level < _INK_BELOW and lightness < _LIGHTEST_INK * 0.5
        else _LIGHTEST_INK + (1 - _LIGHTEST_INK) * lightness
    )
    value = round(255 * min(1.0, round(shown * _STEPS) / _STEPS))
    return f"#{value:02x}{value:02x}{value:02x}".encode("ascii")


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB, IEC 61966-2-1
