"""The windows that figures are counted in: whole 12-week broadcast cycles or whole months, never overlapping."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from scormpack.core.errors import UsageMistake
from scormpack.tracker.yamls import Reading, open_yaml

LONDON: Final = ZoneInfo("Europe/London")
CYCLE_WEEKS: Final = 12
_MONTHS: Final = 12
SCHEMA: Final = 1


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """Days in Europe/London, both inclusive. Its id is made of its days, so that it is the same in every report."""

    first: date
    last: date
    title: str
    cycle: bool = False

    @property
    def id(self) -> str:
        """The window in every table and in the store."""
        return f"{self.first.isoformat()}..{self.last.isoformat()}"

    @property
    def begin(self) -> datetime:
        """Its first moment, UTC without a zone, as the store has times."""
        return moment(self.first)

    @property
    def end(self) -> datetime:
        """The first moment after it."""
        return moment(self.last + timedelta(days=1))

    def overlaps(self, other: "Window") -> bool:
        """Whether a day is in both, and they are not the same days."""
        same = (self.first, self.last) == (other.first, other.last)
        return not same and self.first <= other.last and other.first <= self.last


def moment(day: date) -> datetime:
    """The first moment of a day in London, as UTC without a zone."""
    return datetime.combine(day, time(), LONDON).astimezone(UTC).replace(tzinfo=None)


def months(first: date, last: date) -> tuple[Window, ...]:
    """The whole months of a span. Raises UsageMistake when it cuts one."""
    found, day = [], first
    while day <= last:
        after = date(day.year + day.month // _MONTHS, day.month % _MONTHS + 1, 1)
        found.append(Window(day, after - timedelta(days=1), f"{day:%B %Y}"))
        day = after
    if first.day != 1 or not found or found[-1].last != last:
        raise UsageMistake(
            f"{first} to {last} cuts a month. Figures of cut windows give learners away.",
            fix="let --from be the first day of a month and --to the last, or give --cycles.",
        )
    return tuple(found)


def load_cycles(path: Path) -> tuple[Window, ...]:
    """The cycles of this YAML (`cycles: [{title, from, weeks}]`, 12 weeks if not said), in order.

    Raises UnreadableInput with every fault and its line, overlaps among them.
    """
    reading = open_yaml(path)
    top = reading.keys((), reading.data, ("schema", "cycles"))
    if top.get("schema") != SCHEMA:
        reading.fault(("schema",), f"`schema: {SCHEMA}` is wanted.")
    listed = top.get("cycles")
    found = [_cycle(reading, index, entry) for index, entry in enumerate(listed if isinstance(listed, list) else [])]
    if not found:
        reading.fault(("cycles",), "a list of cycles is wanted (lines that start with `- `).")
    for index, window in enumerate(found):
        if any(window.first <= other.last and other.first <= window.last for other in found[:index]):
            reading.fault(("cycles", index), f"{window.title} overlaps another cycle.")
    reading.done()
    return tuple(sorted(found))


def _cycle(reading: Reading, index: int, entry: object) -> Window:
    at = ("cycles", index)
    keys = reading.keys(at, entry, ("title", "from", "weeks"))
    weeks = keys.get("weeks", CYCLE_WEEKS)
    if not isinstance(weeks, int) or weeks < 1:
        reading.fault((*at, "weeks"), "a whole number of weeks is wanted.")
        weeks = CYCLE_WEEKS
    try:
        first = date.fromisoformat(reading.word((*at, "from"), keys.get("from")))
    except ValueError:
        reading.fault((*at, "from"), "a date like 2026-01-05 is wanted.")
        first = date.min
    title = reading.word((*at, "title"), keys.get("title"), f"Cycle {index + 1}")
    return Window(first, first + timedelta(weeks=weeks, days=-1), title, cycle=True)


def chosen(cycles: Sequence[Window], first: date | None, last: date | None) -> tuple[Window, ...]:
    """The windows of a report: the cycles of a span, or its months. Raises UsageMistake when the span cuts one."""
    if not cycles:
        if first is None or last is None:
            raise UsageMistake("The report's span is missing.", fix="give --from and --to, or --cycles FILE.")
        return months(first, last)
    within = [cycle for cycle in cycles if (first or date.min) <= cycle.first and cycle.last <= (last or date.max)]
    cut = [
        cycle
        for cycle in cycles
        if cycle not in within and cycle.first <= (last or date.max) and cycle.last >= (first or date.min)
    ]
    if cut or not within:
        what = f"cuts {cut[0].title} ({cut[0].first} to {cut[0].last})" if cut else "holds no cycle"
        raise UsageMistake(f"{first} to {last} {what}.", fix="let --from and --to hold whole cycles.")
    return tuple(within)
