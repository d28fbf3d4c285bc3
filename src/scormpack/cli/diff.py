"""`scormpack diff`: whether learners keep their records and answers when a new release takes the old one's place."""

from pathlib import Path
from typing import Annotated

import typer

from scormpack.cli.talk import product, product_json, say, show_findings


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("diff")(diff)


def diff(
    old: Annotated[Path, typer.Argument(help="The package that is in use.")],
    new: Annotated[Path, typer.Argument(help="The package that takes its place.")],
    as_json: Annotated[bool, typer.Option("--json", help="What changed, as JSON on stdout.")] = False,
) -> None:
    """Say whether learners' records survive a new release.

    What changed between two packages, and whether saved answers come back.
    """
    from scormpack.app import diff as use_case

    found = use_case.diff(old, new)
    if as_json:
        product_json(found.as_json())
    else:
        for change in found.changes:
            product(change)
        show_findings(found.findings)
    say("The two packages are the same, byte for byte." if found.same else f"{len(found.changes)} changes.")
    records, answers = found.records, found.answers
    say(f"Learner records survive in the LMS: {records.answer}, because {'; '.join(records.because)}.")
    say(f"Saved answers restore: {answers.answer}, because {'; '.join(answers.because)}.")
    if found.findings.errors:
        raise typer.Exit(1)
