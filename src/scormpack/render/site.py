"""A module rendered: all the files that a learner's browser needs, and what completion means."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scormpack.core.templates import fill
from scormpack.load.course import Loaded, LoadedModule
from scormpack.model.profile import Profile
from scormpack.render.budget import STATE_VERSION, Budget, state_budget
from scormpack.render.door import Door
from scormpack.render.files import FilmFile, SiteFile
from scormpack.render.player import course_script, fonts, player_script, style
from scormpack.render.statements import statement_templates
from scormpack.render.views import ScreenView, film_view, packaged, screen_views
from scormpack.render.words import words_for


@dataclass(frozen=True, slots=True)
class Request:
    """What to render: a module in a language, for a platform, through a door."""

    loaded: Loaded
    module: LoadedModule
    lang: str
    profile: Profile
    door: Door
    film: FilmFile | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """The files, sorted by path; the screens that must be opened; the worst case of the saved state."""

    files: tuple[SiteFile, ...]
    required: tuple[str, ...]
    budget: Budget


def render_site(request: Request) -> Site:
    """The module as files. Deterministic: the same sources give the same bytes."""
    screens = screen_views(request.module.module)
    files = [
        SiteFile("index.html", _page(request, screens).encode("utf-8")),
        SiteFile("style.css", style()),
        SiteFile("player.js", player_script(request.door)),
        SiteFile("course.js", course_script(_course_data(request, screens))),
        *(SiteFile(path, data) for path, data in fonts()),
        *_pictures(request),
        *_film_files(request),
    ]
    unique = {file.path: file for file in files}
    return Site(
        tuple(unique[path] for path in sorted(unique)),
        tuple(screen.id for screen in screens if screen.required),
        state_budget(request.module),
    )


def _page(request: Request, screens: tuple[ScreenView, ...]) -> str:
    module = request.module.module
    page = fill(
        "module.html.j2",
        {
            "course": request.loaded.course,
            "module": module,
            "screens": screens,
            "film": film_view(request.module, request.module.films_folder, request.lang, request.film),
            "outputs": {output.id: output for output in module.outputs},
            "words": words_for(request.lang),
            "lang": request.lang,
            "csp": request.door.csp,
            "profile": {"print": request.profile.print_.value},
        },
    )
    return "\n".join(line for line in page.splitlines() if line.strip()) + "\n"


def _course_data(request: Request, screens: tuple[ScreenView, ...]) -> dict[str, Any]:
    profile, module = request.profile, request.module.module
    statements = {}
    if request.door.statements:
        statements = {"statements": statement_templates(request.loaded.course, module, request.lang)}
    return {
        **statements,
        "course": request.loaded.course.id,
        "module": module.id,
        "title": module.title,
        "lang": request.lang,
        "limit": profile.suspend_data_limit.value,
        "profile": {
            "after_completion": profile.exit_after_completion.value,
            "print": profile.print_.value,
            "interactions": profile.interactions.value,
        },
        "state": {"version": STATE_VERSION},
        "screens": [
            {
                "id": screen.id,
                "key": screen.key,
                "title": screen.title,
                "required": screen.required,
                "minutes": screen.minutes,
                "type": screen.type,
                "private": screen.activity.private,
            }
            for screen in screens
        ],
        "objectives": [objective.id for objective in module.objectives],
        "words": words_for(request.lang)["player"],
    }


def _pictures(request: Request) -> Iterator[SiteFile]:
    module, folder = request.module.module, request.module.folder
    names = {module.cover.file, *(screen.scene.file for screen in module.screens if screen.scene)}
    for name in sorted(names):
        yield SiteFile(f"assets/{name}", (folder / "assets" / name).read_bytes().replace(b"\r\n", b"\n"))
    for screen in module.screens:
        if screen.audio:
            yield SiteFile(screen.audio, (folder / screen.audio).read_bytes())


def _film_files(request: Request) -> Iterator[SiteFile]:
    if request.module.film is None:
        return
    film, file = request.module.film.model, request.film
    if file:
        yield SiteFile(f"films/{film.id}.mp4", b"", file.source, file.sha256, file.size_bytes)
    named = [film.captions.get(request.lang), film.chapters.get(request.lang), film.audio_description.file]
    for name in (name for name in named if name):
        data = (request.module.films_folder / name).read_bytes().removeprefix(b"\xef\xbb\xbf")
        yield SiteFile(packaged(name), data.replace(b"\r\n", b"\n"))
