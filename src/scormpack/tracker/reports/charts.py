"""The charts of a report. Each is drawn of published figures, and has its table behind it."""

import textwrap
from collections.abc import Sequence
from typing import Any, Final

from scormpack.tracker.disclosure.derived import Rate
from scormpack.tracker.reports.drawing import (
    BLUE,
    COLOURS,
    CORAL,
    DEEP,
    INK,
    LINE,
    MARIGOLD,
    QUIET,
    TEAL,
    Chart,
    Frame,
    drawing,
)  # fmt: skip

_ROW: Final = 0.5
_EMPTY: Final = "suppressed"
_TITLE_LETTERS: Final = 15
_ROOM: Final = 0.75
Rates = Sequence[tuple[str, Rate | None]]
Counts = Sequence[tuple[str, int | None]]
Changes = Sequence[tuple[str, int | None, tuple[int | None, ...]]]  # label, answered both, then more, as, less sure


def _colour(index: int) -> str:
    return COLOURS[index % len(COLOURS)]


def _percents(axes: Any) -> None:
    axes.set_xlim(0, 1.0)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1.0], ["0%", "25%", "50%", "75%", "100%"])
    axes.grid(axis="x", color=LINE, linewidth=1)
    axes.set_axisbelow(True)


def rates_chart(name: str, title: str, rates: Rates, own: str = "") -> Chart:
    """A bar a row with its 95% interval as a line; only `own` is in colour, or without it each row."""
    words = "; ".join(f"{label} {100 * found.share:.0f}%" if found else f"{label} {_EMPTY}" for label, found in rates)
    with drawing(Frame(_ROW * len(rates) + 0.4)) as canvas:
        axes = canvas.labels([label for label, _ in rates])
        _percents(axes)
        for index, (label, found) in enumerate(rates):
            colour = (MARIGOLD if label == own else "#cfc6d6") if own else _colour(index)
            if found is None:
                axes.text(0.01, index, _EMPTY, va="center", color=QUIET)
                continue
            axes.barh(index, found.share, 0.62, color=colour)
            axes.plot([found.low, found.high], [index, index], color=INK, linewidth=2.2, solid_capstyle="butt")
            for end in (found.low, found.high):
                axes.plot([end, end], [index - 0.14, index + 0.14], color=INK, linewidth=2.2)
            axes.text(1.03, index, f"{100 * found.share:.0f}%", va="center", fontweight="bold", fontsize=14)
        return canvas.chart(name, title, f"{title}. {words}.")


def counts_chart(name: str, title: str, counts: Counts, colour: str = BLUE) -> Chart:
    """A bar a row with its count."""
    words = "; ".join(f"{label} {_EMPTY if count is None else f'about {count:,}'}" for label, count in counts)
    most = max([count for _, count in counts if count] or [1])
    with drawing(Frame(_ROW * len(counts) + 0.1, bottom=0.04)) as canvas:
        axes = canvas.labels([label for label, _ in counts])
        axes.set_xticks([])
        axes.set_xlim(0, most * 1.16)
        for index, (_, count) in enumerate(counts):
            axes.barh(index, count or 0, 0.62, color=colour)
            said = _EMPTY if count is None else f"{count:,}"
            style: dict[str, Any] = {"color": QUIET} if count is None else {"fontweight": "bold", "fontsize": 13}
            axes.text((count or 0) + most * 0.015, index, said, va="center", **style)
        return canvas.chart(name, title, f"{title}. {words}.")


def reach_chart(name: str, title: str, rows: Sequence[tuple[str, int, int]]) -> Chart:
    """Sites reached, of sites in scope: one bar inside the other."""
    words = "; ".join(f"{label} {count} of {of}" for label, count, of in rows)
    most = max([of for *_, of in rows] or [1])
    with drawing(Frame(_ROW * len(rows) + 0.1, bottom=0.04)) as canvas:
        axes = canvas.labels([label for label, *_ in rows])
        axes.set_xticks([])
        axes.set_xlim(0, most * 1.2)
        for index, (_, count, of) in enumerate(rows):
            axes.barh(index, of, 0.62, color="#cdeee2")
            axes.barh(index, count, 0.62, color=TEAL)
            axes.text(of + most * 0.015, index, f"{count} of {of}", va="center", fontweight="bold", fontsize=13)
        return canvas.chart(name, title, f"{title}. {words}.")


def change_chart(name: str, title: str, rows: Changes) -> Chart:
    """More, as and less sure, each row as a whole; where one is suppressed, more sure alone."""
    kinds = (("more sure", TEAL, "white"), ("as sure", "#cdeee2", INK), ("less sure", CORAL, "white"))
    said = []
    with drawing(Frame(_ROW * len(rows) + 0.8, top=0.45)) as canvas:
        axes = canvas.labels([label for label, *_ in rows])
        _percents(axes)
        for index, (label, paired, counts) in enumerate(rows):
            if None in counts or not sum(count or 0 for count in counts):
                said.append(_more_sure(axes, index, label, counts[0], paired))
                continue
            left, whole = 0.0, sum(count or 0 for count in counts)
            for count, (_, colour, ink) in zip(counts, kinds, strict=True):
                share = (count or 0) / whole
                axes.barh(index, share, 0.62, left=left, color=colour)
                if share > 0.07:  # noqa: PLR2004 - room for the words
                    axes.text(
                        left + share / 2,
                        index,
                        f"{100 * share:.0f}%",
                        va="center",
                        ha="center",
                        color=ink,
                        fontweight="bold",
                    )
                left += share
            said.append(
                f"{label}: "
                + ", ".join(
                    f"{kind} {100 * (count or 0) / whole:.0f}%" for count, (kind, *_) in zip(counts, kinds, strict=True)
                )
            )
        _legend(axes, [(kind, colour) for kind, colour, _ in kinds], len(rows))
        return canvas.chart(name, title, f"{title}. {'; '.join(said)}.")


def _more_sure(axes: Any, index: int, label: str, more: int | None, paired: int | None) -> str:
    """Draws the share that is more sure, when it is known and the others are not; the words for it."""
    if more is None or not paired:
        axes.text(0.01, index, _EMPTY, va="center", color=QUIET)
        return f"{label} {_EMPTY}"
    share = min(more / paired, 1.0)
    axes.barh(index, share, 0.62, color=TEAL)
    axes.text(share / 2, index, f"{100 * share:.0f}%", va="center", ha="center", color="white", fontweight="bold")
    if share < _ROOM:
        axes.text(share + 0.02, index, f"others {_EMPTY}", va="center", color=QUIET)
    return f"{label}: more sure {100 * share:.0f}%, others {_EMPTY}"


def _legend(axes: Any, kinds: Sequence[tuple[str, str]], rows: int) -> None:
    from matplotlib.patches import Patch

    handles = [Patch(facecolor=colour, label=kind) for kind, colour in kinds]
    where = {"loc": "lower left", "bbox_to_anchor": (0, 1.0 + 0.06 / max(rows, 1)), "borderaxespad": 0}
    axes.legend(handles=handles, ncols=len(kinds), frameon=False, handlelength=1, handleheight=1, **where)


def steps_chart(name: str, title: str, modules: Sequence[tuple[str, Rates]]) -> Chart:
    """How many of the starters opened each screen, in order: one small field a module."""
    said = []
    with drawing(Frame(2.6, left=0.6, right=0.05, top=0.5, columns=max(len(modules), 1))) as canvas:
        for index, (axes, (label, rates)) in enumerate(zip(canvas.axes, modules, strict=False)):
            colour = _colour(index)
            axes.set_ylim(0, 1.02)
            axes.set_xlim(-0.6, max(len(rates) - 0.4, 1))
            axes.set_yticks([0, 0.5, 1.0], ["0%", "50%", "100%"] if index == 0 else ["", "", ""])
            axes.set_xticks(
                [0, len(rates) - 1] if len(rates) > 1 else [0], ["1", str(len(rates))] if len(rates) > 1 else ["1"]
            )
            axes.grid(axis="y", color=LINE, linewidth=1)
            axes.set_axisbelow(True)
            for step, (_, found) in enumerate(rates):
                if found:
                    axes.bar(step, found.share, 0.86, color=colour)
                else:
                    axes.bar(step, 0.03, 0.86, color=QUIET)
            short = "\n".join(textwrap.wrap(label, _TITLE_LETTERS)[:2])
            axes.set_title(short, fontsize=11.5, fontweight="bold", color=DEEP[colour], loc="left", linespacing=1.05)
            known = [found for _, found in rates if found]
            said.append(
                f"{label}: {100 * known[0].share:.0f}% to {100 * known[-1].share:.0f}%"
                if known
                else f"{label} {_EMPTY}"
            )
        return canvas.chart(name, title, f"{title}. {'; '.join(said)}.")


def lines_chart(
    name: str, title: str, windows: Sequence[str], lines: Sequence[tuple[str, Sequence[float | None]]]
) -> Chart:
    """Starts against the first window (100), a line a group of sites."""
    colours, said = (CORAL, BLUE), []
    known = [value for _, values in lines for value in values if value is not None]
    with drawing(Frame(2.9, left=0.6, right=1.5)) as canvas:
        axes = canvas.axes[0]
        axes.set_xticks(range(len(windows)), windows)
        axes.set_xlim(-0.3, len(windows) - 0.9)
        axes.set_ylim(0, max([*known, 1.2]) * 1.15)
        axes.grid(axis="y", color=LINE, linewidth=1)
        ticks = [tick for tick in axes.get_yticks() if tick >= 0]
        axes.set_yticks(ticks, [f"{100 * tick:.0f}" for tick in ticks])
        ends = [values[-1] or 0 for _, values in lines]
        for number, ((label, values), colour) in enumerate(zip(lines, colours, strict=False)):
            points = [(index, value) for index, value in enumerate(values) if value is not None]
            axes.plot(
                [x for x, _ in points], [y for _, y in points], color=colour, linewidth=3, marker="o", markersize=8
            )
            if points:
                above = ends[number] >= max(ends) if ends.count(max(ends)) == 1 else number == 0
                at = (points[-1][0], points[-1][1])
                axes.annotate(
                    label,
                    at,
                    (10, 8 if above else -8),
                    textcoords="offset points",
                    color=colour,
                    fontweight="bold",
                    va="center",
                    annotation_clip=False,
                )
            said.append(f"{label}: " + ", ".join(f"{100 * y:.0f}" for _, y in points))
        return canvas.chart(name, title, f"{title}, the first window being 100. {'; '.join(said)}.")
