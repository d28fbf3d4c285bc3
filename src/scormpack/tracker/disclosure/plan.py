"""Which tables a report has, for whom; and the site counts that stand beside them."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Final

from scormpack.tracker.disclosure.control import Fact
from scormpack.tracker.disclosure.publish import Grounds
from scormpack.tracker.disclosure.tables import Measure, Table
from scormpack.tracker.metrics.cubes import EVERY, NOT_STATED, STATUS, Cube, Key, Raw
from scormpack.tracker.metrics.gather import COURSE_UNIT, MODULE_UNIT
from scormpack.tracker.metrics.scope import Scope
from scormpack.tracker.metrics.zeros import sites_in_scope


class Audience(StrEnum):
    """Who reads the report: the public's has no table by site."""

    PUBLIC = "public"
    INTERNAL = "internal"


STARTS: Final = Measure("starts", "Started", "starts", STATUS)
FOLLOWED: Final = Measure("followed", "Follow-up over", "completion-rate", ("completed", "not", "withdrawn"))
COMPLETED: Final = Measure("completed", "Completed", "completions", ("completed",))
STAYED: Final = Measure("stayed", "Of these, not moved on", "adjusted-rate", ("completed", "not"))
_PLACES: Final = (
    ("countries", "By country", "country"),
    ("regions", "By region", "region"),
    ("estates", "By estate", "estate"),
    ("phases", "By phase", "phase"),
    ("cohorts", "By cohort", "cohort"),
)


def tables_for(scope: Scope, cubes: Iterable[Cube], audience: Audience) -> tuple[Table, ...]:
    """The tables that the data can fill: those whose dimension is known at all."""
    main = {(cube.unit, cube.split): cube for cube in cubes}
    return tuple(_tables(scope, main, audience))


def _tables(scope: Scope, cubes: Mapping[tuple[str, str], Cube], audience: Audience) -> Iterator[Table]:
    windows = tuple(window.id for window in scope.windows)
    own = (("course", (scope.course,)), ("window", windows))
    main = (STARTS, FOLLOWED, COMPLETED) + ((STAYED,) if scope.withdrawals is not None else ())
    modules = cubes[MODULE_UNIT, ""]
    yield Table("modules", "By module", MODULE_UNIT, ("module",), main, own)
    yield Table("windows", "By cycle or month", MODULE_UNIT, ("window",), main, own)
    for id_, title, dim in _PLACES:
        if _known(modules, dim):
            yield Table(id_, title, MODULE_UNIT, (dim,), main, own)
    if _known(modules, "contact") and scope.deployments.rows:
        yield Table("contacts", "Starts by kind of contact", MODULE_UNIT, ("contact",), (STARTS,), own)
    if scope.baseline and _known(modules, "tv"):
        cycles = (("course", (scope.course,)), ("window", (scope.baseline.id, *windows)))
        yield Table(
            "broadcast",
            "Broadcast and starts",
            MODULE_UNIT,
            ("window", "tv"),
            (STARTS,),
            cycles,
            margins=(("window",),),
        )
    yield Table("learners", "Learners on the course", COURSE_UNIT, (), (STARTS, FOLLOWED, COMPLETED), own, margins=())
    if len(_values(cubes[COURSE_UNIT, ""], "course")) > 1:
        yield Table(
            "courses",
            "Against other courses",
            COURSE_UNIT,
            ("course",),
            (FOLLOWED, COMPLETED),
            (("window", windows), ("platform", _platforms(modules, scope))),
            margins=(),
        )
    yield from _details(cubes, windows, scope)
    if audience is Audience.INTERNAL:
        both = (STARTS, FOLLOWED, COMPLETED)
        yield Table("sites", "By site", MODULE_UNIT, ("site",), both, own)
        yield Table(
            "sites-modules", "By site and module", MODULE_UNIT, ("site", "module"), (STARTS, COMPLETED), own, margins=()
        )
        yield Table(
            "modules-windows", "By module and cycle or month", MODULE_UNIT, ("module", "window"), both, own, margins=()
        )


def _platforms(modules: Cube, scope: Scope) -> tuple[str, ...]:
    """The platforms where the course has starts: other courses are compared there alone."""
    course, platform = modules.dims.index("course"), modules.dims.index("platform")
    return tuple(
        sorted(
            {key[platform] for key, row in modules.rows.items() if key[course] == scope.course and any(row.values())}
        )
    )


def _details(cubes: Mapping[tuple[str, str], Cube], windows: tuple[str, ...], scope: Scope) -> Iterator[Table]:
    where = (("course", (scope.course,)), ("window", windows), ("rich", ("yes",)))
    asked = ("reached", "not")
    shape: tuple[tuple[str, str, str, str], ...] = (
        ("screens", "How far learners come", "Opened it", "drop-off"),
        ("outputs", "Documents made", "Made it", "outputs"),
    )
    for split, title, words, metric in shape:
        measures = (Measure("asked", "Started", metric, asked), Measure("reached", words, metric, ("reached",)))
        if cubes[MODULE_UNIT, split].rows:
            yield Table(split, title, MODULE_UNIT, ("module", "part"), measures, where, margins=(), split=split)
    change = cubes[MODULE_UNIT, "confidence"]
    if any(row["up"] + row["same"] + row["down"] for row in change.rows.values()):
        names: tuple[tuple[str, str, tuple[str, ...]], ...] = (
            ("paired", "Answered both", ("up", "same", "down")),
            ("up", "More sure", ("up",)),
        )
        names += (("same", "As sure", ("same",)), ("down", "Less sure", ("down",)))
        levels = tuple(Measure(id_, title, "confidence", classes) for id_, title, classes in names)
        yield Table("confidence", "Before and after", MODULE_UNIT, ("module",), levels, where, split="confidence")


def _values(cube: Cube, dim: str) -> set[str]:
    place = cube.dims.index(dim)
    return {key[place] for key in cube.rows}


def _known(cube: Cube, dim: str) -> bool:
    return bool(_values(cube, dim) - {NOT_STATED})


def grounds_for(scope: Scope, raw: Raw, tables: tuple[Table, ...]) -> Grounds:
    """Reach by group of sites, deliveries by window, and what reach tells of starts.

    A group that nobody started in is left out: its zero would be told.
    """
    habits = {site for sites in raw.reached.values() for site in sites}
    in_scope = {window.id: set(sites_in_scope(scope, window, habits)) for window in scope.windows}
    every = set().union(*in_scope.values()) if in_scope else set()
    reached = set().union(*raw.reached.values()) & every if raw.reached else set()
    reach: dict[Key, tuple[int, int]] = {}
    facts: list[Fact] = []
    shown = {table.id for table in tables}
    if not scope.deployments.rows:  # where the course could be opened is not known: no reach, not a reach of 100%
        return Grounds({}, _delivered(scope, raw, in_scope), facts)
    for table, dim, value, sites in _groups(scope, every):
        own = reached & sites
        if not own:
            continue
        reach[dim, value] = (len(own), len(sites))
        facts.append(((table, (value,), "starts"), float(len(own)), float("inf")))
        if own == sites and "sites" in shown:
            facts += [(("sites", (site,), "starts"), 1.0, float("inf")) for site in sorted(sites)]
    for window in scope.windows:
        count = len(raw.reached[window.id] & in_scope[window.id])
        if count:
            reach["window", window.id] = (count, len(in_scope[window.id]))
            facts.append((("windows", (window.id,), "starts"), float(count), float("inf")))
    reach |= _available(scope, every)
    return Grounds(reach, _delivered(scope, raw, in_scope), facts)


def _delivered(scope: Scope, raw: Raw, in_scope: Mapping[str, set[str]]) -> dict[str, tuple[int, int]]:
    """Sites that delivered for each window, of those in scope; nothing when no file says which those are."""
    if not scope.deployments.rows and not scope.sites:
        return {}
    return {window: (len(sites & in_scope[window]), len(in_scope[window])) for window, sites in raw.delivered.items()}


def _groups(scope: Scope, sites: set[str]) -> Iterator[tuple[str, str, str, set[str]]]:
    yield "modules", "all", EVERY, sites
    for table, _, dim in _PLACES[:3]:
        values = {site: getattr(scope.sites[site], dim) for site in sites if site in scope.sites}
        for value in sorted(set(values.values()) - {NOT_STATED}):
            yield table, dim, value, {site for site, own in values.items() if own == value}
    phases = {site: scope.deployments.phase(site, scope.windows[-1].last) for site in sites}
    for value in sorted(set(phases.values()) - {NOT_STATED}):
        yield "phases", "phase", value, {site for site, own in phases.items() if own == value}


def _available(scope: Scope, every: set[str]) -> dict[Key, tuple[int, int]]:
    """Sites with the course among the sites of the register, for all and by country: what availability rests on."""
    if not scope.deployments.rows or not scope.sites:
        return {}
    first, last = scope.windows[0].first, scope.windows[-1].last
    active = {site.id: site.country for site in scope.sites.values() if site.active(first, last)}
    found: dict[Key, tuple[int, int]] = {("available", EVERY): (len(every & set(active)), len(active))}
    for country in sorted(set(active.values()) - {NOT_STATED}):
        own = {site for site, where in active.items() if where == country}
        found["available", country] = (len(every & own), len(own))
    return found
