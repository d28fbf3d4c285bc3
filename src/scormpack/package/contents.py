"""What goes into one package, before any format has a say."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from scormpack.core.catalogue import CATALOGUE, Catalogue, FileEntry, ModuleEntry, ScreenEntry
from scormpack.core.ids import sco_id
from scormpack.core.markdown import plain_text
from scormpack.model.course import CourseFile, Module
from scormpack.render.budget import STATE_VERSION
from scormpack.render.files import SiteFile
from scormpack.render.site import Request, Site
from scormpack.standards.xapi import activity_iri


@dataclass(frozen=True, slots=True)
class Contents:
    """A rendered module, what it was asked for, and the folder that it gets in the package ("" for the root)."""

    request: Request
    site: Site
    folder: str = ""

    @property
    def module(self) -> Module:
        """The module."""
        return self.request.module.module

    @property
    def sco_id(self) -> str:
        """The identifier on which LMSs hang learners' records."""
        return sco_id(self.request.loaded.course.id, self.module.id)

    @property
    def aims(self) -> str:
        """What a learner can do at the end, in plain words."""
        return " ".join(plain_text(aim.text) for aim in self.module.objectives)

    def iri(self, *parts: str) -> str:
        """The xAPI id of the module, or of a part of it."""
        course = self.request.loaded.course
        return activity_iri(course.iri, course.id, self.module.id, *parts)

    def placed(self, path: str) -> str:
        """The path in the package of a path in the site."""
        return f"{self.folder}/{path}" if self.folder else path

    @property
    def files(self) -> tuple[SiteFile, ...]:
        """The site's files with their paths in the package."""
        return tuple(replace(file, path=self.placed(file.path)) for file in self.site.files)


@dataclass(frozen=True, slots=True)
class Bundle:
    """The modules of one package: one at the root, or the whole course with a folder for each."""

    contents: tuple[Contents, ...]
    whole: bool = False

    @property
    def first(self) -> Contents:
        """The first module; all share course, language, profile and door."""
        return self.contents[0]

    @property
    def course(self) -> CourseFile:
        """The course."""
        return self.first.request.loaded.course

    @property
    def id(self) -> str:
        """The identifier of the package: the SCO's for one module, the course's for all."""
        return self.course.id if self.whole else self.first.sco_id

    @property
    def title(self) -> str:
        """The package's title: the course's, with the module's after it when it holds one."""
        return self.course.title if self.whole else f"{self.course.title}: {self.first.module.title}"

    @property
    def course_iri(self) -> str:
        """The xAPI id of the course."""
        return activity_iri(self.course.iri, self.course.id)

    @property
    def name(self) -> str:
        """The package's file name without its ending."""
        return f"{self.id}-{self.first.request.lang}"

    @property
    def files(self) -> tuple[SiteFile, ...]:
        """Every site file of every module."""
        return tuple(file for contents in self.contents for file in contents.files)


@dataclass(frozen=True, slots=True)
class Package:
    """A package's name and all its files, sorted by path."""

    name: str
    files: tuple[SiteFile, ...]


def assemble(bundle: Bundle, format_name: str, extra: Iterable[SiteFile], *, sites: bool = True) -> Package:
    """The bundle's sites (unless `sites` is false) and the format's own files, with the catalogue over all of them."""
    files = sorted((*(bundle.files if sites else ()), *extra), key=lambda file: file.path)
    catalogue = SiteFile(CATALOGUE, _catalogue(bundle, format_name, files).to_json())
    return Package(bundle.name, tuple(sorted((*files, catalogue), key=lambda file: file.path)))


def _catalogue(bundle: Bundle, format_name: str, files: list[SiteFile]) -> Catalogue:
    request = bundle.first.request
    return Catalogue(
        course_id=bundle.course.id,
        course_title=bundle.course.title,
        lang=request.lang,
        format=format_name,
        profile=request.profile.id,
        modules=tuple(_entries(bundle)),
        files=tuple(FileEntry(file.path, file.sha256, file.size_bytes) for file in files),
    )


def _entries(bundle: Bundle) -> Iterator[ModuleEntry]:
    for contents in bundle.contents:
        module = contents.module
        yield ModuleEntry(
            id=module.id,
            title=module.title,
            theme=module.theme,
            sco_id=contents.sco_id,
            folder=contents.folder,
            state_version=STATE_VERSION,
            worst_case_state=contents.site.budget.total,
            objectives=tuple(objective.id for objective in module.objectives),
            outputs=tuple(output.id for output in module.outputs),
            screens=tuple(
                ScreenEntry(screen.id, screen.title, screen.activity.type, screen.minutes, screen.required)
                for screen in module.screens
            ),
        )
