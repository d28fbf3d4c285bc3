"""`scormpack verify`: whether a package is the one that its maker let go."""

from pathlib import Path
from typing import Annotated

import typer

from scormpack.cli.talk import say, show_findings


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("verify")(verify)


def verify(
    package: Annotated[Path, typer.Argument(help="The package; its signature lies beside it.")],
    key: Annotated[Path | None, typer.Option(help="The maker's public key (PEM).")] = None,
) -> None:
    """Say whether a package was changed. Offline: signature, SHA-256, and each file against its own list."""
    from scormpack.app import verify as use_case

    verified = use_case.verify(package, key)
    show_findings(verified.findings)
    say(f"{package}: sha256 {verified.sha256}")
    if verified.key:
        say(f"signed by the key {verified.key}")
    if verified.findings.errors:
        say("This is not the package that its maker let go. Do not import it.")
        raise typer.Exit(1)
    say("Nothing was changed since it was built." + (" The signature is its maker's." if key and verified.key else ""))
