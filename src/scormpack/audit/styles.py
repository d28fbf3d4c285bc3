"""What a style sheet loads."""

import re
from collections.abc import Iterator
from typing import Final

from scormpack.audit.files import File

_ASKED: Final = re.compile(r"""url\(\s*["']?\s*([^"')\s]{1,500})|@import\s+["']\s*([^"']{1,500})""", re.IGNORECASE)


def addresses_in_style(file: File) -> Iterator[tuple[str, int]]:
    """Each address that a style sheet loads, escapes resolved, with its line; nothing for other files."""
    if file.suffix == "css":
        for match in _ASKED.finditer(file.spoken):
            yield match[1] or match[2], file.line_at(match.start())
