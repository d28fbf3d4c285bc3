"""`scormpack track pseudonymise`, `ingest` and `sample`: files in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from scormpack.cli.talk import next_step, product, product_json, say

if TYPE_CHECKING:
    from scormpack.app.track_ingest import Ingested
    from scormpack.tracker.key import Key
    from scormpack.tracker.privacy import KeyScope

_SHOWN: Final = 12
Store = Annotated[Path, typer.Option(help="The store's folder.")]
KeyFile = Annotated[Path | None, typer.Option(help="The key's file; else one in your own settings, made if need be.")]
MappingFile = Annotated[Path | None, typer.Option(help="What exports call courses, modules and sites: YAML.")]
Catalogues = Annotated[
    list[Path] | None, typer.Option("--catalogue", help="A scormpack.json of a released package; again for more.")
]
Site = Annotated[str | None, typer.Option(help="The site that these files are from.")]
Course = Annotated[str | None, typer.Option(help="The course that these tables are about.")]
Activity = Annotated[str | None, typer.Option(help="The activity that these tables are about.")]
Zone = Annotated[str, typer.Option("--timezone", help="Where the LMS's clock stands.")]
IdentifyBy = Annotated[str, typer.Option("--identify-by", help="`name`: a name alone counts as who somebody is.")]
Scope = Annotated[str, typer.Option("--key-scope", help="`one`, or `site`: a person is somebody else at each site.")]


def add(track: typer.Typer) -> None:
    """Adds the commands to the group."""
    track.command("pseudonymise")(pseudonymise)
    track.command("ingest")(ingest)
    track.command("sample")(sample)


def pseudonymise(
    export: Annotated[Path, typer.Argument(help="A table as the LMS exports it: CSV, .xlsx or .ods.")],
    id_column: Annotated[str, typer.Option(help="The column with the id number, account or e-mail.")],
    out: Annotated[Path, typer.Option(help="Where the table without names goes.")],
    key: KeyFile = None,
    key_scope: Scope = "one",
    site: Site = None,
) -> None:
    """Take names out of an export. At the provider's, before it goes anywhere."""
    from scormpack.app import track_pseudonymise as use_case

    order = use_case.PseudonymiseOrder(export, id_column, out, key, scope(key_scope), site)
    made = use_case.pseudonymise(order)
    product(str(out))
    say(f"{made.rows} rows with pseudonyms, {made.nobody} left out because nobody stood in them.")
    if made.left_out:
        say(f"Columns left out: {', '.join(made.left_out)}.")
    talk_key(made.key)


def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders: xAPI, Moodle exports, tables, tallies.")],
    store: Store,
    key: KeyFile = None,
    no_key: Annotated[bool, typer.Option("--no-key", help="The provider holds the key: take only pseudonyms.")] = False,
    key_scope: Annotated[str, typer.Option(help="For a new store: `one`, or `site`.")] = "",
    sites: Annotated[Path | None, typer.Option(help="The register of sites: CSV.")] = None,
    mapping: MappingFile = None,
    catalogues: Catalogues = None,
    site: Site = None,
    course: Course = None,
    activity: Activity = None,
    timezone: Zone = "Europe/London",
    identify_by: IdentifyBy = "",
    as_json: Annotated[bool, typer.Option("--json", help="What came of it, as JSON on stdout.")] = False,
) -> None:
    """Take files into a store. The same file, or the same statement, twice counts once."""
    from scormpack.app import track_ingest as use_case
    from scormpack.tracker.opening import Access, Names

    access = Access(store, key, no_key, scope(key_scope) if key_scope else None)
    order = use_case.IngestOrder(
        tuple(paths), access, Names(mapping, tuple(catalogues or ())), sites, site, course, activity, timezone,
        by_name(identify_by),
    )  # fmt: skip
    found = use_case.ingest(order)
    if as_json:
        product_json(_as_json(found))
    else:
        product(str(store))
    _talk(found, store)
    if found.unreadable:
        raise typer.Exit(3)


def sample(
    folder: Annotated[Path, typer.Argument(help="A new folder for it.")],
    learners: Annotated[int, typer.Option(help="How many learners to invent.", min=20, max=5000)] = 600,
) -> None:
    """Write a small invented sample. Sites, learners, media, exports, claims; nobody in it is real."""
    from scormpack.app import track_sample as use_case

    for path in use_case.write_sample(folder, learners):
        product(str(path))
    for command in use_case.walk(folder):
        next_step(command)


def scope(word: str) -> "KeyScope":
    """The scope of this name. Raises UsageMistake for another."""
    from scormpack.core.errors import UsageMistake
    from scormpack.tracker.privacy import KeyScope

    try:
        return KeyScope(word)
    except ValueError as fault:
        raise UsageMistake(f"There is no key scope `{word}`.", fix="--key-scope one, or --key-scope site") from fault


def by_name(word: str) -> bool:
    """Whether names count as identities; says what that risks. Raises UsageMistake for another word."""
    from scormpack.core.errors import UsageMistake

    if word not in {"", "name"}:
        raise UsageMistake(f"Nobody can be identified by `{word}`.", fix="--identify-by name, or leave it out.")
    if word:
        say("warning  Two people of one name count as one, and one person spelt in two ways counts as two.")
    return bool(word)


def talk_key(key: "Key | None") -> None:
    """Where the key lies, and what to do with it, when it was made just now."""
    if key and key.made:
        say(f"A key was made: {key.path}")
        say("Keep it apart from the store and from exports: whoever has both can find out who is who.")
        say("Keep a copy in a safe place: without it this store cannot be continued.")


def talk_unknown(found: "Ingested | object") -> None:
    """Names that nobody explained yet."""
    for unknown in getattr(found, "unknown_activities", ()):
        say(f"unknown activity  {unknown}.")
    for place in getattr(found, "unknown_places", ()):
        say(f"unknown site      nothing says which site {place} is.")
    for site in getattr(found, "unknown_sites", ()):
        say(f"unknown site      {site} is not in the register.")


def _talk(found: "Ingested", store: Path) -> None:
    landed = found.landed
    for path in found.again:
        say(f"already there  {path}")
    for fault in found.unreadable:
        say(f"not read  {fault.message}")
        say(f"    fix:  {fault.fix}")
    say(
        f"{found.files} files, {landed.read:,} statements and lines: {landed.new:,} new, {landed.duplicate:,} already "
        f"there, {landed.quarantined:,} quarantined, {landed.conflicts:,} in conflict."
    )
    for where, reason in found.quarantined[:_SHOWN]:
        say(f"quarantined  {where}  {reason}")
    talk_unknown(found)
    talk_key(found.key)
    next_step(f"scormpack track status --store {store}")


def _as_json(found: "Ingested") -> dict[str, object]:
    from dataclasses import asdict

    return {
        "rows": asdict(found.landed),
        "files": found.files,
        "again": [path.as_posix() for path in found.again],
        "quarantined": [{"where": where, "reason": reason} for where, reason in found.quarantined],
        "unreadable": [fault.message for fault in found.unreadable],
        "unknown_activities": [
            {"name": unknown.name, "nearest": unknown.nearest} for unknown in found.unknown_activities
        ],
        "unknown_places": list(found.unknown_places),
        "unknown_sites": list(found.unknown_sites),
        "key_fingerprint": found.fingerprint,
    }
