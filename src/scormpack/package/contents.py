"""What goes into one package, before any format has a say."""

from dataclasses import dataclass

from scormpack.core.catalogue import Catalogue, FileEntry, ScreenEntry
from scormpack.core.ids import sco_id
from scormpack.render.budget import STATE_VERSION
from scormpack.render.files import SiteFile
from scormpack.render.site import Request, Site


@dataclass(frozen=True, slots=True)
class Contents:
    """A rendered module and what it was asked for."""

    request: Request
    site: Site

    @property
    def sco_id(self) -> str:
        """The identifier on which LMSs hang learners' records."""
        return sco_id(self.request.loaded.course.id, self.request.module.module.id)

    @property
    def name(self) -> str:
        """The package's file name without its ending."""
        return f"{self.sco_id}-{self.request.lang}"


@dataclass(frozen=True, slots=True)
class Package:
    """A package's name and all its files, sorted by path."""

    name: str
    files: tuple[SiteFile, ...]


def catalogue_file(contents: Contents, format_name: str, files: tuple[SiteFile, ...]) -> Catalogue:
    """The catalogue over these files."""
    request, module = contents.request, contents.request.module.module
    return Catalogue(
        course_id=request.loaded.course.id,
        course_title=request.loaded.course.title,
        module_id=module.id,
        module_title=module.title,
        theme=module.theme,
        lang=request.lang,
        format=format_name,
        profile=request.profile.id,
        sco_id=contents.sco_id,
        state_version=STATE_VERSION,
        worst_case_state=contents.site.budget.total,
        objectives=tuple(objective.id for objective in module.objectives),
        outputs=tuple(output.id for output in module.outputs),
        screens=tuple(
            ScreenEntry(screen.id, screen.title, screen.activity.type, screen.minutes, screen.required)
            for screen in module.screens
        ),
        files=tuple(FileEntry(file.path, file.sha256, file.size_bytes) for file in files),
    )
