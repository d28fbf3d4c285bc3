"""`scormpack withdraw`: a person on film takes consent back."""

from pathlib import Path
from typing import Annotated

import typer

from scormpack.cli.talk import next_step, product, say, show_findings


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("withdraw")(withdraw)


def withdraw(
    person: Annotated[str, typer.Argument(help="The reference of the consent record, or the name that is shown.")],
    deployments: Annotated[Path, typer.Option(help="CSV: which prison has which package, since when.")],
    course: Annotated[Path, typer.Option(help="The course's folder (the one that holds `modules`).")] = Path(),
    packages: Annotated[
        list[Path] | None, typer.Option(help="A folder with releases and their build records; again for more.")
    ] = None,
    formats: Annotated[list[str] | None, typer.Option("--format", help="Kinds of package to rebuild.")] = None,
    out: Annotated[Path, typer.Option(help="Where notice and packages go.")] = Path("dist-withdrawn"),
) -> None:
    """Recall what shows a person who withdrew. The notice, and modules that are rebuilt without them."""
    from scormpack.app import withdraw as use_case

    order = use_case.WithdrawOrder(
        person, deployments, course, tuple(packages or [Path("dist")]), tuple(formats or ["scorm12"]), out
    )
    found = use_case.withdraw(order)
    show_findings(found.findings)
    product(str(found.notice))
    for package in found.built:
        product(str(package.path))
    modules = ", ".join(found.person.modules) or "none"
    say(f"Record {found.person.reference}: modules {modules}; {len(found.packages)} released packages.")
    for recall in found.recalls:
        say(f"  recall  {recall.prison}, {recall.platform}: {recall.package or 'a package that no record knows'}")
    if found.findings.errors:
        say("The notice is written. Nothing was rebuilt: the course's own words still name the person.")
        raise typer.Exit(1)
    say("Nothing of the person is left in the new packages: all texts and bytes were searched.")
    next_step(f"scormpack audit --play {found.built[0].path}" if found.built else "scormpack check")
