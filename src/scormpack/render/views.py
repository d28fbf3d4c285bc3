"""What the page template sees: screens and the film, with everything worked out."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from scormpack.core.ids import short_key
from scormpack.core.markdown import block_html
from scormpack.core.yamlfile import read_text
from scormpack.load.course import LoadedModule
from scormpack.media.vtt import read_vtt
from scormpack.model.course import Module, Screen
from scormpack.model.film import Film
from scormpack.render.files import FilmFile
from scormpack.render.layout import layout_of


@dataclass(frozen=True, slots=True)
class ScreenView:
    """A screen as the template needs it."""

    screen: Screen
    number: int

    def __getattr__(self, name: str) -> Any:
        """The authored fields: id, title, minutes, scene, audio, required, activity."""
        return getattr(self.screen, name)

    @property
    def key(self) -> str:
        """The key under which its answer is saved."""
        return short_key(self.screen.id)

    @property
    def layout(self) -> str:
        """Its layout, after fallback."""
        return layout_of(self.screen)

    @property
    def type(self) -> str:
        """The type of its activity."""
        kind: str = self.screen.activity.type
        return kind

    @property
    def template(self) -> str:
        """Where the activity's template lies."""
        return f"activities/{self.type}/template.html.j2"


@dataclass(frozen=True, slots=True)
class FilmView:
    """The film as the template needs it; `src` is None when there is no file."""

    title: str
    src: str | None
    captions: tuple[tuple[str, str], ...]
    chapters: tuple[tuple[int, str], ...]
    chapters_src: str | None
    transcript_html: Markup
    audio_description_src: str | None
    placeholder: bool
    width: int
    height: int
    minutes: int


def screen_views(module: Module) -> tuple[ScreenView, ...]:
    """The module's screens, numbered from 1."""
    return tuple(ScreenView(screen, number) for number, screen in enumerate(module.screens, start=1))


def film_view(loaded: LoadedModule, films: Path, lang: str, file: FilmFile | None) -> FilmView | None:
    """The module's film in this language, or None when the module has no film."""
    if loaded.film is None:
        return None
    film = loaded.film.model
    return FilmView(
        title=loaded.module.title if lang in loaded.twins else film.title,
        src=f"films/{film.id}.mp4" if file else None,
        captions=((lang, packaged(film.captions[lang])),) if lang in film.captions else (),
        chapters=_chapters(film, films, lang),
        chapters_src=packaged(film.chapters[lang]) if lang in film.chapters else None,
        transcript_html=_transcript(film, films, lang),
        audio_description_src=packaged(film.audio_description.file) if film.audio_description.file else None,
        placeholder=film.placeholder,
        width=file.width if file else film.width or 960,
        height=file.height if file else film.height or 540,
        minutes=round(film.minutes),
    )


def packaged(name: str) -> str:
    """The path in the package of a file that a manifest names."""
    return f"captions/{Path(name).name}"


def _chapters(film: Film, films: Path, lang: str) -> tuple[tuple[int, str], ...]:
    if lang not in film.chapters:
        return ()
    cues = read_vtt(films / film.chapters[lang]).cues
    return tuple((cue.start_ms // 1000, cue.plain) for cue in cues)


def _transcript(film: Film, films: Path, lang: str) -> Markup:
    return block_html(read_text(films / film.transcript[lang])) if lang in film.transcript else Markup("")
