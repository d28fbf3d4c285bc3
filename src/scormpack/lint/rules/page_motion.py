"""Pages that move, hurry or begin by themselves."""

import re
from collections.abc import Iterator
from typing import Final

from scormpack.core.findings import Code, Finding, Severity, Where
from scormpack.lint.pages import SCRIPT, STYLE, Pages, tags_at
from scormpack.lint.thresholds import thresholds

_BY_THEMSELVES: Final = {
    "//*[@autoplay]": "begins to play by itself",
    "//meta[translate(@http-equiv, 'REFSH', 'refsh')='refresh']": "loads another page by itself",
    "//marquee | //blink": "moves by itself",
}
_IN_SCRIPT: Final = {
    re.compile(r"\bsetInterval\s*\("): "does something again and again",
    re.compile(r"\.autoplay\s*=\s*(?!false)"): "makes something play by itself",
    re.compile(r"\blocation\.reload\s*\("): "loads the page again",
}
_SECONDS: Final = re.compile(r"(?<![\w.-])(\d*\.?\d+)(ms|s)\b")
_COMMENT: Final = re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", re.DOTALL)

CODE: Final = Code(
    "R120",
    "A page that moves, hurries or begins by itself",
    Severity.ERROR,
    "What moves takes the eyes away; what hurries locks slow readers out; what flashes can cause a fit.",
    "let the learner start it; put movement under `@media (prefers-reduced-motion: no-preference)`.",
    "WCAG 2.2, 1.4.2, 2.2.1, 2.2.2 and 2.3.1",
)


def check_pages(pages: Pages) -> Iterator[Finding]:
    """Findings in the markup, the style and the script."""
    for path, root in pages.roots.items():
        for xpath, what in _BY_THEMSELVES.items():
            for tag in tags_at(root, xpath):
                yield Finding(CODE, Where(path, 0, f"<{tag}>"), f"On the page, <{tag}> {what}.")
    yield from _style(pages)
    script = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), pages.script)
    for pattern, what in _IN_SCRIPT.items():
        for match in pattern.finditer(script):
            line = script.count("\n", 0, match.start()) + 1
            yield Finding(CODE, Where(SCRIPT, line), f"`{match.group().strip()}` {what}.")


def _style(pages: Pages) -> Iterator[Finding]:
    shortest = 1 / thresholds().motion.flashes_a_second
    for block in pages.blocks:
        calm = any("prefers-reduced-motion: no-preference" in rule for rule in block.around)
        for name, value in block.values.items():
            if name not in {"animation", "animation-duration"} or value in {"none", "0s"}:
                continue
            found = _SECONDS.search(value)
            seconds = float(found[1]) / (1000 if found[2] == "ms" else 1) if found else 0
            if not calm:
                message = f"`{name}: {value}` also moves for those who asked for no movement."
                yield Finding(CODE, Where(STYLE, block.line, block.selectors[0]), message)
            elif "infinite" in value and seconds < shortest:
                message = f"`{name}: {value}` can flash more than three times in a second."
                yield Finding(CODE, Where(STYLE, block.line, block.selectors[0]), message)
