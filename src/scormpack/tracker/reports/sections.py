"""The parts of the page, in reading order: what is asked, the answer in a sentence, a chart, the table behind it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from scormpack.tracker.disclosure.derived import Rate, ranking, ratio
from scormpack.tracker.metrics.cubes import EVERY
from scormpack.tracker.metrics.definitions import DEFINITIONS, Definition
from scormpack.tracker.reports.charts import (
    change_chart,
    counts_chart,
    lines_chart,
    rates_chart,
    reach_chart,
    steps_chart,
)  # fmt: skip
from scormpack.tracker.reports.drawing import Chart
from scormpack.tracker.reports.grid import Grid, Line, grid_of
from scormpack.tracker.reports.report import Report

_RATES_BY: Final = ("countries", "regions", "estates", "phases", "cohorts")


@dataclass(frozen=True, slots=True)
class SiteLine:
    """One row of a table of sites."""

    label: str
    count: int
    of: int


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the page. `answer` is one plain sentence; `missing` says why there is no figure."""

    id: str
    title: str
    answer: str
    definitions: tuple[Definition, ...]
    charts: tuple[Chart, ...] = ()
    grids: tuple[Grid, ...] = ()
    sites: tuple[SiteLine, ...] = ()
    notes: tuple[str, ...] = ()
    missing: str = ""
    averages: tuple[tuple[str, str, str], ...] = field(default=())


def sections_of(report: Report) -> tuple[Section, ...]:
    """Every section that this report has, in reading order."""
    return tuple(section for make in _MAKERS for section in make(report))


def _grid(report: Report, table: str) -> Grid | None:
    found = report.published.tables.get(table)
    return grid_of(found, report) if found else None


def _plain(grid: Grid) -> list[Line]:
    return [line for line in grid.lines if not line.total]


def _said(found: Rate | None) -> str:
    return f"{100 * found.share:.0f}% ({100 * found.low:.0f} to {100 * found.high:.0f}%)" if found else "not shown"


def _defined(*ids: str) -> tuple[Definition, ...]:
    return tuple(DEFINITIONS[id_] for id_ in ids)


def _modules(report: Report) -> Iterator[Section]:
    grid = _grid(report, "modules")
    if grid is None:
        return
    total = next((line for line in grid.lines if line.total), None)
    answer = "A figure for all modules is not shown: it would give someone away."
    if total and total.rates[0]:
        answer = (
            f"Of the learners whose follow-up is over, {_said(total.rates[0])} completed the module that they started."
        )
    chart = rates_chart(
        "modules", "Completion rate by module", [(line.labels[0], line.rates[0]) for line in _plain(grid)]
    )
    ids = ("starts", "completions", "completion-rate") + (("adjusted-rate",) if len(grid.rates) > 1 else ())
    note = report.about.missing.get("adjusted-rate", "")
    yield Section(
        "modules",
        "Do learners complete what they start?",
        answer,
        _defined(*ids),
        (chart,),
        (grid,),
        notes=(note,) if note else (),
    )


def _learners(report: Report) -> Iterator[Section]:
    grid = _grid(report, "learners")
    if grid and grid.lines:
        found = grid.lines[0].rates[0]
        answer = (
            f"{_said(found)} of the learners completed the whole course."
            if found
            else "Too few did to show a figure, or too few did not."
        )
        yield Section(
            "course",
            "Do learners complete the whole course?",
            answer,
            _defined("course-completion-rate"),
            grids=(grid,),
        )


def _windows(report: Report) -> Iterator[Section]:
    grid = _grid(report, "windows")
    if grid is None:
        return
    starts = [(line.labels[0], line.figures[0].value) for line in _plain(grid)]
    rates = [(line.labels[0], line.rates[0]) for line in _plain(grid)]
    charts = (
        counts_chart("starts", "Starts by cycle or month", starts),
        rates_chart("by-window", "Completion rate by cycle or month", rates),
    )
    yield Section(
        "windows",
        "How did it go over time?",
        "Starts above, completion rates below.",
        _defined("starts", "completion-rate"),
        charts,
        (grid,),
    )


def _reach(report: Report) -> Iterator[Section]:
    reach, labels = report.published.reach, report.labels
    every = reach.get(("all", EVERY))
    if every is None:
        why = report.about.missing.get("reach", "")
        yield Section("reach", "How many prisons did it reach?", "", _defined("reach"), missing=why)
        return
    answer = f"{every.count} of {every.of} prisons where the course was available had at least one start."
    groups = [
        (labels.of(dim, value), found.count, found.of)
        for (dim, value), found in reach.items()
        if dim in {"country", "region", "estate"}
    ]
    rows = [SiteLine(*group) for group in groups]
    rows += [
        SiteLine(labels.of("window", value), s.count, s.of) for (dim, value), s in reach.items() if dim == "window"
    ]
    chart = (reach_chart("reach", "Prisons with a start, of prisons in scope", groups),) if groups else ()
    late = [
        f"{labels.of('window', window)}: {s.count} of {s.of} prisons delivered data."
        for window, s in report.published.delivered.items()
    ]
    yield Section(
        "reach", "How many prisons did it reach?", answer, _defined("reach"), chart, (), tuple(rows), tuple(late)
    )


def _places(report: Report) -> Iterator[Section]:
    grids = [grid for table in _RATES_BY if (grid := _grid(report, table))]
    if not grids:
        return
    charts = tuple(
        rates_chart(
            grid.id, f"Completion rate {grid.title.lower()}", [(line.labels[0], line.rates[0]) for line in _plain(grid)]
        )
        for grid in grids
    )
    yield Section(
        "places",
        "Where do learners complete?",
        "Intervals that overlap are no difference.",
        _defined("completion-rate"),
        charts,
        tuple(grids),
    )


def _sites(report: Report) -> Iterator[Section]:
    grids = tuple(grid for table in ("sites", "sites-modules", "modules-windows") if (grid := _grid(report, table)))
    if grids:
        answer = "For those who work on the programme. Not for publication, and suppressed all the same."
        yield Section("sites", "Prison by prison", answer, _defined("starts", "completions"), grids=grids)


def _screens(report: Report) -> Iterator[Section]:
    grid = _grid(report, "screens")
    if grid is None:
        yield from _missing(report, "screens", "How far do learners come?", "drop-off")
        return
    modules: dict[str, list[tuple[str, Rate | None]]] = {}
    for line in grid.lines:
        modules.setdefault(line.labels[0], []).append((line.labels[1], line.rates[0]))
    chart = steps_chart("screens", "Share of starters who opened each screen", list(modules.items()))
    answer = "Each bar is a screen, from the first to the last; its height is the share of starters who opened it."
    yield Section("screens", "How far do learners come?", answer, _defined("drop-off"), (chart,), (grid,))


def _confidence(report: Report) -> Iterator[Section]:
    grid = _grid(report, "confidence")
    if grid is None:
        yield from _missing(report, "confidence", "Are learners more confident afterwards?", "confidence")
        return
    rows = [
        (line.labels[0], line.figures[0].value, tuple(figure.value for figure in line.figures[1:4]))
        for line in _plain(grid)
    ]
    chart = change_chart("confidence", "Confidence after, against before", rows)
    total = next((line for line in grid.lines if line.total), None)
    answer = "Too few answered both times to show a figure for all modules."
    if total and total.rates[0]:
        answer = f"{_said(total.rates[0])} of the learners who answered both times were more sure afterwards."
    means = tuple(_average(report, "confidence", "Mean change, on a scale of 1 to 5", "{:+.1f}"))
    yield Section(
        "confidence",
        "Are learners more confident afterwards?",
        answer,
        _defined("confidence"),
        (chart,),
        (grid,),
        averages=means,
    )


def _average(report: Report, kind: str, title: str, form: str) -> Iterator[tuple[str, str, str]]:
    for key, average in sorted(report.published.averages.items()):
        if key[0] == kind and key[1] == report.about.course:
            words = form.format(average.value) if average.value is not None else "fewer than 30 people"
            yield title, report.labels.of("module", key[2]), words


def _outputs(report: Report) -> Iterator[Section]:
    grid = _grid(report, "outputs")
    if grid is None:
        yield from _missing(report, "outputs", "Do learners make something to keep?", "outputs")
        return
    chart = rates_chart(
        "outputs",
        "Share of starters who made the document",
        [(": ".join(line.labels), line.rates[0]) for line in grid.lines],
    )
    yield Section(
        "outputs",
        "Do learners make something to keep?",
        "A document counts when it was saved or printed.",
        _defined("outputs"),
        (chart,),
        (grid,),
    )


def _times(report: Report) -> Iterator[Section]:
    rows = (
        *_average(report, "minutes", "Median minutes to completion", "{:.0f}"),
        *_average(report, "sessions", "Median sessions to completion", "{:.0f}"),
    )
    if rows:
        answer = "Medians of completers, for 30 people or more. They stand outside the proof of the disclosure control."
        yield Section("times", "How long does it take?", answer, _defined("time-spent", "sessions"), averages=rows)
    else:
        yield from _missing(report, "times", "How long does it take?", "time-spent")


def _promotion(report: Report) -> Iterator[Section]:
    grid = _grid(report, "contacts")
    if grid:
        chart = counts_chart(
            "contacts",
            "Starts by the site's latest contact before them",
            [(line.labels[0], line.figures[0].value) for line in _plain(grid)],
        )
        answer = "Starts that followed each kind of contact. It does not show that the contact caused them."
        yield Section("contact", "What came before the starts?", answer, _defined("contact"), (chart,), (grid,))
    table, grid = report.published.tables.get("broadcast"), _grid(report, "broadcast")
    if table is None or grid is None:
        return
    windows = list(dict.fromkeys(line.key[0] for line in grid.lines))
    lines = []
    for tv, words in (("yes", "with Wayout TV"), ("no", "without")):
        before = report.published.figure("broadcast", (windows[0], tv), "starts")
        lines.append(
            (words, [ratio(report.published.figure("broadcast", (window, tv), "starts"), before) for window in windows])
        )
    labels = [report.labels.of("window", window) for window in windows]
    title, defined = "Do broadcasts and starts go together?", _defined("broadcast")
    if all(value is None for _, values in lines for value in values):
        answer = "Too few started in the 12 weeks before the first cycle, so there is nothing to compare with."
        yield Section("broadcast", title, answer, defined, (), (grid,))
        return
    chart = lines_chart("broadcast", "Starts at prisons with and without Wayout TV", labels, lines)
    answer = (
        "Starts in each cycle, the 12 weeks before the first cycle being 100. An association, not a proof of cause."
    )
    yield Section("broadcast", title, answer, defined, (chart,), (grid,))


def _courses(report: Report) -> Iterator[Section]:
    table, grid = report.published.tables.get("courses"), _grid(report, "courses")
    found = ranking(table) if table else None
    title = "How does it compare with other courses?"
    if found is None or grid is None:
        yield Section(
            "ranking",
            title,
            "",
            _defined("ranking"),
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
    yield Section("ranking", title, answer, _defined("ranking"), (chart,), (grid,), notes=left)


def _loose(report: Report) -> Iterator[Section]:
    rows = tuple(
        (
            DEFINITIONS[name].title,
            report.labels.of("module", module) if module else "Course",
            str(figure.value) if figure.value is not None else "c",
        )
        for (name, module), figure in sorted(report.published.loose.items())
    )
    if rows:
        yield Section(
            "apart",
            "Counted apart",
            "Neither starts nor completions.",
            _defined("failed-launches", "waived"),
            averages=rows,
        )


def _missing(report: Report, id_: str, title: str, metric: str) -> Iterator[Section]:
    why = report.about.missing.get(metric, "The sources of this report do not say.")
    yield Section(id_, title, "", _defined(metric), missing=why)


_MAKERS: Final[tuple[Callable[[Report], Iterator[Section]], ...]] = (
    _modules,
    _learners,
    _windows,
    _reach,
    _places,
    _screens,
    _confidence,
    _outputs,
    _times,
    _promotion,
    _courses,
    _loose,
    _sites,
)
