"""`scormpack audit`: what is in a package, ours or anyone's, and whether it is sealed."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scormpack.cli.talk import next_step, product, product_json, say, show_findings

if TYPE_CHECKING:
    from scormpack.audit.engine import Audited
    from scormpack.audit.played import Played


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("audit")(audit)


def audit(
    packages: Annotated[list[Path], typer.Argument(help="Packages: SCORM 1.2, SCORM 2004, xAPI, cmi5, pages.")],
    profile: Annotated[str, typer.Option(help="The platform whose limits count.")] = "",
    play: Annotated[bool, typer.Option("--play", help="Walk it in a browser with the network shut.")] = False,
    statement: Annotated[
        Path | None, typer.Option(help="Write the security statement and the import sheet into this folder.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="What was found, as JSON on stdout.")] = False,
) -> None:
    """Say what is in packages of any maker.

    Files, manifest, addresses, scripts, metadata; with --play, what they do in a browser.
    """
    from scormpack.app import audit as use_case

    found = []
    for path in packages:
        audited = use_case.audit(path, profile)
        played = _play(path) if play and audited.kind else None
        found.append((audited, played))
        if not as_json:
            _talk(audited, played)
        if statement:
            from scormpack.app.statement import write_statement

            for page in write_statement(audited, played, statement):
                product(str(page)) if not as_json else None
    if as_json:
        product_json([_as_json(audited, played) for audited, played in found])
    if any(not audited.passed or (played and played.findings.errors) for audited, played in found):
        raise typer.Exit(1)


def _play(path: Path) -> "Played":
    from scormpack.app.play import play

    return play(path)


def _talk(audited: "Audited", played: "Played | None") -> None:
    show_findings(audited.findings)
    if played:
        show_findings(played.findings)
        for screen in played.screens:
            say(f"  walked  {screen}")
        say(f"  {len(played.screens)} screens walked in {played.browser}; {len(played.blocked)} attempts to leave.")
    kind = audited.kind.value if audited.kind else "no kind that a platform starts"
    errors = len(audited.findings.errors) + (len(played.findings.errors) if played else 0)
    warnings = len(audited.findings.warnings)
    verdict = "Do not import it before this is mended." if errors else "Nothing stands against it."
    if warnings and not errors:
        verdict = "Nothing stands against it but what the warnings say."
    say(f"{audited.path}: {kind}, {len(audited.read):,} files, sha256 {audited.sha256}")
    say(f"{errors} at error, {warnings} at warning. {verdict}")
    if findings := audited.findings.in_order():
        next_step(f"scormpack explain {findings[0].code.id}")


def _as_json(audited: "Audited", played: "Played | None") -> dict[str, object]:
    return {
        "path": audited.path.as_posix(),
        "sha256": audited.sha256,
        "size_bytes": audited.size_bytes,
        "kind": audited.kind.value if audited.kind else None,
        "files": len(audited.read),
        "findings": [finding.as_json() for finding in audited.findings.in_order()],
        "played": played.as_json() if played else None,
    }
