"""`scormpack sign`: signs packages, so that nobody can change one byte unseen."""

import os
from pathlib import Path
from typing import Annotated

import typer

from scormpack.cli.talk import next_step, product, say
from scormpack.core.errors import UsageMistake


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("sign")(sign)


def sign(
    packages: Annotated[list[Path] | None, typer.Argument(help="The packages to sign.")] = None,
    key: Annotated[Path, typer.Option(help="Your private key (PEM); keep it off shared disks.")] = Path("signing.pem"),
    new: Annotated[
        bool, typer.Option("--new", help="Make the key first; its public half is written beside it.")
    ] = False,
) -> None:
    """Sign packages, offline. Ed25519; a password for the key is taken from SCORMPACK_PASSWORD."""
    from scormpack.app import keys
    from scormpack.app import sign as use_case

    password = os.environ.get("SCORMPACK_PASSWORD", "").encode() or None
    if new:
        public = keys.make_key(key, password)
        product(str(public))
        say(f"{key} is your private key: whoever has it can sign as you. Give {public.name} to those who verify.")
    elif not packages:
        raise UsageMistake("There is nothing to sign.", fix="name packages, or make a key with `scormpack sign --new`.")
    for package in packages or ():
        product(str(use_case.sign(package, key, password)))
    if packages:
        next_step(f"scormpack verify {packages[0]} --key {key.with_suffix('.pub.pem')}")
