"""Letters that are hard to read: too small, too close, slanted, in capitals, stretched to both margins."""

from collections.abc import Iterator
from typing import Final

from scormpack.core.findings import Code, Finding, Severity, Where
from scormpack.lint.css import BROWSER_PX, Block, pixels, variables_of
from scormpack.lint.pages import STYLE, Pages
from scormpack.lint.thresholds import thresholds

_SOURCE: Final = "British Dyslexia Association style guide; WCAG 2.2, 1.4.8 and 1.4.12"
_RUNNING: Final = (".prose", "p", "li", "body")
_HARD: Final = {
    ("font-style", "italic"): "slants letters",
    ("font-style", "oblique"): "slants letters",
    ("text-transform", "uppercase"): "makes capitals of all letters",
    ("font-variant", "small-caps"): "makes capitals of all letters",
    ("text-align", "justify"): "makes uneven gaps between words",
}

SMALL: Final = Code(
    "R121",
    "Letters that are too small, or lines that are too close or too long",
    Severity.ERROR,
    "Half of our readers are neurodivergent; small or crowded letters stop them before the words do.",
    "make the letters larger, the lines further apart or shorter.",
    _SOURCE,
)
HARD: Final = Code(
    "R122",
    "Letters in a shape that is hard to read",
    Severity.ERROR,
    "Slanted letters, capitals and underlines hide the shapes that words are known by.",
    "use bold type, or a larger size.",
    _SOURCE,
)


def check_pages(pages: Pages) -> Iterator[Finding]:
    """Findings in the style, as far as it can be read without a browser. Only links may be underlined."""
    root_px = _root_px(pages.blocks)
    variables = variables_of(pages.blocks, ":root")
    for block in pages.blocks:
        if block.on_paper or "@font-face" in block.selectors:
            continue
        where = Where(STYLE, block.line, block.selectors[0])
        for message in _small(block, root_px, variables):
            yield Finding(SMALL, where, message)
        for message in _hard(block):
            yield Finding(HARD, where, message)


def _root_px(found: tuple[Block, ...]) -> float:
    values = [block.values["font-size"] for block in found if "html" in block.selectors and "font-size" in block.values]
    return min((size for value in values if (size := pixels(value, BROWSER_PX, {}))), default=BROWSER_PX)


def _small(block: Block, root_px: float, variables: dict[str, str]) -> Iterator[str]:
    limits, running = thresholds().type, any(selector in _RUNNING for selector in block.selectors)
    size, line_height = _size(block), _line_height(block)
    least = limits.running_text_px if running else limits.smallest_px
    own_root = BROWSER_PX if "html" in block.selectors or block.selectors[0].startswith("[data-size") else root_px
    found = pixels(size, own_root, variables) if size else None
    if found is not None and 0 < found < least:
        yield f"At least {least:g} pixels are wanted; `{size}` can be {found:.1f}."
    if running and line_height is not None and line_height < limits.line_height:
        yield f"Lines of running text are wanted {limits.line_height:g} times as high as letters; here {line_height:g}."
    length = block.values.get("max-width", "")
    if running and length.endswith("ch") and float(length[:-2]) > limits.longest_line_ch:
        yield f"Lines of at most {limits.longest_line_ch:g} digits are wanted; `max-width` is {length}."


def _size(block: Block) -> str:
    if "font-size" in block.values:
        return block.values["font-size"]
    return next((part.partition("/")[0] for part in block.values.get("font", "").split() if "/" in part), "")


def _line_height(block: Block) -> float | None:
    short = next((part.partition("/")[2] for part in block.values.get("font", "").split() if "/" in part), "")
    value = block.values.get("line-height", short)
    return float(value) if value.replace(".", "", 1).isdigit() else None


def _hard(block: Block) -> Iterator[str]:
    for (name, value), what in _HARD.items():
        if block.values.get(name, "").split(" ")[0] == value:
            yield f"`{name}: {value}` {what}."
    lines = f"{block.values.get('text-decoration', '')} {block.values.get('text-decoration-line', '')}"
    if "underline" in lines.split() and not all(_of_a_link(selector) for selector in block.selectors):
        yield "Words are underlined that are no link."


def _of_a_link(selector: str) -> bool:
    return any(part.split(":")[0].split(".")[0] == "a" for part in selector.replace(">", " ").split())
