"""Documents that do not work on paper: too long, or of no use when blank."""

import math
from collections.abc import Iterator
from typing import Final

from scormpack.activities.plan.schema import Plan
from scormpack.core.findings import Code, Finding, Severity
from scormpack.core.markdown import plain_text
from scormpack.lint.thresholds import thresholds
from scormpack.lint.words import words
from scormpack.load.course import LoadedModule
from scormpack.model.base import Activity
from scormpack.model.output import Output, Part

PAGES: Final = Code(
    "R133",
    "A document that is too long",
    Severity.ERROR,
    "Staff print it, one sheet for each learner; a third page gets lost.",
    "take parts or writing lines away, or make two documents of it.",
    "house rule: at most two A4 pages, at 14 point with lines of 8 mm or more",
)
BLANK: Final = Code(
    "R134",
    "A document that is of no use when blank",
    Severity.ERROR,
    "Where nothing can be printed from the screen, learners get the blank one and a pen.",
    "give a part `lines` to write on.",
    "house rule: every document works blank and filled",
)


def check(loaded: LoadedModule) -> Iterator[Finding]:
    """One finding for each document that is too long when blank, or has no line to write on."""
    activities = {screen.id: screen.activity for screen in loaded.module.screens}
    for number, output in enumerate(loaded.module.outputs):
        pages = pages_when_blank(output, activities)
        if pages > thresholds().documents.most_pages:
            message = f"At most {thresholds().documents.most_pages} pages are wanted; blank it has about {pages:.1f}."
            yield Finding(PAGES, loaded.sheet.where("outputs", number), message)
        if not any(part.writing_lines for part in output.parts):
            message = f"The document `{output.id}` has no line to write on."
            yield Finding(BLANK, loaded.sheet.where("outputs", number), message)


def pages_when_blank(output: Output, activities: dict[str, Activity]) -> float:
    """About how many A4 pages the blank document fills, by the measures of print.css. Rounded up at the second page."""
    measures = thresholds().documents
    parts = sum(_part_mm(part, activities) for part in output.parts)
    return (measures.head_mm + parts) / measures.page_mm


def _part_mm(part: Part, activities: dict[str, Activity]) -> float:
    measures = thresholds().documents
    height = measures.gap_mm + (measures.heading_mm if part.heading else 0)
    for text in (text for text in (part.text, part.lead) if text):
        lines = sum(math.ceil(len(words(line)) / measures.words_a_line) for line in plain_text(text).split("\n"))
        height += lines * measures.text_line_mm
    activity = activities.get(part.from_ or "")
    if part.as_ == "table" and isinstance(activity, Plan) and not part.part:
        return height + len(activity.rows) * measures.row_mm
    return height + part.writing_lines * measures.writing_line_mm
