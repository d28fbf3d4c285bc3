"""Things to press that are too small, and a focus that nobody sees: as far as a style can be read without a browser."""

import re
from collections.abc import Iterator
from typing import Final

from scormpack.core.findings import Code, Finding, Severity, Where
from scormpack.lint.css import Block, pixels, variables_of
from scormpack.lint.pages import STYLE, Pages
from scormpack.lint.thresholds import thresholds

_PRESSED: Final = re.compile(
    r"(?:^|[\s>+~])(?:button|input|select|textarea|summary|a|\.button|\[data-go\])(?![\w-])[^\s>+~]*$"
)
_NOT_PRESSED: Final = re.compile(r"^(?:h[1-6]|main|section|\[tabindex=\"?-1\"?\])")
_ROOT_PX: Final = 16.0

SMALL: Final = Code(
    "R124",
    "A thing to press that is too small",
    Severity.ERROR,
    "Shaking hands, small touch pads and worn mice miss small things.",
    "make it at least 24 pixels wide and high; 44 is what the house aims at.",
    "WCAG 2.2, 2.5.8 (target size)",
)
FOCUS: Final = Code(
    "R125",
    "A focus that nobody sees",
    Severity.ERROR,
    "Who uses the keyboard alone does not know where they are.",
    "keep the outline, or show the focus in another way under :focus-visible.",
    "WCAG 2.2, 2.4.7 (focus visible)",
)


def check_pages(pages: Pages) -> Iterator[Finding]:
    """Findings in the style on screen."""
    blocks = tuple(block for block in pages.blocks if not block.on_paper)
    variables = variables_of(blocks, ":root")
    shown = {selector for block in blocks if _shows_focus(block) for selector in block.selectors}
    if not any(selector in {":focus", ":focus-visible"} for selector in shown):
        yield Finding(FOCUS, Where(STYLE, 1), "No rule for :focus or :focus-visible draws an outline.")
    for block in blocks:
        if any(_PRESSED.search(selector) and "::" not in selector for selector in block.selectors):
            yield from _sizes(block, variables)
        if _hides_focus(block) and not _shows_focus(block):
            for selector in block.selectors:
                if not _is_made_good(selector, shown):
                    message = f"`{selector}` takes the outline away and shows nothing instead."
                    yield Finding(FOCUS, Where(STYLE, block.line, selector), message)


def _sizes(block: Block, variables: dict[str, str]) -> Iterator[Finding]:
    least = thresholds().targets.smallest_px
    for name in ("width", "height", "min-height"):
        found = pixels(block.values.get(name, ""), _ROOT_PX, variables)
        if found is not None and 0 < found < least and not block.values.get(name, "").endswith("%"):
            message = f"At least {least:g} pixels are wanted; `{name}: {block.values[name]}` can be {found:.0f}."
            yield Finding(SMALL, Where(STYLE, block.line, block.selectors[0]), message)


def _hides_focus(block: Block) -> bool:
    return block.values.get("outline", "").split(" ")[0] in {"0", "none"} or block.values.get("outline-style") == "none"


def _shows_focus(block: Block) -> bool:
    if not any(":focus" in selector for selector in block.selectors):
        return False
    outline, shadow = (block.values.get(name, "none") for name in ("outline", "box-shadow"))
    return outline.split(" ")[0] not in {"0", "none"} or shadow != "none"


def _is_made_good(selector: str, shown: set[str]) -> bool:
    if ":not(:focus-visible)" in selector or _NOT_PRESSED.match(selector):
        return True
    base = selector.partition(":focus")[0]
    return any(other.startswith(f"{base}:focus-visible") for other in shown)
