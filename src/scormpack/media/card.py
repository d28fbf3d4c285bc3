"""The title card of a placeholder film, drawn as a flat poster."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont, ImageFont

WIDTH: Final = 960
HEIGHT: Final = 540
NOTICE: Final = "This is a placeholder."
BECAUSE: Final = "The film for this module has not come yet."
WILL_SHOW: Final = "The film will show:"

_LEFT, _RIGHT = 136, 920
_LIST_TOP, _LIST_HEIGHT, _ROW = 262, 195, 39  # captions cover the lowest sixth of the picture
_SMALLEST = 14
_BOLD_FROM = 30


@dataclass(frozen=True, slots=True)
class Card:
    """What a placeholder says: the module's title and, line by line, what its film will show.

    `ground` and `ink` are #RRGGBB; their contrast is the caller's promise.
    """

    title: str
    lines: tuple[str, ...]
    ground: str
    ink: str


def draw_card(card: Card, current: int) -> "Image":
    """The card as a picture, with line number `current` (from 0) marked as the one that plays."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH, HEIGHT), card.ground)
    pen = ImageDraw.Draw(image)
    _film_edge(pen, card)
    _write(pen, _Words((_LEFT, 26), NOTICE, 58, card.ink, bold=True))
    _write(pen, _Words((_LEFT, 100), BECAUSE, 36, card.ink))
    pen.rectangle((_LEFT, 154, _RIGHT, 161), fill=card.ink)
    _write(pen, _Words((_LEFT, 170), card.title, 38, card.ink, bold=True))
    if card.lines:
        _write(pen, _Words((_LEFT, 224), WILL_SHOW, 26, card.ink))
        _rows(pen, card, current)
    return image


@dataclass(frozen=True, slots=True)
class _Words:
    at: tuple[int, int]
    text: str
    size: int
    colour: str
    bold: bool = False


def _film_edge(pen: "ImageDraw", card: Card) -> None:
    pen.rectangle((0, 0, 88, HEIGHT), fill=card.ink)
    for top in range(18, HEIGHT, 54):
        pen.rectangle((28, top, 60, top + 24), fill=card.ground)


def _rows(pen: "ImageDraw", card: Card, current: int) -> None:
    height = min(_ROW, _LIST_HEIGHT // len(card.lines))
    for number, line in enumerate(card.lines):
        top = _LIST_TOP + number * height
        marked = number == current
        if marked:
            pen.rectangle((_LEFT, top, _RIGHT, top + height - 2), fill=card.ink)
        colour = card.ground if marked else card.ink
        _write(pen, _Words((_LEFT + 16, top + height // 16), line, height * 2 // 3, colour))


def _write(pen: "ImageDraw", words: _Words) -> None:
    font, size = _fitted(words)
    pen.text(
        words.at,
        words.text,
        fill=words.colour,
        font=font,
        stroke_width=int(words.bold and size >= _BOLD_FROM),
    )


def _fitted(words: _Words) -> tuple["FreeTypeFont | ImageFont", int]:
    """Pillow's own font, made smaller until the words fit: the same letters on every machine."""
    from PIL import ImageFont

    size = words.size
    font = ImageFont.load_default(size)
    while font.getlength(words.text) > _RIGHT - words.at[0] and size > _SMALLEST:
        size -= 2
        font = ImageFont.load_default(size)
    return font, size
