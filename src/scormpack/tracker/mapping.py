"""What exports call things, tied to course, module and site ids. Unknown names are said, never guessed."""

import fnmatch
import html
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from scormpack.core.nearest import nearest


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that no mapping knows, and the nearest known one ("" when none is near)."""

    name: str
    nearest: str = ""

    def __str__(self) -> str:
        return f"`{self.name}` is not in the mapping" + (f"; the nearest is `{self.nearest}`" if self.nearest else "")


@dataclass(frozen=True, slots=True)
class ModuleNames:
    """A module: its id, title, further names, the IRI that its statements carry, its screens and outputs in order."""

    id: str
    title: str
    names: tuple[str, ...] = ()
    iri: str = ""
    screens: tuple[tuple[str, str], ...] = ()
    outputs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CourseNames:
    """A course: its id, title, names and modules. Without modules it is known as a whole only."""

    id: str
    title: str
    names: tuple[str, ...] = ()
    iri: str = ""
    modules: tuple[ModuleNames, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteHint:
    """A site and one thing that tells it: the kind of hint, and the words (for `file` a pattern with * and ?)."""

    site: str
    kind: str
    words: str


def plain(name: str) -> str:
    """A name as it is compared: HTML entities undone, one space, small letters."""
    return " ".join(html.unescape(name).split()).casefold()


@dataclass(frozen=True, slots=True)
class Mapping_:  # noqa: N801 - `Mapping` is Python's
    """All names of courses, modules and sites. Every answer is an id, or Unknown with the nearest name."""

    courses: tuple[CourseNames, ...] = ()
    hints: tuple[SiteHint, ...] = ()
    _courses: dict[str, str] = field(init=False, default_factory=dict, compare=False, repr=False)
    _modules: dict[tuple[str, str], str] = field(init=False, default_factory=dict, compare=False, repr=False)
    _sites: dict[tuple[str, str], str] = field(init=False, default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        for course in self.courses:
            self._courses.update(dict.fromkeys(known_as(course), course.id))
            for module in course.modules:
                self._modules.update({(course.id, name): module.id for name in known_as(module)})
        self._sites.update({(hint.kind, plain(hint.words)): hint.site for hint in self.hints if hint.kind != "file"})

    def course_of(self, name: str) -> str | Unknown:
        """The id of the course of this name, id or IRI."""
        return self._courses.get(plain(name)) or Unknown(name, self._near(name, self.courses))

    def module_of(self, course: str, name: str) -> str | Unknown:
        """The id of the module of this name, id or IRI in a course."""
        found = self._modules.get((course, plain(name)))
        return found or Unknown(name, self._near(name, self.course(course).modules if self.course(course) else ()))

    def activity_of(self, name: str) -> tuple[str, str | None] | Unknown:
        """The (course, module) that a name means when nothing says the course; unknown too if two courses have it."""
        found = {(course, module) for (course, known), module in self._modules.items() if known == plain(name)}
        if len(found) == 1:
            return next(iter(found))
        if not found and (course := self._courses.get(plain(name))):
            return course, None
        return Unknown(name, self._near(name, [module for course in self.courses for module in course.modules]))

    def site_of(self, *, department: str = "", cohort: str = "", home_page: str = "", file: str = "") -> str | None:
        """The site that these hints tell, the first that is known in this order; None: unknown, to be listed."""
        given = {"department": department, "cohort": cohort, "home_page": home_page.rstrip("/")}
        for kind, words in given.items():
            if words and (site := self._sites.get((kind, plain(words)))):
                return site
        return next((hint.site for hint in self.hints if hint.kind == "file" and _matches(file, hint.words)), None)

    def course(self, course_id: str) -> CourseNames:
        """The course of this id; one without modules when it is unknown."""
        return next((course for course in self.courses if course.id == course_id), CourseNames(course_id, course_id))

    def _near(self, name: str, things: "Iterable[CourseNames | ModuleNames]") -> str:
        words = {plain(word): word for thing in things for word in (thing.title, *thing.names)}
        return words.get(nearest(plain(name), words), "")


def known_as(thing: CourseNames | ModuleNames) -> tuple[str, ...]:
    """Every name of a course or module, as names are compared."""
    names = (thing.id, thing.title, thing.iri, *thing.names)
    return tuple(dict.fromkeys(plain(name) for name in names if name))


def _matches(file: str, pattern: str) -> bool:
    return bool(file) and fnmatch.fnmatchcase(plain(Path(file).name), plain(pattern))
