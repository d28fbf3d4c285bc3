"""What learners did inside a module: screens, documents, confidence, time, sessions. Lazy Ibis tables."""

from typing import Any, Final

from scormpack.tracker.events import Kind, SourceKind
from scormpack.tracker.metrics.definitions import START_VERBS
from scormpack.tracker.metrics.units import Tables, counted

_KEY: Final = ("pseudonym", "course", "module")
_TIMED: Final = ("terminated", "suspended")
_VISITS: Final = ("initialized", "attempted", "resumed")


def parts_reached(tables: Tables, kind: Kind, verb: str) -> Any:
    """One row a learner, module and screen (or document) that the learner opened (or made)."""
    events = tables.events
    told = counted(tables, events.kind == kind.value, events.verb == verb, events.module.notnull())
    return told.select(*_KEY, "part").distinct()


def confidence(tables: Tables) -> Any:
    """One row a learner and module with at least one statement answered both before and after.

    `pairs` such statements; `change` is the sum of after less before. The first `before` and the last `after` count.
    """
    import ibis

    events = tables.events
    told = counted(tables, events.scale_level.notnull(), events.scale_moment.notnull(), events.module.notnull())
    bare = told.part.replace("before", "").replace("after", "")  # a scale of one statement has its screen for an item
    told = told.mutate(scale_item=(told.scale_item == told.part).ifelse(bare, told.scale_item))
    item = [*_KEY, "scale_item"]

    def picked(moment: str, *, last: bool) -> Any:
        own = told.filter(told.scale_moment == moment)
        order = [ibis.desc(own.when), own.statement_id] if last else [own.when, own.statement_id]
        ranked = own.mutate(place=ibis.row_number().over(ibis.window(group_by=item, order_by=order)))
        return ranked.filter(ranked.place == 0).select(*item, **{moment: ranked.scale_level})

    pairs = picked("before", last=False).join(picked("after", last=True), item)
    return pairs.group_by(list(_KEY)).aggregate(
        pairs=pairs.count(), change=(pairs.after - pairs.before).sum().cast("int64")
    )


def seconds(tables: Tables) -> Any:
    """One row a learner and module with the seconds spent: the longest duration of each session's end, summed.

    Where sessions have no names (xAPI without cmi5), each `terminated` ends one of its own. Where no session's end has
    a duration, those of other statements (a SCORM attempt's total, Storyline's) count.
    """
    events = tables.events
    told = counted(tables, events.kind == Kind.MODULE.value, events.seconds.notnull(), events.module.notnull())
    named, bare = told.filter(told.session.notnull()), told.filter(told.session.isnull())
    ends = named.verb.isin(_TIMED)
    visits = named.group_by([*_KEY, "session"]).aggregate(
        timed=named.seconds.max(where=ends), other=named.seconds.max(where=~ends)
    )
    bare = bare.mutate(registration=bare.registration.fill_null(""), over=bare.verb == "terminated")
    attempts = bare.group_by([*_KEY, "registration"]).aggregate(
        timed=bare.seconds.sum(where=bare.over), other=bare.seconds.max(where=~bare.over)
    )
    every = visits.drop("session").union(attempts.drop("registration"))
    summed = every.group_by(list(_KEY)).aggregate(timed=every.timed.sum(), other=every.other.sum())
    return summed.select(*_KEY, seconds=summed.timed.fill_null(summed.other))


def visits(tables: Tables, studies: Any) -> Any:
    """One row a learner and module that was completed, with the number of sessions up to then.

    Where sessions have no names, each `initialized` of an xAPI source begins one.
    """
    events = tables.events
    begins = events.verb.isin(START_VERBS) & (events.source_kind == SourceKind.XAPI.value)
    told = counted(
        tables,
        events.kind == Kind.MODULE.value,
        events.verb.isin(_VISITS),
        events.session.notnull() | begins,
    )
    told = told.select(*_KEY, "when", session=told.session.fill_null(told.statement_id))
    done = studies.filter(studies.done.notnull()).select(*_KEY, "done")
    joined = told.join(done, list(_KEY))
    joined = joined.filter(joined.when <= joined.done)
    return joined.group_by(list(_KEY)).aggregate(visits=joined.session.nunique())


def failed_launches(tables: Tables) -> Any:
    """One row a session that was launched and never initialized, with the time of its launch."""
    events = tables.events
    launched = events.filter(events.verb == "launched").select("pseudonym", "course").distinct()
    told = counted(tables, events.verb.isin(("launched", *_VISITS)), events.module.notnull())
    told = told.semi_join(launched, ["pseudonym", "course"])
    told = told.mutate(
        registration=told.registration.fill_null(""), session=told.session.fill_null(""), up=told.verb != "launched"
    )
    sessions = told.group_by([*_KEY, "registration", "session"]).aggregate(
        launched=told.when.min(where=~told.up), came_up=told.up.any()
    )
    return sessions.filter(sessions.launched.notnull(), ~sessions.came_up)


def waivers(tables: Tables) -> Any:
    """One row a learner and module that staff waived, with its time."""
    events = tables.events
    told = counted(tables, events.verb == "waived", events.course.notnull())
    told = told.mutate(module=told.module.fill_null(""))
    return told.group_by(list(_KEY)).aggregate(when=told.when.min())
