"""The units that figures count: one learner in one module, one learner in one course. Written once, in Ibis.

Every table here is lazy and runs on any engine. Voided events are left out by what they are, not by when the void came.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final, Protocol

from scormpack.tracker.events import Kind, SourceKind
from scormpack.tracker.metrics.definitions import DONE_VERBS, START_VERBS
from scormpack.tracker.metrics.sources import tells_of_learners

_KEY: Final = ("pseudonym", "course", "module")
_PLACE: Final = ("site", "cohort", "platform")
_PART: Final = "|"


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
    return standing(tables, tables.events.filter(*conditions))


def standing(tables: Tables, events: Any) -> Any:
    """These events without those that a void names."""
    return events.anti_join(tables.voids, events.statement_id == tables.voids.target_id)


def is_start(events: Any) -> Any:
    """Whether an event says that a learner began."""
    return events.verb.isin(START_VERBS)


def is_done(events: Any) -> Any:
    """Whether an event says that a learner completed: `completed` or `passed`, unless the same event denies it."""
    return events.verb.isin(DONE_VERBS) & events.success.fill_null(True) & events.completion.fill_null(True)


def learner_modules(tables: Tables, doubles: Collection[tuple[str, str, str, str]] = ()) -> Any:
    """One row a pseudonym, course and module ("" for the course as a whole) that started or completed.

    `begin` is the first start or completion, `site`, `cohort` and `platform` are those of that moment, `done` is the
    first completion (null: none), `rich` says whether its platform reports what is inside: at least one screen, and
    `nameless` whether it stands on a tally, which never says who. What sites sent in a kind of source by which learners
    would count twice is left out (`doubles`: site, course, module, kind).
    """
    import ibis

    events = tables.events
    wanted = (*START_VERBS, *DONE_VERBS, "waived", "satisfied")
    kinds = (Kind.MODULE.value, Kind.COURSE.value)
    told = counted(tables, events.kind.isin(kinds), events.verb.isin(wanted), events.course.notnull())
    silent = [kind.value for kind in SourceKind if not tells_of_learners(kind)]
    told = told.filter(told.source_kind.notin(silent)) if silent else told
    told = told.mutate(
        module=told.module.fill_null(""),
        **{name: told[name].fill_null("") for name in _PLACE},
        official=(told.verb == "satisfied") & told.module.isnull(),
    )
    if doubles:
        place = told.site + _PART + told.course + _PART + told.module + _PART + told.source_kind
        told = told.filter(place.notin([_PART.join(one) for one in sorted(doubles)]))
    begun, done = is_start(told) | is_done(told), is_done(told)
    here = ibis.struct({"when": told.when, **{name: told[name] for name in _PLACE}})
    units = told.group_by(list(_KEY)).aggregate(
        first=here.min(where=begun),
        done=told.when.min(where=done),
        satisfied=told.when.min(where=told.official),
        waived=(told.verb == "waived").any(),
        nameless=(told.source_kind == SourceKind.TALLY.value).any(),
    )
    units = units.mutate(begin=units["first"]["when"], **{name: units["first"][name] for name in _PLACE}).drop("first")
    inside = events.filter(events.kind == Kind.SCREEN.value, events.course.notnull(), events.module.notnull())
    seen = inside.select(*_KEY).distinct().mutate(rich=True)
    joined = units.left_join(seen, list(_KEY))
    return joined.select(*units.columns, rich=joined.rich.fill_null(False))


@dataclass(frozen=True, slots=True)
class CourseSize:
    """How many modules a course has; 0: it is known as a whole only."""

    course: str
    modules: int


def learner_courses(studies: Any, sizes: tuple[CourseSize, ...]) -> Any:
    """One row a pseudonym and course, from `learner_modules`: done when every module is, or the course itself is.

    With any module waived, the platform's own `satisfied` does not count: it may rest on the waiver. Tallies are left
    out: nobody knows whether two of them count the same learner.
    """
    import ibis

    studies = studies.filter(~studies.nameless)
    whole = studies.module == ""
    here = ibis.struct({name: studies[name] for name in ("begin", "module", *_PLACE, "rich")})
    grouped = studies.group_by(["pseudonym", "course"]).aggregate(
        first=here.min(where=studies.begin.notnull()),
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
    found = {name: grouped["first"][name] for name in ("begin", *_PLACE, "rich")}
    return grouped.select("pseudonym", "course", done=(done == late).ifelse(never, done), **found)
