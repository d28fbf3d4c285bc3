"""`scormpack explain`: why a finding matters and how to mend it."""

from typing import Annotated

import typer

from scormpack.cli.talk import product


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("explain")(explain)


def explain(
    code: Annotated[str, typer.Argument(help="A code such as R101; `all` lists every code.")],
) -> None:
    """Explain the code of a finding. Why it matters, how to mend it, where it comes from."""
    from scormpack.app.explain import all_codes, code_named

    if code == "all":
        for found in all_codes():
            product(f"{found.id}  {found.severity:<7}  {found.title}")
        return
    found = code_named(code)
    product(f"{found.id}  {found.title} ({found.severity})")
    product(f"  why:     {found.why}")
    product(f"  fix:     {found.fix}")
    product(f"  source:  {found.source}")
