"""`scormpack check`: every fault of a course, with its line and its mend."""

from pathlib import Path
from typing import Annotated

import typer

from scormpack.cli.talk import count, next_step, product_json, say, show_findings


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("check")(check)


def check(
    path: Annotated[Path, typer.Argument(help="The course's folder (the one that holds `modules`).")] = Path(),
    profile: Annotated[str, typer.Option(help="The platform whose limits count.")] = "generic-scorm12",
    as_json: Annotated[bool, typer.Option("--json", help="Findings as JSON on stdout.")] = False,
) -> None:
    """Check a course: every fault of every file, how it reads, and whether the answers fit."""
    from scormpack.app import check as use_case

    checked = use_case.check(path, profile)
    if as_json:
        product_json([finding.as_json() for finding in checked.findings.in_order()])
    else:
        show_findings(checked.findings)
    say(count(checked.findings, checked.modules))
    if findings := checked.findings.in_order():
        next_step(f"scormpack explain {findings[0].code.id}")
    if checked.findings.errors:
        raise typer.Exit(1)
    next_step("scormpack build")
