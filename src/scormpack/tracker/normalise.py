"""From an export's or a statement's words to ours: verbs, activities, sites. What is unknown is told, not guessed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from scormpack.standards.xapi import VERBS as OUR_VERBS
from scormpack.tracker.events import VERBS, Kind
from scormpack.tracker.mapping import CourseNames, Mapping_, ModuleNames, Unknown, plain
from scormpack.tracker.records import HOME_PAGE

_ADL: Final = "http://adlnet.gov/expapi/verbs/"
_W3ID: Final = "https://w3id.org/xapi/adl/verbs/"
_MOST_UNKNOWN: Final = 200
_URN: Final = "urn:scormpack:"


def verb_names() -> dict[str, str]:
    """The short name of each verb's IRI, in all the ways that are in use."""
    names = {base + name: name for base in (_ADL, _W3ID) for name in VERBS}
    return names | {iri: name for name, iri in OUR_VERBS.items()}


@dataclass(frozen=True, slots=True)
class Target:
    """What a statement is about."""

    course: str
    module: str | None
    kind: Kind
    part: str = ""


@dataclass(slots=True)
class Normaliser:
    """Answers what activities and sites mean, and keeps what it did not know."""

    mapping: Mapping_
    unknown_activities: dict[str, Unknown] = field(default_factory=dict)
    unknown_places: set[str] = field(default_factory=set)
    _names: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        things: list[CourseNames | ModuleNames] = list(self.mapping.courses)
        things += [module for course in self.mapping.courses for module in course.modules]
        self._names = frozenset(plain(name) for thing in things for name in _called(thing) if name)

    def target(self, activity: str, others: Iterable[str] = ()) -> Target | None:
        """What an activity's IRI stands for; else what the first known of `others` (its names, its groups) does.

        Of the others a module goes before a course: a module's statements are grouped under their course too.
        """
        others = list(others)
        if found := self._known(activity):
            return found
        near = [known for name in others if (known := self._known(name))]
        if near:
            return next((known for known in near if known.module), near[0])
        shown = next((name for name in others if name), activity)
        if len(self.unknown_activities) < _MOST_UNKNOWN:
            self.unknown_activities[shown] = self.unknown(shown, None)
        return None

    def activity(self, name: str, course: str | None) -> Target | None:
        """What an LMS's activity name stands for, within a course if one is given."""
        found = self.known(name, course)
        if found is None:
            self.unknown_activities[name] = self.unknown(name, course)
        return found

    def known(self, name: str, course: str | None) -> Target | None:
        """As `activity`, without a note of what is unknown."""
        if not course:
            return self._named(name)
        module = self.mapping.module_of(course, name)
        return Target(course, module, Kind.MODULE) if isinstance(module, str) else None

    def unknown(self, name: str, course: str | None) -> Unknown:
        """The name with the nearest one that the mapping knows."""
        found = self.mapping.module_of(course, name) if course else self.mapping.activity_of(name)
        return found if isinstance(found, Unknown) else Unknown(name)

    def site(self, *, site: str = "", home_page: str = "") -> str | None:
        """The site that a statement names, or that its home page belongs to; None when unknown."""
        if site:
            return site
        found = self.mapping.site_of(home_page=home_page)
        if found is None and home_page not in {"", HOME_PAGE}:
            self.unknown_places.add(home_page)
        return found

    def _known(self, name: str) -> Target | None:
        for base, course, module in self._roots():
            if name == base:
                return Target(course, module, Kind.MODULE if module else Kind.COURSE)
            rest = name.removeprefix(base)
            if rest != name and rest[0] in ":/":
                separator = rest[0]
                return _inside(course, module, rest[1:].split(separator))
        if name.startswith(_URN):
            named, *parts = name.removeprefix(_URN).split(":")
            return _inside(named, None, parts) if named and named != "track" else None
        return self._named(name)

    def _roots(self) -> Iterable[tuple[str, str, str | None]]:
        for course in self.mapping.courses:
            yield from ((module.iri, course.id, module.id) for module in course.modules if module.iri)
            if course.iri:
                yield course.iri, course.id, None

    def _named(self, name: str) -> Target | None:
        if plain(name) not in self._names:
            return None
        found = self.mapping.activity_of(name)
        if isinstance(found, Unknown):
            return None
        course, module = found
        return Target(course, module, Kind.MODULE if module else Kind.COURSE)


def _called(thing: CourseNames | ModuleNames) -> tuple[str, ...]:
    return (thing.id, thing.title, thing.iri, *thing.names)


def _inside(course: str, module: str | None, rest: list[str]) -> Target | None:  # noqa: PLR0911 - a table
    """The part of a course or module that lies behind these words of an IRI."""
    if module is None:
        if not rest:
            return Target(course, None, Kind.COURSE)
        module, *rest = rest
    match rest:
        case []:
            return Target(course, module, Kind.MODULE)
        case ["screen", screen]:
            return Target(course, module, Kind.SCREEN, screen)
        case ["screen", screen, "answer"]:
            return Target(course, module, Kind.ANSWER, screen)
        case ["film"]:
            return Target(course, module, Kind.FILM)
        case ["output", output]:
            return Target(course, module, Kind.OUTPUT, output)
        case _:
            return Target(course, module, Kind.OTHER, "")


def moments(parts: Iterable[str]) -> Mapping[str, str]:
    """Which screens ask how sure a learner is before and after, by their ids: `sure-before`, `sure-after`."""
    found = {}
    for part in parts:
        words = part.split("-")
        found[part] = "before" if "before" in words else "after" if "after" in words else ""
    return {part: moment for part, moment in found.items() if moment}
