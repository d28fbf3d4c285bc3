"""The hand that draws: matplotlib set to the house's look, out as clean SVG to stand inside a page."""

import io
import re
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from scormpack.core.errors import ToolMissing

INK: Final = "#1d1b26"
QUIET: Final = "#4a4655"
LINE: Final = "#d9cfbd"
PAPER: Final = "none"
MARIGOLD, TEAL, BLUE, PLUM, CORAL = "#f2a900", "#0f7b63", "#2457c5", "#8e2c7a", "#c93a22"
DEEP: Final = {MARIGOLD: "#7a4a00", TEAL: "#07473a", BLUE: "#122e6b", PLUM: "#4e1443", CORAL: "#6e1b0d"}
COLOURS: Final = (MARIGOLD, TEAL, BLUE, PLUM, CORAL)
FONT: Final = "Atkinson Hyperlegible Next"
WIDTH: Final = 8.2  # inches: 72 points each, so a page column
_LABEL_LETTERS: Final = 23
_STYLE: Final[Any] = {
    "font.family": [FONT, "DejaVu Sans"],
    "font.size": 12.5,
    "text.color": INK,
    "axes.edgecolor": INK,
    "axes.labelcolor": QUIET,
    "xtick.color": QUIET,
    "ytick.color": INK,
    "svg.fonttype": "none",
    "svg.hashsalt": "scormpack",
}
_HEAD: Final = re.compile(r"^.*?(?=<svg)", re.DOTALL)
_META: Final = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)
_GROUP_ID: Final = re.compile(r'(<g) id="[^"]*"')


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing as an SVG element, its title, and the words that stand for it."""

    svg: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Frame:
    """How a drawing is laid out, in inches: its height, and the margins around its axes."""

    height: float
    left: float = 2.15
    right: float = 0.75
    top: float = 0.06
    bottom: float = 0.34
    columns: int = 1


class Canvas:
    """One drawing: axes without frames, and the SVG when it is done. All are equally wide, so type is equally large."""

    def __init__(self, pyplot: Any, frame: Frame) -> None:
        self.frame, columns = frame, frame.columns
        self.figure = pyplot.Figure(figsize=(WIDTH, frame.height))
        self.figure.subplots_adjust(
            left=frame.left / WIDTH, right=1 - frame.right / WIDTH, top=1 - frame.top / frame.height,
            bottom=frame.bottom / frame.height, wspace=0.14,
        )  # fmt: skip
        self.axes = [self.figure.add_subplot(1, columns, number + 1) for number in range(columns)]
        for axes in self.axes:
            for side in ("top", "right", "left", "bottom"):
                axes.spines[side].set_visible(False)
            axes.tick_params(length=0)
            axes.set_facecolor(PAPER)
        self.figure.patch.set_alpha(0)

    def chart(self, name: str, title: str, words: str) -> Chart:
        """The drawing; `words` say all that it shows; `name` keeps its ids apart from other drawings' ids."""
        out = io.StringIO()
        self.figure.savefig(out, format="svg", metadata={"Date": None})
        return Chart(_clean(out.getvalue(), name, words), title, words)

    def labels(self, words: Sequence[str]) -> Any:
        """The axes with a row for each label, which stands at the left edge; long ones on two lines."""
        axes = self.axes[0]
        axes.set_yticks([])
        axes.set_ylim(len(words) - 0.4, -0.6)
        for index, label in enumerate(words):
            text = "\n".join(textwrap.wrap(label, _LABEL_LETTERS)[:2])
            axes.annotate(text, (0, index), (-self.frame.left * 72 + 1, 0), xycoords=axes.get_yaxis_transform(),
                          textcoords="offset points", va="center", linespacing=1.05)  # fmt: skip
        return axes


@contextmanager
def drawing(frame: Frame) -> Iterator[Canvas]:
    """A canvas in the house's look. Raises ToolMissing without matplotlib."""
    try:
        import logging

        import matplotlib as mpl
        from matplotlib import figure
    except ImportError as fault:
        raise ToolMissing("matplotlib is not installed.", fix="pip install 'scormpack[track]'") from fault
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # our font is the page's, not the machine's
    with mpl.rc_context(_STYLE):
        yield Canvas(figure, frame)


def _clean(svg: str, name: str, words: str) -> str:
    """No prologue, no metadata, no id twice on a page, a name that screen readers read."""
    svg = _META.sub("", _HEAD.sub("", svg))
    svg = _GROUP_ID.sub(r"\1", svg)
    svg = re.sub(r'\bid="([^"]+)"', rf'id="{name}-\1"', svg)
    svg = re.sub(r"url\(#([^)]+)\)", rf"url(#{name}-\1)", svg)
    svg = re.sub(r'xlink:href="#([^"]+)"', rf'xlink:href="#{name}-\1"', svg)
    svg = re.sub(r'(<svg[^>]*?) width="[^"]*"', r"\1", svg, count=1)
    svg = re.sub(r'(<svg[^>]*?) height="[^"]*"', r"\1", svg, count=1)
    label = words.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return re.sub(r"<svg", f'<svg role="img" aria-label="{label}"', svg, count=1).strip()
