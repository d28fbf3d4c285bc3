"""`scormpack preview`: a module as learners see it, and what the platform hears."""

import sys
import time
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from scormpack.cli.talk import count, next_step, product, say, show_findings

if TYPE_CHECKING:
    from scormpack.app.build import Outcome
    from scormpack.app.preview import Preview

_LOOK_SECONDS: Final = 0.5


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("preview")(preview)


def preview(
    target: Annotated[
        str, typer.Argument(help="A module's id, or a package's .zip; none: the first module.", metavar="[MODULE|ZIP]")
    ] = "",
    course: Annotated[Path, typer.Option(help="The course's folder (the one that holds `modules`).")] = Path(),
    format_: Annotated[str, typer.Option("--format", help="The kind of package to build.")] = "scorm12",
    watch: Annotated[bool, typer.Option("--watch", help="Build and show it anew whenever a source is saved.")] = False,
    lang: Annotated[str, typer.Option(help="The language, two letters.")] = "en",
    port: Annotated[int, typer.Option(help="The port on this machine; 0: any that is free.", min=0, max=65535)] = 0,
    no_open: Annotated[
        bool, typer.Option("--no-open", help="Do not open the browser; only print the address.")
    ] = False,
) -> None:
    """Play a module or package as a platform would. What is stored and what can go wrong, in plain words."""
    from scormpack.app.preview import PreviewFaulty, PreviewOrder, open_preview

    try:
        opened = open_preview(PreviewOrder(target, course, format_, port, lang))
    except PreviewFaulty as faulty:
        _mistakes(faulty.outcome)
        raise typer.Exit(1) from faulty
    with opened as running:
        product(running.url)
        sys.stdout.flush()
        say("This address is for this machine only. To end the preview, press Ctrl-C.")
        if not no_open:
            webbrowser.open(running.url)
        try:
            _stay(running, watch=watch)
        except KeyboardInterrupt:
            say("The preview has ended.")


def _stay(running: "Preview", *, watch: bool) -> None:
    while True:
        time.sleep(_LOOK_SECONDS)
        outcome = running.refresh() if watch else None
        if outcome is not None and outcome.findings.errors:
            _mistakes(outcome)
        elif outcome is not None:
            say("Built again.")


def _mistakes(outcome: "Outcome") -> None:
    show_findings(outcome.findings)
    say(f"{count(outcome.findings, outcome.modules)} Nothing new is shown.")
    next_step(f"scormpack explain {outcome.findings.errors[0].code.id}")
