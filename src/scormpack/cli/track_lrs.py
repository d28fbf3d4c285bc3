"""`scormpack track pull` and `push`: LRSs."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scormpack.cli.talk import next_step, product, say
from scormpack.cli.track_files import (
    Activity,
    Catalogues,
    Course,
    IdentifyBy,
    KeyFile,
    MappingFile,
    Scope,
    Site,
    Store,
    Zone,
    by_name,
    scope,
    talk_key,
    talk_unknown,
)
from scormpack.core.errors import UsageMistake

if TYPE_CHECKING:
    from scormpack.tracker.lrs import Lrs

Url = Annotated[str, typer.Argument(help="The LRS's address, as its provider gives it.")]
User = Annotated[str, typer.Option(help="The LRS's user or key.")]
Timeout = Annotated[float, typer.Option(help="How many seconds an answer may take.", min=1)]
_PASSWORD = "SCORMPACK_LRS_PASSWORD"  # noqa: S105 - the name of a variable


def add(track: typer.Typer) -> None:
    """Adds the commands to the group."""
    track.command("pull")(pull)
    track.command("push")(push)


def pull(
    url: Url,
    store: Store,
    user: User = "",
    key: KeyFile = None,
    mapping: MappingFile = None,
    catalogues: Catalogues = None,
    site: Site = None,
    everything: Annotated[bool, typer.Option("--everything", help="From the beginning, not what is new.")] = False,
    identify_by: IdentifyBy = "",
    timeout: Timeout = 60,
) -> None:
    """Take what is new on an LRS into a store. The password is asked for, or read from SCORMPACK_LRS_PASSWORD."""
    from scormpack.app import track_pull as use_case
    from scormpack.tracker.opening import Access, Names

    names = Names(mapping, tuple(catalogues or ()))
    order = use_case.PullOrder(
        _lrs(url, user, timeout), Access(store, key), names, site, everything, by_name(identify_by)
    )
    found = use_case.pull(order)
    product(str(store))
    landed = found.landed
    say(
        f"{found.pages} pages, {landed.read:,} statements: {landed.new:,} new, {landed.duplicate:,} already there, "
        f"{landed.quarantined:,} quarantined, {landed.conflicts:,} in conflict."
    )
    talk_unknown(found)
    talk_key(found.key)
    if found.wrong_clock:
        say("warning  This LRS finds what is new by when it happened, not by when it came: late media would be missed.")
        say("         So every pull asks for everything. What is there already is not counted again.")
    if found.cut:
        say(f"cut  {found.cut}. What came is in the store; nothing is lost.")
        next_step("the same command: it goes on from there")
        raise typer.Exit(5)


def push(
    paths: Annotated[list[Path], typer.Argument(help="Files: Moodle exports, tables, tallies, xAPI.")],
    to: Annotated[str, typer.Option(help="The LRS's address.")],
    user: User = "",
    key: KeyFile = None,
    key_scope: Scope = "one",
    mapping: MappingFile = None,
    catalogues: Catalogues = None,
    site: Site = None,
    course: Course = None,
    activity: Activity = None,
    timezone: Zone = "Europe/London",
    identify_by: IdentifyBy = "",
    timeout: Timeout = 60,
) -> None:
    """Send what files tell to an LRS, with pseudonyms. Sent again, nothing is doubled."""
    from scormpack.app import track_push as use_case
    from scormpack.tracker.opening import Names

    names = Names(mapping, tuple(catalogues or ()))
    order = use_case.PushOrder(
        tuple(paths), _lrs(to, user, timeout), key, scope(key_scope), names, site, course, activity, timezone,
        by_name(identify_by),
    )  # fmt: skip
    found = use_case.push(order)
    product(to)
    for line in found.not_sent:
        say(f"not sent  {line.path}:{line.line}  {line.reason}")
    say(f"{found.sent:,} statements sent, {found.there:,} were there already, {len(found.not_sent):,} not sent.")
    talk_key(found.key)
    if found.cut:
        say(f"cut  {found.cut}.")
        next_step("the same command: what is there is not sent twice")
        raise typer.Exit(5)
    if found.not_sent:
        raise typer.Exit(1)


def _typed_password() -> str:
    try:
        return str(typer.prompt("Password", hide_input=True, err=True))
    except typer.Abort as nobody:
        raise UsageMistake("The LRS wants a password, and none was typed.", fix=f"put it into {_PASSWORD}.") from nobody


def _lrs(url: str, user: str, timeout: float) -> "Lrs":
    from scormpack.tracker.lrs import Endpoint, Lrs

    password = ""
    if user:
        password = os.environ.get(_PASSWORD) or _typed_password()
    return Lrs(Endpoint(url, user, password), timeout)
