"""Which tables a report has, for whom."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Final

from scormpack.tracker.disclosure.tables import Measure, Table
from scormpack.tracker.metrics.cubes import COURSE_UNIT, MODULE_UNIT, NOT_STATED, STATUS, Cube
from scormpack.tracker.metrics.scope import Scope


class Audience(StrEnum):
    """Who reads the report: the public's has no table by site."""

    PUBLIC = "public"
    INTERNAL = "internal"


STARTS: Final = Measure("starts", "Started", "starts", STATUS)
FOLLOWED: Final = Measure("followed", "Follow-up over", "completion-rate", ("completed", "not", "withdrawn"))
COMPLETED: Final = Measure("completed", "Completed", "completions", ("completed",))
STAYED: Final = Measure("stayed", "Of these, not moved on", "adjusted-rate", ("completed", "not"))
PLACES: Final = (
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
    for id_, title, dim in PLACES:
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
