"""The plainest question, asked in one pass: who started and who completed, a site and module."""

from typing import Any

from scormpack.tracker.metrics.definitions import DONE_VERBS, START_VERBS
from scormpack.tracker.metrics.units import Tables, counted, is_done


def completion(tables: Tables) -> Any:
    """Distinct learners who started and who completed, by site and module, over all times.

    A learner who moved counts at each site: this is the quick look, not the report's figure.
    """
    events = tables.events
    told = counted(tables, events.verb.isin((*START_VERBS, *DONE_VERBS, "launched")), events.module.notnull())
    told = told.filter(told.kind == "module")
    learners = told.group_by(["site", "module", "pseudonym"]).aggregate(done=is_done(told).any())
    return (
        learners.group_by(["site", "module"])
        .aggregate(starts=learners.count(), completions=learners.done.sum())
        .order_by(["site", "module"])
    )
