"""A small playable film that stands where a real one has not come yet, and says so."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from scormpack.core.files import replacing
from scormpack.media.card import NOTICE, Card, draw_card
from scormpack.media.encoding import encode_silent
from scormpack.media.pyav import pyav

SECONDS: Final = 6
_MOST_LINES: Final = 8
_RECIPE: Final = 2  # raise it when the same inputs give another film


def make_placeholder(title: str, lines: Sequence[str], colours: tuple[str, str], path: Path) -> None:
    """Writes an MP4 (H.264, silent AAC, 960x540, 6 seconds): the notice, the module's title, and `lines`.

    Each of the first eight lines is marked for an equal share of the time. `colours` are (ground, ink) as
    #RRGGBB. The same inputs give the same bytes with the same PyAV and Pillow, whatever the clock, the
    locale or the hash seed.
    """
    ground, ink = colours
    card = Card(_one_line(title), tuple(_one_line(line) for line in lines[:_MOST_LINES]), ground, ink)
    pictures = [draw_card(card, current) for current in range(max(len(card.lines), 1))]
    film = encode_silent(pictures, SECONDS)
    with replacing(path) as file:
        file.write(film)


def placeholder_key(title: str, lines: Sequence[str], colours: tuple[str, str]) -> str:
    """A digest of all that decides the film's bytes, to keep a made film under."""
    import PIL

    parts = [_RECIPE, pyav().__version__, PIL.__version__, title, list(lines), list(colours)]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _one_line(text: str) -> str:
    return " ".join(text.split())


def is_placeholder_text(text: str) -> bool:
    """Whether captions, chapters or a transcript were written for a placeholder and not for a real film."""
    return NOTICE in text
