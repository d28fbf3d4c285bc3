"""`scormpack track report`: figures that may be published, and the claims that they bear out."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scormpack.cli.talk import next_step, product, say
from scormpack.core.errors import UsageMistake

if TYPE_CHECKING:
    from scormpack.app.track_report import Outcome

_AUDIENCES = ("public", "internal")
_DATES = ["%Y-%m-%d"]


def add(track: typer.Typer) -> None:
    """Adds the command to the group `track`."""
    track.command("report")(report)


def report(
    store: Annotated[Path, typer.Option(help="The store, as `track ingest` made it.")],
    out: Annotated[Path, typer.Option(help="The folder that the report goes into.")],
    first: Annotated[datetime | None, typer.Option("--from", formats=_DATES, help="The first day.")] = None,
    last: Annotated[datetime | None, typer.Option("--to", formats=_DATES, help="The last day.")] = None,
    cycles: Annotated[Path | None, typer.Option(help="Broadcast cycles (YAML); without them months count.")] = None,
    sites: Annotated[Path | None, typer.Option(help="The register of prisons (CSV).")] = None,
    deployments: Annotated[Path | None, typer.Option(help="Which prison had the course, and when (CSV).")] = None,
    mapping: Annotated[Path | None, typer.Option(help="Names of courses, modules and sites (YAML).")] = None,
    catalogue: Annotated[list[Path] | None, typer.Option(help="scormpack.json of a package; again for more.")] = None,
    withdrawals: Annotated[Path | None, typer.Option(help="Pseudonyms of the moved, released or ill (CSV).")] = None,
    claims: Annotated[Path | None, typer.Option(help="Claims to hold against the figures (YAML).")] = None,
    text: Annotated[Path | None, typer.Option(help="The text that makes the claims.")] = None,
    course: Annotated[str, typer.Option(help="The course, if the mapping does not say.")] = "",
    title: Annotated[str, typer.Option(help="The report's title.")] = "",
    audience: Annotated[str, typer.Option(help="public, or internal: with tables by prison.")] = "public",
    as_of: Annotated[datetime | None, typer.Option(formats=_DATES, help="When follow-up is looked at.")] = None,
    threshold: Annotated[int, typer.Option(help="Counts under this are suppressed.")] = 10,
    base: Annotated[int, typer.Option(help="Other counts are rounded to this.")] = 5,
    span: Annotated[int, typer.Option(help="How far the values that fit a suppressed count must span.")] = 5,
    engine: Annotated[str, typer.Option(help="duckdb or spark.")] = "duckdb",
    master: Annotated[str | None, typer.Option(help="Spark's master, such as spark://127.0.0.1:7077.")] = None,
) -> None:
    """Write figures that may be published. A page with charts, and tables as CSV, XLSX and JSON."""
    from scormpack.app import track_report as use_case
    from scormpack.tracker.disclosure.plan import Audience
    from scormpack.tracker.disclosure.rules import Rules

    if audience not in _AUDIENCES:
        raise UsageMistake(f"There is no audience `{audience}`.", fix=f"choose from: {', '.join(_AUDIENCES)}.")
    order = use_case.Order(
        store,
        out,
        first.date() if first else None,
        last.date() if last else None,
        cycles,
        sites,
        deployments,
        mapping,
        tuple(catalogue or ()),
        withdrawals,
        claims,
        text,
        course,
        title,
        Audience(audience),
        engine,
        master,
        as_of.date() if as_of else None,
        Rules(threshold, base, span),
    )
    _talk(use_case.make_report(order))


def _talk(outcome: "Outcome") -> None:
    for path in outcome.files:
        product(str(path))
    proof, ledger = outcome.report.published.proof, outcome.report.ledger
    say(f"{proof.shown} counts shown, {proof.suppressed} suppressed, proved with {proof.programs} linear programs.")
    if ledger:
        said = {
            verdict: sum(one.verdict == verdict for one in ledger.verdicts)
            for verdict in ("supported", "not supported", "not measurable")
        }
        counts = ", ".join(f"{count} {verdict}" for verdict, count in said.items())
        say(f"{len(ledger.verdicts)} claims: {counts}.")
    next_step(f"open {outcome.page}")
