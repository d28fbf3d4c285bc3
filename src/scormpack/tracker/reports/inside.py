"""The parts of the page about what learners did inside, and what came before their starts."""

from collections.abc import Iterator

from scormpack.tracker.disclosure.derived import Rate, ratio
from scormpack.tracker.metrics.definitions import DEFINITIONS
from scormpack.tracker.reports.charts import change_chart, counts_chart, lines_chart, rates_chart, steps_chart
from scormpack.tracker.reports.report import Report
from scormpack.tracker.reports.section import Section, averages_of, defined, missing, parts_of, said, table_grid


def screens_section(report: Report) -> Iterator[Section]:
    """How far learners come."""
    grid = table_grid(report, "screens")
    if grid is None:
        yield from missing(report, "screens", "How far do learners come?", "drop-off")
        return
    modules: dict[str, list[tuple[str, Rate | None]]] = {}
    for line in grid.lines:
        modules.setdefault(line.labels[0], []).append((line.labels[1], line.rates[0]))
    chart = steps_chart("screens", "Share of starters who opened each screen", list(modules.items()))
    answer = "Each bar is a screen, from the first to the last; its height is the share of starters who opened it."
    yield Section("screens", "How far do learners come?", answer, defined("drop-off"), (chart,), (grid,))


def confidence_section(report: Report) -> Iterator[Section]:
    """Confidence before and after."""
    grid = table_grid(report, "confidence")
    if grid is None:
        yield from missing(report, "confidence", "Are learners more confident afterwards?", "confidence")
        return
    rows = [
        (line.labels[0], line.figures[0].value, tuple(figure.value for figure in line.figures[1:4]))
        for line in parts_of(grid)
    ]
    chart = change_chart("confidence", "Confidence after, against before", rows)
    total = next((line for line in grid.lines if line.total), None)
    answer = "Too few answered both times to show a figure for all modules."
    if total and total.rates[0]:
        answer = f"{said(total.rates[0])} of the learners who answered both times were more sure afterwards."
    means = tuple(averages_of(report, "confidence", "Mean change, on a scale of 1 to 5", "{:+.1f}"))
    yield Section(
        "confidence",
        "Are learners more confident afterwards?",
        answer,
        defined("confidence"),
        (chart,),
        (grid,),
        averages=means,
    )


def outputs_section(report: Report) -> Iterator[Section]:
    """Documents made."""
    grid = table_grid(report, "outputs")
    if grid is None:
        yield from missing(report, "outputs", "Do learners make something to keep?", "outputs")
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
        defined("outputs"),
        (chart,),
        (grid,),
    )


def times_section(report: Report) -> Iterator[Section]:
    """Minutes and sessions to completion."""
    rows = (
        *averages_of(report, "minutes", "Median minutes to completion", "{:.0f}"),
        *averages_of(report, "sessions", "Median sessions to completion", "{:.0f}"),
    )
    if rows:
        answer = "Medians of completers, for 30 people or more. They stand outside the proof of the disclosure control."
        yield Section("times", "How long does it take?", answer, defined("time-spent", "sessions"), averages=rows)
    else:
        yield from missing(report, "times", "How long does it take?", "time-spent")


def promotion_section(report: Report) -> Iterator[Section]:
    """Starts by contact, and beside broadcasts."""
    grid = table_grid(report, "contacts")
    if grid:
        chart = counts_chart(
            "contacts",
            "Starts by the site's latest contact before them",
            [(line.labels[0], line.figures[0].value) for line in parts_of(grid)],
        )
        answer = "Starts that followed each kind of contact. It does not show that the contact caused them."
        yield Section("contact", "What came before the starts?", answer, defined("contact"), (chart,), (grid,))
    table, grid = report.published.tables.get("broadcast"), table_grid(report, "broadcast")
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
    title, definitions = "Do broadcasts and starts go together?", defined("broadcast")
    if all(value is None for _, values in lines for value in values):
        answer = "Too few started in the 12 weeks before the first cycle, so there is nothing to compare with."
        yield Section("broadcast", title, answer, definitions, (), (grid,))
        return
    chart = lines_chart("broadcast", "Starts at prisons with and without Wayout TV", labels, lines)
    answer = (
        "Starts in each cycle, the 12 weeks before the first cycle being 100. An association, not a proof of cause."
    )
    yield Section("broadcast", title, answer, definitions, (chart,), (grid,))


def counted_apart_section(report: Report) -> Iterator[Section]:
    """What is neither a start nor a completion."""
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
            defined("failed-launches", "waived"),
            averages=rows,
        )
