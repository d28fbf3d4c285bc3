"""`scormpack check`: every fault of a course, with its line and its mend."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scormpack.cli.talk import count, next_step, product_json, say, show_findings

if TYPE_CHECKING:
    from scormpack.app.check import Checked


class Format(StrEnum):
    """How findings are told."""

    PLAIN = "plain"
    JSON = "json"
    SARIF = "sarif"


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("check")(check)


def check(
    path: Annotated[Path, typer.Argument(help="The course's folder (the one that holds `modules`).")] = Path(),
    profile: Annotated[str, typer.Option(help="The platform whose limits count.")] = "generic-scorm12",
    style: Annotated[
        Format, typer.Option("--format", help="plain for people; json or sarif on stdout for editors and CI.")
    ] = Format.PLAIN,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    today: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day on which consents and waivers are weighed; else today."),
    ] = None,
) -> None:
    """Find every fault of a course in one run.

    Files and keys, how it reads, whether the answers fit the platform, and who agreed to be shown.
    """
    from scormpack.app import check as use_case

    checked = use_case.check(path, profile, today.date() if today else None)
    _tell(checked, Format.JSON if as_json else style)
    _waived(checked)
    say(count(checked.findings, checked.modules))
    if findings := checked.findings.in_order():
        next_step(f"scormpack explain {findings[0].code.id}")
    if checked.findings.errors:
        raise typer.Exit(1)
    next_step("scormpack build" if path == Path() else f"scormpack build --course {path}")


def _tell(checked: "Checked", style: Format) -> None:
    if style is Format.PLAIN:
        show_findings(checked.findings)
    elif style is Format.JSON:
        product_json([finding.as_json() for finding in checked.findings.in_order()])
    else:
        from scormpack.app.sarif import sarif

        product_json(sarif(checked.findings.in_order(), checked.waived))


def _waived(checked: "Checked") -> None:
    """One line for each waiver that let something stand."""
    for waiver in dict.fromkeys(each.waiver for each in checked.waived):
        times = sum(each.waiver == waiver for each in checked.waived)
        say(f"waived {waiver.code}  {times} at {waiver.where}, until {waiver.until}, by the {waiver.role}")
        say(f"            {waiver.reason}")
