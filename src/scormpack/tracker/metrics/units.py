"""The units that figures count: one learner in one module, one learner in one course. Written once, in Ibis.

Every table here is lazy and runs on any engine. Voided events are left out by what they are, not by when the void came.
"""

from dataclasses import dataclass
from typing import Any, Final, Protocol

from scormpack.tracker.events import Kind
from scormpack.tracker.metrics.definitions import DONE_VERBS, START_VERBS

_KEY: Final = ("pseudonym", "course", "module")
_PLACE: Final = ("site", "cohort", "platform")


class Tables(Protocol):
    """The store as Ibis tables."""

    @property
    def events(self) -> Any:
        """One row an event."""

    @property
    def voids(self) -> Any:
        """What was taken back."""

    @property
    def ledger(self) -> Any:
        """Who delivered what, and when."""


def counted(tables: Tables, *conditions: Any) -> Any:
    """The events that meet these conditions and that no void names."""
    events = tables.events.filter(*conditions) if conditions else tables.events
    return events.anti_join(tables.voids, events.statement_id == tables.voids.target_id)


def is_start(events: Any) -> Any:
    """Whether an event says that a learner began."""
    return events.verb.isin(START_VERBS)


def is_done(events: Any) -> Any:
    """Whether an event says that a learner completed: `completed` or `passed`, unless the same event denies it."""
    return events.verb.isin(DONE_VERBS) & events.success.fill_null(True) & events.completion.fill_null(True)


def learner_modules(tables: Tables) -> Any:
    """One row a pseudonym, course and module ("" for the course as a whole) that started or completed.

    `begin` is the first start or completion, `site`, `cohort` and `platform` are those of that moment, `done` is the
    first completion (null: none), `rich` says whether its platform reports what is inside: at least one screen.
    """
    import ibis

    events = tables.events
    wanted = (*START_VERBS, *DONE_VERBS, "waived", "satisfied")
    about = events.kind.isin((Kind.MODULE.value, Kind.COURSE.value)) & events.verb.isin(wanted)
    told = counted(tables, about | (events.kind == Kind.SCREEN.value), events.course.notnull())
    told = told.mutate(
        module=told.module.fill_null(""),
        site=told.site.fill_null(""),
        cohort=told.cohort.fill_null(""),
        platform=told.platform.fill_null(""),
        official=(told.verb == "satisfied") & told.module.isnull(),
        screen=told.kind == Kind.SCREEN.value,
    )
    done = is_done(told) & ~told.screen
    begun = (is_start(told) & ~told.screen) | done
    places = told.group_by([*_KEY, *_PLACE]).aggregate(
        begin=told.when.min(where=begun),
        done=told.when.min(where=done),
        satisfied=told.when.min(where=told.official),
        waived=(told.verb == "waived").any(),
        rich=told.screen.any(),
    )
    first = places.begin.notnull().ifelse(0, 1)
    order = ibis.window(group_by=list(_KEY), order_by=[first, places.begin, *(places[name] for name in _PLACE)])
    ranked = places.mutate(place=ibis.row_number().over(order))
    here = ranked.place == 0
    return ranked.group_by(list(_KEY)).aggregate(
        begin=ranked.begin.min(),
        done=ranked.done.min(),
        satisfied=ranked.satisfied.min(),
        waived=ranked.waived.any(),
        rich=ranked.rich.any(),
        **{name: ranked[name].max(where=here) for name in _PLACE},
    )


@dataclass(frozen=True, slots=True)
class CourseSize:
    """How many modules a course has; 0: it is known as a whole only."""

    course: str
    modules: int


def learner_courses(studies: Any, sizes: tuple[CourseSize, ...]) -> Any:
    """One row a pseudonym and course, from `learner_modules`: done when every module is, or the course itself is.

    With any module waived, the platform's own `satisfied` does not count: it may rest on the waiver.
    """
    import ibis

    whole = studies.module == ""
    grouped = studies.group_by(["pseudonym", "course"]).aggregate(
        begin=studies.begin.min(),
        whole=studies.done.min(where=whole),
        parts=studies.done.max(where=~whole),
        finished=studies.done.count(where=~whole),
        satisfied=studies.satisfied.min(),
        waived=studies.waived.any(),
    )
    size = ibis.cases(*((grouped.course == size.course, size.modules) for size in sizes), else_=0) if sizes else 0
    never = ibis.null("timestamp")
    ends = (
        grouped.whole,
        ((size > 0) & (grouped.finished >= size)).ifelse(grouped.parts, never),
        grouped.waived.ifelse(never, grouped.satisfied),
    )
    late = ibis.timestamp("9999-01-01 00:00:00")
    done = ibis.least(*(end.fill_null(late) for end in ends))
    courses = grouped.mutate(done=(done == late).ifelse(never, done)).select("pseudonym", "course", "begin", "done")
    at = studies.select("pseudonym", "course", "begin", "module", *_PLACE, "rich")
    joined = courses.join(at, ["pseudonym", "course", "begin"])
    order = ibis.window(group_by=["pseudonym", "course"], order_by=[joined.module, *(joined[name] for name in _PLACE)])
    ranked = joined.mutate(place=ibis.row_number().over(order))
    return ranked.filter(ranked.place == 0).drop("place", "module")
