"""The report as one HTML page that asks nothing of any server: styles, type and charts stand inside it."""

import base64
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from markupsafe import Markup, escape

from scormpack.core.files import write_text
from scormpack.core.templates import fill, templates_folder
from scormpack.tracker.disclosure.derived import rate
from scormpack.tracker.disclosure.published import State
from scormpack.tracker.metrics.cubes import EVERY
from scormpack.tracker.metrics.definitions import DEFINITIONS
from scormpack.tracker.metrics.sources import CAPABILITIES, METRICS
from scormpack.tracker.reports.grid import interval, percent, shown
from scormpack.tracker.reports.report import Report
from scormpack.tracker.reports.sections import sections_of

_VERDICTS: Final = ("supported", "not supported", "not measurable")
_FONT: Final = re.compile(r"url\((fonts/[\w.-]+)\)")
_SOURCES: Final = {
    "xapi": "xAPI statements", "moodle-scorm": "Moodle SCORM report", "moodle-log": "Moodle log",
    "csv": "CSV of an LMS", "tally": "Paper tally", "moodle-completion": "Moodle activity completion",
    "moodle-course": "Moodle course completion", "moodle-grades": "Moodle gradebook",
}  # fmt: skip
_PEOPLE: Final = {
    "one": "All prisons share one key for pseudonyms, so a learner who moved between them is counted once, where they "
    "started.",
    "site": "Each prison has a key of its own for pseudonyms, so a learner who moved is counted once in each.",
}


@dataclass(frozen=True, slots=True)
class Head:
    """One of the large figures at the top."""

    title: str
    value: str
    more: str


def write_page(report: Report, path: Path) -> None:
    """Writes the page, whole or not at all."""
    write_text(path, page(report))


def page(report: Report) -> str:
    """The page as HTML."""
    about, published = report.about, report.published
    figures = (figure for table in published.tables.values() for row in table.rows for figure in row.figures.values())
    values = {
        "about": about,
        "css": _css(),
        "span": f"{_day(about.windows[0].first)} to {_day(about.windows[-1].last)}",
        "day": _day(datetime.fromisoformat(about.as_of).date()),
        "heads": tuple(_heads(report)),
        "rules": published.rules,
        "proof": published.proof,
        "marked": any(figure.state is State.REPRINTED and figure.value is not None for figure in figures),
        "sections": sections_of(report),
        "ledger": report.ledger,
        "tally": _tally(report),
        "metrics": [DEFINITIONS[metric].title for metric in METRICS],
        "sources": [
            (_SOURCES[k], about.sources.get(k, 0), [str(can) for can in row.values()])
            for k, row in CAPABILITIES.items()
        ],
        "people": _PEOPLE.get(about.key_scope, ""),
        "code": _code,
        "shown": shown,
        "percent": percent,
        "interval": interval,
    }
    return fill("report/report.html.j2", values)


def _code(words: str) -> Markup:
    """The words with what stands between backticks as code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(words))))  # noqa: S704 - escaped before


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _css() -> str:
    """The house's tokens, type and base, and the report's own, with the font files inside."""
    theme = templates_folder() / "theme"
    text = "\n".join((theme / name).read_text("utf-8") for name in ("tokens.css", "base.css"))
    text += (templates_folder() / "report" / "report.css").read_text("utf-8")

    def inside(match: re.Match[str]) -> str:
        data = base64.b64encode((theme / match[1]).read_bytes()).decode("ascii")
        return f"url(data:font/woff2;base64,{data})"

    return _FONT.sub(inside, text)


def _heads(report: Report) -> Iterator[Head]:
    published = report.published
    learners = published.figure("learners", (), "starts")
    if learners:
        yield Head("learners started", shown(learners), "each counted once on the course")
    done = published.figure("modules", (EVERY,), "completed")
    if done:
        yield Head("modules completed", shown(done), "within the follow-up of the start")
    found = rate(done, published.figure("modules", (EVERY,), "followed"))
    yield Head("completion rate", percent(found), f"95% interval {interval(found)}" if found else "not shown")
    sites = published.reach.get(("all", EVERY))
    more = f"{'or more ' if sites.at_least else ''}of {sites.of} in scope" if sites else "not measurable"
    yield Head("prisons reached", str(sites.count) if sites else "-", more)


def _tally(report: Report) -> list[tuple[str, int]]:
    counts = Counter(one.verdict for one in report.ledger.verdicts) if report.ledger else Counter()
    return [(verdict, counts[verdict]) for verdict in _VERDICTS]
