"""What a report counts: windows, courses, sites, follow-up; and what else is known about a start's place and time."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from scormpack.tracker.deployments import Deployments
from scormpack.tracker.metrics.cubes import NOT_STATED
from scormpack.tracker.metrics.definitions import FOLLOW_UP_DAYS
from scormpack.tracker.metrics.units import CourseSize
from scormpack.tracker.metrics.windows import LONDON, Window, moment
from scormpack.tracker.register import Site


@dataclass(frozen=True)
class Withdrawal:
    """A learner who was moved, released or fell ill, by the provider's file."""

    pseudonym: str
    course: str
    day: date


@dataclass(frozen=True)
class Scope:
    """Everything that decides the counts, apart from the events. `as_of` is when follow-up is looked at, UTC."""

    windows: tuple[Window, ...]
    course: str
    sizes: tuple[CourseSize, ...]
    as_of: datetime
    sites: Mapping[str, Site] = field(default_factory=dict)
    deployments: Deployments = field(default_factory=Deployments)
    withdrawals: tuple[Withdrawal, ...] | None = None
    follow_up_days: int = FOLLOW_UP_DAYS
    baseline: Window | None = None

    @property
    def spans(self) -> tuple[Window, ...]:
        """The windows, and the baseline before the first broadcast cycle if there is one."""
        return (*((self.baseline,) if self.baseline else ()), *self.windows)

    @cached_property
    def edges(self) -> tuple[datetime, ...]:
        """Every moment at which a start's window, phase or contact can change."""
        moments = {edge for window in self.spans for edge in (window.begin, window.end)}
        first, last = min(moments), max(moments)
        turning = {moment(day) for day in self.deployments.turning_days()}
        return tuple(sorted(moments | {turn for turn in turning if first < turn < last}))

    def segment(self, times: Any) -> Any:
        """The number of the segment between edges in which a time lies: -1 before the first. An Ibis column."""
        import ibis

        return ibis.cases(
            *((times < edge, index - 1) for index, edge in enumerate(self.edges)), else_=len(self.edges) - 1
        )

    def window_of(self, segment: int) -> Window | None:
        """The window that this segment lies in, if any."""
        return self._windows_of[segment] if 0 <= segment < len(self._windows_of) else None

    @cached_property
    def _windows_of(self) -> tuple[Window | None, ...]:
        """The window of each segment: asked once a row of counts, and made of days and zones."""
        return tuple(
            next((window for window in self.spans if window.begin <= begin < window.end), None)
            for begin in self.edges[:-1]
        )

    def segment_of(self, when: datetime) -> int:
        """The segment of a moment, as `segment` has it."""
        return bisect_right(self.edges, when) - 1

    def place(self, site: str, segment: int) -> dict[str, str]:
        """What the register and the deployments say of a start at this site in this segment."""
        known = self.sites.get(site)
        day = moment_day(self.edges[segment])
        return {
            "site": site or NOT_STATED,
            "country": known.country if known else NOT_STATED,
            "estate": known.estate if known else NOT_STATED,
            "operator": known.operator if known else NOT_STATED,
            "region": known.region if known else NOT_STATED,
            "tv": ("yes" if known.wayout_tv else "no") if known else NOT_STATED,
            "phase": self.deployments.phase(site, day),
            "contact": self.deployments.contact(site, day),
        }

    @property
    def closed(self) -> datetime:
        """Starts before this moment have their follow-up behind them."""
        return self.as_of - timedelta(days=self.follow_up_days)


def moment_day(when: datetime) -> date:
    """The day in London of a UTC moment without a zone."""
    from datetime import UTC

    return when.replace(tzinfo=UTC).astimezone(LONDON).date()
