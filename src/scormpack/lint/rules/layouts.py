"""Three screens in a row that look the same."""

from collections.abc import Iterator
from typing import Final

from scormpack.core.findings import Code, Finding, Severity
from scormpack.lint.thresholds import thresholds
from scormpack.load.course import LoadedModule
from scormpack.render.layout import layout_of

CODE: Final = Code(
    "R104",
    "Three screens running with the same layout",
    Severity.WARNING,
    "Sameness tires; a change of page helps a reader to know that something new begins.",
    "give one of the three another `layout`.",
    "house rule",
)


def check(loaded: LoadedModule) -> Iterator[Finding]:
    """One finding for each screen that is the third of its kind in a row."""
    row = thresholds().size.same_layout_running
    layouts = [layout_of(screen) for screen in loaded.module.screens]
    for number in range(row - 1, len(layouts)):
        if len(set(layouts[number - row + 1 : number + 1])) == 1:
            message = f"This is the third screen in a row with the layout `{layouts[number]}`."
            yield Finding(CODE, loaded.sheet.where("screens", number), message)
