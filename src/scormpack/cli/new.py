"""`scormpack new`: a small course to start from."""

from pathlib import Path
from typing import Annotated

import typer

from scormpack.cli.talk import next_step, product


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("new")(new)


def new(
    folder: Annotated[Path, typer.Argument(help="A new folder; its name becomes the course's id.")],
) -> None:
    """Make a small course that builds at once. One module, one film placeholder, one document to keep."""
    from scormpack.app.new import new_course

    for path in new_course(folder):
        product(str(path))
    next_step(f"scormpack build --course {folder} --out {folder}/dist")
