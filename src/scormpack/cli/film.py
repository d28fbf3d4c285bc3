"""`scormpack film add`: a real film in the place of a placeholder."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scormpack.cli.talk import next_step, product, say, show_findings

if TYPE_CHECKING:
    from scormpack.app.film_add import Added


def register(app: typer.Typer) -> None:
    """Adds the command group."""
    film = typer.Typer(no_args_is_help=True, help="Put a real film in a placeholder's place.", rich_markup_mode=None)
    film.callback()(lambda: None)
    film.command("add")(add)
    app.add_typer(film, name="film")


def add(
    module: Annotated[str, typer.Argument(help="The module's id, for example m1-confidence.")],
    film: Annotated[Path, typer.Argument(help="The film: MP4 with H.264 and AAC.", metavar="FILE.mp4")],
    captions: Annotated[Path | None, typer.Option(help="Captions, WebVTT.")] = None,
    chapters: Annotated[Path | None, typer.Option(help="Chapters, WebVTT.")] = None,
    transcript: Annotated[Path | None, typer.Option(help="The transcript, Markdown.")] = None,
    lang: Annotated[str, typer.Option(help="The language of these words, two letters.")] = "en",
    course: Annotated[Path, typer.Option(help="The course's folder.")] = Path(),
) -> None:
    """Put a real film in a placeholder's place.

    It is checked, copied without its tags, and measured into its manifest; what a release still lacks is listed.
    """
    from scormpack.app.film_add import FilmOrder, add_film

    given = {"captions": captions, "chapters": chapters, "transcript": transcript}
    words = {name: path for name, path in given.items() if path is not None}
    build = f"scormpack build {module}" + ("" if course == Path() else f" --course {course}")
    _talk(add_film(FilmOrder(course, module, film, lang, words)), build)


def _talk(added: "Added", build: str) -> None:
    if added.faults.items or added.probe is None or added.manifest is None:
        show_findings(added.faults)
        say("Nothing was changed.")
        raise typer.Exit(1)
    found = added.probe
    product(str(added.manifest))
    say(
        f"{found.width}x{found.height}, {found.duration_seconds / 60:.1f} minutes, {found.size_bytes / 1e6:,.1f} MB, "
        f"{found.video_codec} with {found.audio_codec or 'no sound'}."
    )
    if found.tags:
        say(f"Tags of your file that were left out of the copy: {', '.join(found.tags)}.")
    if added.lacks:
        say("Before `scormpack build --release`:")
    for lack in added.lacks:
        say(f"  - {lack.message}")
    next_step(build)
