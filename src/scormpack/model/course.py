"""The course, its modules and screens. Knows every activity type there is."""

from datetime import date
from functools import reduce
from importlib import import_module
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field

from scormpack.core.registry import members
from scormpack.model.base import Activity, Authored, Id, Line, Minutes, Stated, Text, Title
from scormpack.model.film import AudioPath, Language, RelativePath
from scormpack.model.output import Output


def _activity_types() -> tuple[type[Activity], ...]:
    """The activity class of each folder in `activities/`."""
    found = []
    for folder in members("scormpack.activities"):
        schema = import_module(f"{folder.__name__}.schema")
        found += [thing for thing in vars(schema).values() if _is_activity(thing, schema.__name__)]
    return tuple(found)


def _is_activity(thing: Any, module: str) -> bool:
    return isinstance(thing, type) and issubclass(thing, Activity) and thing.__module__ == module


ACTIVITY_TYPES: dict[str, type[Activity]] = {kind.type_name(): kind for kind in _activity_types()}
if TYPE_CHECKING:
    AnyActivity = Activity
else:
    AnyActivity = Annotated[reduce(or_, ACTIVITY_TYPES.values()), Field(discriminator="type")]
Layout = Literal["cover", "split", "split-right", "banner", "panel", "poster", "plain", "sheet"]
Theme = Literal["Confidence", "Wellbeing", "Skills & Knowledge", "Empathy & Planning", "Resilience & Positivity"]
Colour = Literal["marigold", "teal", "blue", "plum", "coral"]


class Picture(Authored):
    """A picture in the module's assets folder, and what it shows in one sentence (empty: decoration)."""

    file: RelativePath
    alt: str


class Quote(Authored):
    """The programme's words that head the module."""

    text: Title
    speaker: Stated = "not-stated"


class Objective(Authored):
    """What a learner can do at the end."""

    id: Id
    text: Line


class Screen(Authored):
    """One screen: one task."""

    id: Id
    title: Title
    minutes: Minutes
    layout: Layout | None = Field(default=None, description="How it is laid out; each activity has its own default.")
    scene: Picture | None = None
    audio: AudioPath | None = Field(default=None, description="The words of this screen, recorded.")
    required: bool = Field(default=True, description="false: the module can be finished without opening it.")
    activity: AnyActivity


class Module(Authored):
    """About an hour of learning around one film, ending in something to keep."""

    schema_: Literal[1] = Field(alias="schema", description="The version of this kind of file.")
    id: Id
    title: Title
    theme: Theme
    colour: Colour
    quote: Quote
    person: Stated = "not-stated"
    employer: Stated = "not-stated"
    objectives: Annotated[tuple[Objective, ...], Field(min_length=1, max_length=6)]
    minutes: Annotated[int, Field(ge=1, le=120)]
    film: Id | None = None
    content_note: Text | None = Field(default=None, description="What may be hard here, and who to talk to.")
    cover: Picture
    screens: Annotated[tuple[Screen, ...], Field(min_length=1, max_length=40)]
    outputs: tuple[Output, ...] = ()


class Waiver(Authored):
    """A finding that someone with a role lets stand for a while, and why."""

    code: Annotated[str, Field(pattern=r"^[A-Z][0-9]{3}$", description="The code, for example R119.")]
    where: Annotated[str, Field(min_length=1, max_length=200)] = Field(
        description="The file (`*` stands for any part: modules/*/module.yaml); after a space, the key it starts with."
    )
    reason: Line
    role: Line = Field(description="The role of the person who decided; no name.")
    until: date = Field(description="The last day on which it counts, as 2026-01-31.")


class CourseFile(Authored):
    """course.yaml: the course and the order of its modules."""

    schema_: Literal[1] = Field(alias="schema", description="The version of this kind of file.")
    id: Id
    title: Title
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    iri: Annotated[str, Field(pattern=r"^[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+$", max_length=200)] | None = Field(
        default=None, description="Under this IRI xAPI and cmi5 activities get their ids; never change it."
    )
    modules: Annotated[tuple[Id, ...], Field(min_length=1)]
    listen: Literal["wanted", "not-yet"] = Field(
        default="not-yet", description="wanted: every screen should have its words recorded (`audio`)."
    )
    waivers: tuple[Waiver, ...] = Field(default=(), description="Findings that are let stand, each with its reason.")
