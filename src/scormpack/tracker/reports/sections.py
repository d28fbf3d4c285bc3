"""The parts of the page, in reading order: what is asked, the answer in a sentence, a chart, the table behind it."""

from collections.abc import Callable, Iterator
from typing import Final

from scormpack.tracker.reports import completion, inside
from scormpack.tracker.reports.report import Report
from scormpack.tracker.reports.section import Section

_MAKERS: Final[tuple[Callable[[Report], Iterator[Section]], ...]] = (
    completion.modules_section,
    completion.learners_section,
    completion.windows_section,
    completion.reach_section,
    completion.places_section,
    inside.screens_section,
    inside.confidence_section,
    inside.outputs_section,
    inside.times_section,
    inside.promotion_section,
    completion.courses_section,
    inside.counted_apart_section,
    completion.sites_section,
)


def sections_of(report: Report) -> tuple[Section, ...]:
    """Every section that this report has, in reading order."""
    return tuple(section for make in _MAKERS for section in make(report))
