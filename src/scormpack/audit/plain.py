"""Words as a browser understands them: references, escapes and joined strings resolved, so that nothing hides there."""

import re
from functools import lru_cache
from html import unescape
from typing import Final

_IN_SCRIPT: Final = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(/))")
_IN_STYLE: Final = re.compile(r"\\([0-9A-Fa-f]{1,6})[ \t]?")
_WORDS: Final = r"""(?:"[^"\\\n]{0,200}"|'[^'\\\n]{0,200}'|`[^`\\\n]{0,200}`)"""
_JOINED: Final = re.compile(rf"{_WORDS}(?:\s{{0,40}}\+\s{{0,40}}{_WORDS}){{1,50}}")
_COMMENT: Final = re.compile(r"/\*.{0,500}?\*/", re.DOTALL)
_LAST: Final = 0x10FFFF


def plain_markup(text: str) -> str:
    """The text with its character references resolved."""
    return unescape(text) if "&" in text else text


def plain_style(text: str) -> str:
    """The style sheet with its escapes resolved."""
    return _IN_STYLE.sub(lambda found: _letter(found[1]), text) if "\\" in text else text


@lru_cache(maxsize=2)
def plain_script(text: str) -> str:
    """The script with its escapes resolved and the strings joined that it joins with `+`; every line stays a line."""
    if "\\" in text:
        text = _IN_SCRIPT.sub(lambda found: "/" if found[4] else _letter(found[1] or found[2] or found[3]), text)
    return _JOINED.sub(_join, text)


@lru_cache(maxsize=2)
def readings(script: str) -> tuple[str, ...]:
    """The script as it stands, and, when that is another, as it is understood: plain, without comments inside it."""
    understood = _COMMENT.sub(lambda found: " " + "\n" * found[0].count("\n"), plain_script(script))
    return (script,) if understood == script else (script, understood)


def _letter(number: str) -> str:
    value = int(number, 16)
    return chr(value) if 0x20 <= value <= _LAST else " "  # noqa: PLR2004 - no control sign, so that lines stay


def _join(found: re.Match[str]) -> str:
    quote = found[0][0]
    parts = re.findall(_WORDS, found[0])
    return "\n" * found[0].count("\n") + quote + "".join(part[1:-1] for part in parts) + quote
