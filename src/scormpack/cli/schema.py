"""`scormpack schema`: JSON Schema, so that editors help while writing."""

from pathlib import Path
from typing import Annotated

import typer

from scormpack.cli.talk import product, say


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("schema")(schema)


def schema(
    out: Annotated[Path, typer.Option(help="The folder to write to, inside the course's folder.")] = Path(".schema"),
) -> None:
    """Write JSON Schema, so that editors complete and check. For courses, modules, films and consents."""
    from scormpack.app.schema import write_schemas

    for path in write_schemas(out):
        product(str(path))
    say("Editors with YAML support read these through the first line of each file.")
