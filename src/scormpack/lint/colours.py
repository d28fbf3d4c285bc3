"""Contrast of colours, as WCAG 2.2 reckons it."""

from typing import Final

_WHITE_SHARE: Final = 0.05
_KNEE: Final = 0.04045


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours written as #rgb or #rrggbb: 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + _WHITE_SHARE) / (darker + _WHITE_SHARE)


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    if len(digits) == 3:  # noqa: PLR2004 - #rgb is short for #rrggbb
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (_linear(int(digits[place : place + 2], 16) / 255) for place in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= _KNEE else ((share + 0.055) / 1.055) ** 2.4
