"""`scormpack track`: from statements and LMS exports to figures that can be believed."""

import typer

from scormpack.cli import track_files, track_lrs, track_report, track_told


def register(app: typer.Typer) -> None:
    """Adds the command group."""
    track = typer.Typer(no_args_is_help=True, help="Completion rates that can be believed.", rich_markup_mode=None)
    track.callback()(lambda: None)
    track_files.add(track)
    track_lrs.add(track)
    track_told.add(track)
    track_report.add(track)
    app.add_typer(track, name="track")
