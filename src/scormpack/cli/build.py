"""`scormpack build`: packages for LMSs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scormpack.cli.talk import count, next_step, product, product_json, progress, say, show_findings

if TYPE_CHECKING:
    from scormpack.app.build import Outcome


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("build")(build)


def build(
    modules: Annotated[list[str] | None, typer.Argument(help="Modules to build; none: all of them.")] = None,
    course: Annotated[Path, typer.Option(help="The course's folder (the one that holds `modules`).")] = Path(),
    formats: Annotated[
        list[str] | None, typer.Option("--format", help="A kind of package (scorm12 if none); again for more; or all.")
    ] = None,
    profile: Annotated[str, typer.Option(help="The platform whose limits count; else the format's own.")] = "",
    lang: Annotated[str, typer.Option(help="The language, two letters.")] = "en",
    out: Annotated[Path, typer.Option(help="Where the packages go.")] = Path("dist"),
    whole: Annotated[bool, typer.Option("--whole", help="Add a package with the whole course.")] = False,
    release: Annotated[bool, typer.Option("--release", help="Refuse placeholders and what is only assumed.")] = False,
    against: Annotated[
        Path | None, typer.Option(help="The package in use: refuse a build that loses its learners' records.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="What was built, as JSON on stdout.")] = False,
) -> None:
    """Build packages for LMSs, for a disk and for paper.

    They go to dist/FORMAT/COURSE-MODULE-LANGUAGE.zip, with digests and a build record beside them.
    """
    from scormpack.app import build as use_case

    order = use_case.Order(
        course, tuple(modules or ()), tuple(formats or ["scorm12"]), profile, lang, out, release, whole, against
    )
    with progress() as watch:
        outcome = use_case.build(order, watch)
    if as_json:
        product_json(_as_json(outcome))
    _talk(outcome, as_json=as_json)
    if outcome.findings.errors:
        raise typer.Exit(1)


def _talk(outcome: "Outcome", *, as_json: bool) -> None:
    show_findings(outcome.findings)
    if outcome.findings.errors:
        say(f"{count(outcome.findings, outcome.modules)} Nothing was built.")
        next_step(f"scormpack explain {outcome.findings.errors[0].code.id}")
        return
    for package in outcome.built:
        if not as_json:
            product(str(package.path))
        size, light = package.size_bytes / 1000, package.light_bytes / 1000
        say(f"  {size:,.0f} kB, {light:,.0f} kB of it without film and recordings; sha256 {package.sha256[:16]}...")
    say(f"{count(outcome.findings, outcome.modules)} Built: {len(outcome.built)}.")
    for folder in dict.fromkeys(package.path.parent for package in outcome.built):
        next_step(f"cd {folder} && sha256sum -c SHA256SUMS")
    if playable := [package.path for package in outcome.built if package.path.parent.name != "print"]:
        next_step(f"scormpack preview {playable[0]}")


def _as_json(outcome: "Outcome") -> dict[str, object]:
    return {
        "findings": [finding.as_json() for finding in outcome.findings.in_order()],
        "packages": [
            {
                "path": package.path.as_posix(),
                "sha256": package.sha256,
                "size_bytes": package.size_bytes,
                "light_bytes": package.light_bytes,
            }
            for package in outcome.built
        ],
    }
