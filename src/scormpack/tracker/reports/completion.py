"""The parts of the page about starts and completions: by module, over time, by place, against other courses."""

from collections.abc import Iterator
from typing import Final

from scormpack.tracker.disclosure.derived import ranking
from scormpack.tracker.metrics.cubes import EVERY
from scormpack.tracker.reports.charts import counts_chart, rates_chart, reach_chart
from scormpack.tracker.reports.report import Report
from scormpack.tracker.reports.section import Section, SiteLine, defined, parts_of, said, table_grid

_RATES_BY: Final = ("countries", "regions", "estates", "phases", "cohorts")


def modules_section(report: Report) -> Iterator[Section]:
    """Completion by module."""
    grid = table_grid(report, "modules")
    if grid is None:
        return
    total = next((line for line in grid.lines if line.total), None)
    answer = "A figure for all modules is not shown: it would give someone away."
    if total and total.rates[0]:
        answer = (
            f"Of the learners whose follow-up is over, {said(total.rates[0])} completed the module that they started."
        )
    chart = rates_chart(
        "modules", "Completion rate by module", [(line.labels[0], line.rates[0]) for line in parts_of(grid)]
    )
    ids = ("starts", "completions", "completion-rate") + (("adjusted-rate",) if len(grid.rates) > 1 else ())
    note = report.about.missing.get("adjusted-rate", "")
    yield Section(
        "modules",
        "Do learners complete what they start?",
        answer,
        defined(*ids),
        (chart,),
        (grid,),
        notes=(note,) if note else (),
    )


def learners_section(report: Report) -> Iterator[Section]:
    """Completion of the whole course."""
    grid = table_grid(report, "learners")
    if grid and grid.lines:
        found = grid.lines[0].rates[0]
        answer = (
            f"{said(found)} of the learners completed the whole course."
            if found
            else "Too few did to show a figure, or too few did not."
        )
        yield Section(
            "course",
            "Do learners complete the whole course?",
            answer,
            defined("course-completion-rate"),
            grids=(grid,),
        )


def windows_section(report: Report) -> Iterator[Section]:
    """Starts and completion over time."""
    grid = table_grid(report, "windows")
    if grid is None:
        return
    starts = [(line.labels[0], line.figures[0].value) for line in parts_of(grid)]
    rates = [(line.labels[0], line.rates[0]) for line in parts_of(grid)]
    charts = (
        counts_chart("starts", "Starts by cycle or month", starts),
        rates_chart("by-window", "Completion rate by cycle or month", rates),
    )
    yield Section(
        "windows",
        "How did it go over time?",
        "Starts above, completion rates below.",
        defined("starts", "completion-rate"),
        charts,
        (grid,),
    )


def reach_section(report: Report) -> Iterator[Section]:
    """Prisons with a start."""
    reach, labels = report.published.reach, report.labels
    every = reach.get(("all", EVERY))
    if every is None:
        why = report.about.missing.get("reach", "")
        yield Section("reach", "How many prisons did it reach?", "", defined("reach"), missing=why)
        return
    answer = f"{every} prisons where the course was available had at least one start.".capitalize()
    lines = [
        (dim, SiteLine(labels.of(dim, value), found))
        for (dim, value), found in reach.items()
        if dim in {"country", "region", "estate", "window"}
    ]
    rows = [line for _, line in lines]
    groups = [(line.label, line.sites.count, line.sites.of) for dim, line in lines if dim != "window"]
    title = "Prisons with a start, of prisons in scope"
    if any(line.sites.at_least for line in rows):
        title = f"Prisons with {report.published.rules.threshold} starts or more, of prisons in scope"
    chart = (reach_chart("reach", title, groups),) if groups else ()
    late = [
        f"{labels.of('window', window)}: {s.count} of {s.of} prisons delivered data."
        for window, s in report.published.delivered.items()
    ]
    yield Section(
        "reach", "How many prisons did it reach?", answer, defined("reach"), chart, (), tuple(rows), tuple(late)
    )


def places_section(report: Report) -> Iterator[Section]:
    """Completion by country, region, estate, phase and cohort."""
    grids = [grid for table in _RATES_BY if (grid := table_grid(report, table))]
    if not grids:
        return
    charts = tuple(
        rates_chart(
            grid.id,
            f"Completion rate {grid.title.lower()}",
            [(line.labels[0], line.rates[0]) for line in parts_of(grid)],
        )
        for grid in grids
    )
    yield Section(
        "places",
        "Where do learners complete?",
        "Intervals that overlap are no difference.",
        defined("completion-rate"),
        charts,
        tuple(grids),
    )


def courses_section(report: Report) -> Iterator[Section]:
    """The ranking against other courses."""
    table, grid = report.published.tables.get("courses"), table_grid(report, "courses")
    found = ranking(table) if table else None
    title = "How does it compare with other courses?"
    if found is None or grid is None:
        yield Section(
            "ranking",
            title,
            "",
            defined("ranking"),
            missing=report.about.missing.get("ranking", "No other course has published figures."),
        )
        return
    own = report.labels.of("course", report.about.course)
    places = [(report.labels.of("course", place.course), place.rate) for place in found.places]
    chart = rates_chart("ranking", "Course completion rate by course", places, own)
    place = found.of(report.about.course)
    answer = (
        f"{own} ranks {place.rank} of {len(places)}{', tied: its interval overlaps another' if place.tied else ''}."
        if place
        else f"{own} has no published course completion rate yet, so it is not ranked."
    )
    left = (f"Left out, with too few starters or no figure to show: {len(found.left_out)}.",) if found.left_out else ()
    yield Section("ranking", title, answer, defined("ranking"), (chart,), (grid,), notes=left)


def sites_section(report: Report) -> Iterator[Section]:
    """The tables that only an internal report has."""
    grids = tuple(
        grid for table in ("sites", "sites-modules", "modules-windows") if (grid := table_grid(report, table))
    )
    if grids:
        answer = "For those who work on the programme. Not for publication, and suppressed all the same."
        yield Section("sites", "Prison by prison", answer, defined("starts", "completions"), grids=grids)
