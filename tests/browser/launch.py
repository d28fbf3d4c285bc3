"""How a platform starts a package, and the pages it needs for that."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from html import escape
from typing import Final

FRAME_WIDTH: Final = 650
FRAME_HEIGHT: Final = 666
DEEP: Final = 7


class Place(StrEnum):
    """Where the package stands to the window that has the API."""

    FRAME = "frame"  # a child of it
    DEEP = "deep"  # seven frames below it
    POPUP = "popup"  # opened by it
    ALONE = "alone"  # there is none
    FOREIGN = "foreign"  # there is none, and the parent is of another origin
    BETWEEN = "between"  # a frame of another origin stands between


@dataclass(frozen=True, slots=True)
class Launch:
    """One start. `entry` None: what the spec says; `unsupported`: the starts of elements that the platform lacks."""

    place: Place = Place.FRAME
    mode: str = "normal"
    entry: str | None = None
    unsupported: tuple[str, ...] = ()
    limit: int = 4096
    width: int = FRAME_WIDTH
    height: int = FRAME_HEIGHT


def platform_page(launch: Launch, number: int, cmi: dict[str, str], start: str) -> str:
    """Returns the page that has the API: with the package's frame, or with a button that opens it."""
    facts = json.dumps({**asdict(launch), "number": number, "cmi": cmi}).replace("<", "\\u003c")
    body = (
        f'<a id="open" href="{escape(start)}" target="sco">Open</a>' if launch.place == Place.POPUP else _frame(start)
    )
    head = f'<script type="application/json" id="launch">{facts}</script><script src="/scorm12.js"></script>'
    return _page(f'{head}<script src="/lms.js"></script>{body}', launch)


def passage_page(levels: int, start: str) -> str:
    """Returns a page without an API that holds the package, `levels` frames down."""
    inner = start if levels <= 1 else f"/passage/{levels - 1}?start={start}"
    return _page(_frame(inner), Launch())


def _frame(source: str) -> str:
    return f'<iframe id="sco" title="Module" src="{escape(source)}"></iframe>'


def _page(body: str, launch: Launch) -> str:
    style = f"body{{margin:0}}iframe{{border:0;width:{launch.width}px;height:{launch.height}px}}"
    return f'<!doctype html><html lang="en"><title>Platform</title><style>{style}</style><body>{body}</body></html>'
