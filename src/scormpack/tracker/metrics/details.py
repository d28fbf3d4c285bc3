"""What learners did inside a module: screens, documents, confidence, time, sessions. Lazy Ibis tables."""

from typing import Any, Final

from scormpack.tracker.events import Kind, SourceKind
from scormpack.tracker.metrics.definitions import START_VERBS
from scormpack.tracker.metrics.units import Tables, counted, standing

_KEY: Final = ("pseudonym", "course", "module")
_STUDY: Final = ("pseudonym", "module")  # within one course: a name less to compare, for each event
_TIMED: Final = ("terminated", "suspended")
_VISITS: Final = ("initialized", "attempted", "resumed")


def parts_reached(tables: Tables, course: str) -> Any:
    """One row a learner, module and screen that the learner opened, or document that the learner made."""
    events = tables.events
    opened = (events.kind == Kind.SCREEN.value) & (events.verb == "experienced")
    made = (events.kind == Kind.OUTPUT.value) & (events.verb == "created")
    told = counted(tables, opened | made, events.course == course, events.module.notnull())
    return told.select(*_STUDY, "kind", "part").distinct()


def confidence(tables: Tables, course: str) -> Any:
    """One row a learner and module with at least one statement answered both before and after.

    `pairs` such statements; `change` is the sum of after less before. The first `before` and the last `after` count.
    """
    import ibis

    events = tables.events
    answered = events.scale_level.notnull() & events.scale_moment.notnull()
    told = counted(tables, answered, events.course == course, events.module.notnull())
    bare = told.part.replace("before", "").replace("after", "")  # a scale of one statement has its screen for an item
    told = told.mutate(scale_item=(told.scale_item == told.part).ifelse(bare, told.scale_item))
    item = [*_STUDY, "scale_item"]

    def picked(moment: str, *, last: bool) -> Any:
        own = told.filter(told.scale_moment == moment)
        order = [ibis.desc(own.when), own.statement_id] if last else [own.when, own.statement_id]
        ranked = own.mutate(place=ibis.row_number().over(ibis.window(group_by=item, order_by=order)))
        return ranked.filter(ranked.place == 0).select(*item, **{moment: ranked.scale_level})

    pairs = picked("before", last=False).join(picked("after", last=True), item)
    return pairs.group_by(list(_STUDY)).aggregate(
        pairs=pairs.count(), change=(pairs.after - pairs.before).sum().cast("int64")
    )


def sessions(tables: Tables, course: str, completed: Any) -> Any:
    """One row a learner and module of `completed`: the seconds spent (null: not told), and the visits up to `done`.

    The longest duration of each session's end, summed. Where sessions have no names (xAPI without cmi5), each
    `terminated` ends one of its own, and each `initialized` begins a visit. Where no session's end has a duration,
    those of other statements (a SCORM attempt's total, Storyline's) count.
    """
    import ibis

    told = tables.events
    told = told.filter(told.course == course, told.kind == Kind.MODULE.value)
    named = told.session.notnull()
    begins = told.verb.isin(START_VERBS) & (told.source_kind == SourceKind.XAPI.value)
    told = told.select(
        *(*_STUDY, "when", "seconds", "statement_id"),
        named=named,
        session=ibis.coalesce(told.session, told.registration, ""),
        ends=named.ifelse(told.verb.isin(_TIMED), told.verb == "terminated"),
        visit=(told.verb.isin(_VISITS) & (named | begins)).fill_null(False),
    )
    told = standing(tables, told.filter(told.visit | told.seconds.notnull()))
    told = told.join(completed.select(*_STUDY, "done"), list(_STUDY))
    each = told.group_by([*_STUDY, "named", "session"]).aggregate(
        longest=told.seconds.max(where=told.ends),
        total=told.seconds.sum(where=told.ends),
        other=told.seconds.max(where=~told.ends),
        visits=(told.visit & (told.when <= told.done)).sum(),
    )
    summed = each.group_by(list(_STUDY)).aggregate(
        timed=each.named.ifelse(each.longest, each.total).sum(),
        other=each.other.sum(),
        visits=each.named.ifelse(ibis.least(each.visits, 1), each.visits).sum(),
    )
    return summed.select(*_STUDY, "visits", seconds=summed.timed.fill_null(summed.other))


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
