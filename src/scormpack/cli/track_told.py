"""`scormpack track status` and `why`: internal talk about a store, never part of a report."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scormpack.cli.talk import next_step, product_json, say
from scormpack.cli.track_files import Store

if TYPE_CHECKING:
    from scormpack.app.track_status import Status

_SHOWN = 12


def add(track: typer.Typer) -> None:
    """Adds the commands to the group."""
    track.command("status")(status)
    track.command("why")(why)


def status(
    store: Store,
    sites: Annotated[Path | None, typer.Option(help="The register of sites: CSV, for who has not delivered.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON on stdout.")] = False,
) -> None:
    """Say what a store holds. Deliveries, quarantine, conflicts; exact figures, so keep them inside."""
    from scormpack.app import track_status as use_case

    found = use_case.status(store, sites)
    if as_json:
        product_json(_as_json(found))
    else:
        _talk(found, store)


def why(
    store: Store,
    since: Annotated[datetime | None, typer.Option(help="Since when; else the last report.")] = None,
) -> None:
    """Say why figures changed. What came late, what was voided, what came twice."""
    from scormpack.app import track_why as use_case

    found = use_case.why(store, since.replace(tzinfo=UTC) if since else None)
    say(f"Since {found.since:%Y-%m-%d %H:%M} UTC: {found.deliveries} deliveries.")
    for change in found.changes:
        say(
            f"  {change.site or 'site not known'}: {change.late:,} events from before came late, {change.new:,} are "
            f"new, {change.voided:,} that were counted were voided."
        )
    if not found.changes:
        say("  No event came or was voided: no figure has changed.")
    say(f"  {found.duplicates:,} statements came again and {found.conflicts:,} in conflict; they changed nothing.")


def _talk(found: "Status", store: Path) -> None:
    say("Exact figures of people: for those who run the store, not for publishing.")
    when = f" from {found.first:%Y-%m-%d} to {found.last:%Y-%m-%d}" if found.first and found.last else ""
    say(f"{found.events:,} events{when}, {found.deliveries:,} deliveries.")
    for week in found.weeks:
        of = f" of {week.of}" if week.of else ""
        say(f"  week of {week.monday:%Y-%m-%d}: {week.sites}{of} sites delivered{_missing(week.missing)}.")
    say(f"{found.voids:,} voids, {found.voids_without_target:,} of statements that are not here (yet).")
    say(f"{found.conflicts:,} conflicts: the same id with other content; the first one counts.")
    if found.without_site:
        say(f"{found.without_site:,} events of a site that is not known: add its home page or file to the mapping.")
    say(f"{sum(found.quarantine.values()):,} lines in quarantine.")
    for reason, count in list(found.quarantine.items())[:_SHOWN]:
        say(f"  {count:,} x {reason}")
    scope = "one for all sites" if found.key_scope == "one" else "another one for each site"
    say(f"Key {found.key_fingerprint}, {scope}.")
    next_step(f"scormpack track report --store {store} --out report")


def _missing(sites: tuple[str, ...]) -> str:
    if not sites:
        return ""
    more = f" and {len(sites) - _SHOWN} more" if len(sites) > _SHOWN else ""
    return f"; not yet {', '.join(sites[:_SHOWN])}{more}"


def _as_json(found: "Status") -> dict[str, object]:
    return {
        "events": found.events,
        "voids": found.voids,
        "voids_without_target": found.voids_without_target,
        "conflicts": found.conflicts,
        "deliveries": found.deliveries,
        "without_site": found.without_site,
        "quarantine": dict(found.quarantine),
        "weeks": [
            {"monday": week.monday.isoformat(), "sites": week.sites, "of": week.of, "missing": list(week.missing)}
            for week in found.weeks
        ],
        "key_fingerprint": found.key_fingerprint,
        "key_scope": found.key_scope,
    }
