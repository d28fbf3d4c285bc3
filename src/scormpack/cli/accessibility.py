"""`scormpack accessibility`: the accessibility conformance report, as a page for a bid."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from scormpack.cli.talk import next_step, product, say


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("accessibility")(accessibility)


def accessibility(
    course: Annotated[Path, typer.Option(help="The course's folder (the one that holds `modules`).")] = Path(),
    results: Annotated[Path, typer.Option(help="What axe-core found, written by the browser tests.")] = Path(
        ".cache/axe"
    ),
    manual: Annotated[
        Path | None, typer.Option(help="YAML with what people found by hand, with role and date.")
    ] = None,
    out: Annotated[Path, typer.Option(help="The page to write.")] = Path("dist/accessibility.html"),
    today: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The date on the report; else today.")
    ] = None,
) -> None:
    """Write the accessibility report for a bid.

    Each WCAG 2.2 criterion at A and AA by type of screen: what a machine found, and what people found by hand.
    """
    from scormpack.app import accessibility as use_case

    found = use_case.report(course, results, manual, today.date() if today else None)
    use_case.write_report(found, out)
    product(str(out))
    states = (use_case.PASSED, use_case.FAILED, use_case.NOT_TESTED, use_case.NOT_APPLICABLE)
    say("  " + ", ".join(f"{found.count(state)} {state}" for state in states) + f" of {len(found.rows)} criteria.")
    failures, undecided = len(found.failures), len(found.undecided)
    say(f"  axe-core on {len(found.runs.audits)} pages: {failures} failures, {undecided} undecided.")
    if found.unsigned:
        say(f"  {len(found.unsigned)} results by hand have no role or date and count as not tested.")
    if found.count(use_case.NOT_TESTED):
        next_step(f"scormpack accessibility --manual FILE.yaml --out {out}")
