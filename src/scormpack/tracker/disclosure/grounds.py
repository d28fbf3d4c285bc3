"""Site counts: they are no people, and yet tell of people where each site is named.

In a report without a table by site, reach is exact, for groups that all have enough starts. Where each site is named,
in this report or in one published before, sites with few starts are not told apart: reach says "at least".
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from scormpack.core.errors import Refused
from scormpack.tracker.disclosure.decision import Earlier, Fact
from scormpack.tracker.disclosure.plan import PLACES
from scormpack.tracker.disclosure.rules import UNBOUNDED, Rules
from scormpack.tracker.disclosure.tables import Table
from scormpack.tracker.metrics.cubes import EVERY, NOT_STATED, Key, Raw
from scormpack.tracker.metrics.scope import Scope
from scormpack.tracker.metrics.zeros import sites_in_scope

_BY_SITE: Final = "sites"


@dataclass(frozen=True, slots=True)
class SiteCount:
    """How many of how many sites; `at_least`: only those with enough starts to be told are counted."""

    count: int
    of: int
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Grounds:
    """What stands beside the tables: site counts, and the facts that they tell an attacker."""

    reach: Mapping[Key, SiteCount]
    delivered: Mapping[str, SiteCount]
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class _Group:
    """Sites that are counted together, with their starts, and the table that they are a row of."""

    table: str
    dim: str
    value: str
    starts: Mapping[str, int]

    def reached(self, least: int) -> int:
        return sum(count >= least for count in self.starts.values())

    def few(self, rules: Rules) -> list[str]:
        """The sites whose own starts are suppressed."""
        return [site for site, count in self.starts.items() if rules.small(count)]


def grounds_for(
    scope: Scope, raw: Raw, tables: Sequence[Table], rules: Rules, earlier: Sequence[Earlier] = ()
) -> Grounds:
    """Reach by group of sites, deliveries by window, and what reach tells of starts.

    Raises Refused when an exact reach that was published before would tell the zeros of a table by site.
    """
    in_scope = _in_scope(scope, raw)
    sent = {} if not (scope.deployments.rows or scope.sites) else {
        window: SiteCount(len(sites & in_scope[window]), len(in_scope[window]))
        for window, sites in raw.delivered.items()
        if window in in_scope
    }  # fmt: skip
    if not scope.deployments.rows:  # where the course could be opened is not known: no reach, not a reach of 100%
        return Grounds({}, sent)
    own_windows = {(window.first.isoformat(), window.last.isoformat()) for window in scope.windows}
    before = [report for report in earlier if report.windows & own_windows]
    groups = _groups(scope, raw, in_scope)
    named = any(table.id == _BY_SITE for table in tables)
    facts = _told_before(groups, rules, before) if named else []
    if named or any(cell.table == _BY_SITE for report in before for cell in report.snapshot.cells):
        reach: dict[Key, SiteCount] = {
            (group.dim, group.value): SiteCount(
                group.reached(rules.threshold), len(group.starts), at_least=bool(group.few(rules))
            )
            for group in groups
            if group.value != NOT_STATED
        }
    else:
        reach = {**dict(_exact(groups, rules))}
        facts = [((group.table, (group.value,), "starts"), float(group.reached(1)), UNBOUNDED)
                 for group in groups if (group.dim, group.value) in reach]  # fmt: skip
    return Grounds(reach | _available(scope, set().union(*in_scope.values())), sent, tuple(facts))


def _in_scope(scope: Scope, raw: Raw) -> dict[str, set[str]]:
    seen = {site for sites in raw.reached.values() for site in sites}
    return {window.id: set(sites_in_scope(scope, window, seen)) for window in scope.windows}


def _groups(scope: Scope, raw: Raw, in_scope: Mapping[str, set[str]]) -> list[_Group]:
    """All sites, then by country, region, estate and phase, then by window; those that no file places too."""
    sites = set().union(*in_scope.values())
    by_window: dict[str, dict[str, int]] = {window.id: dict.fromkeys(sites, 0) for window in scope.windows}
    for key, row in raw.cubes[0].rows.items():
        course, _, window, site = key[:4]
        if course == scope.course and site in by_window.get(window, ()):
            by_window[window][site] += sum(row.values())
    starts = {site: sum(own[site] for own in by_window.values()) for site in sorted(sites)}
    found = [_Group("modules", "all", EVERY, starts)]
    places = {dim: {site: _place(scope, site, dim) for site in starts} for _, _, dim in PLACES if dim != "cohort"}
    for table, _, dim in PLACES:
        for value in sorted(set(places.get(dim, {}).values())):
            own = {site: starts[site] for site, place in places[dim].items() if place == value}
            found.append(_Group(table, dim, value, own))
    return [
        *found,
        *(
            _Group("windows", "window", window, {site: own[site] for site in sorted(in_scope[window])})
            for window, own in by_window.items()
        ),
    ]


def _place(scope: Scope, site: str, dim: str) -> str:
    if dim == "phase":
        return scope.deployments.phase(site, scope.windows[-1].last)
    return str(getattr(scope.sites[site], dim)) if site in scope.sites else NOT_STATED


def _exact(groups: Sequence[_Group], rules: Rules) -> Iterator[tuple[tuple[str, str], SiteCount]]:
    """Reach as it is, for kinds of group of which every one has enough starts: else the rest would be told."""
    for dim in dict.fromkeys(group.dim for group in groups):
        own = [group for group in groups if group.dim == dim]
        if not any(rules.small(sum(group.starts.values())) for group in own):
            for group in own:
                if group.value != NOT_STATED:
                    yield (dim, group.value), SiteCount(group.reached(1), len(group.starts))


def _told_before(groups: Sequence[_Group], rules: Rules, before: Sequence[Earlier]) -> list[Fact]:
    """What an exact reach of an earlier report tells of single sites, now that they are named."""
    known = {place[:2] for report in before for place, _, _ in report.facts}
    facts: list[Fact] = []
    for group in groups:
        few = group.few(rules)
        if few and (group.table, (group.value,)) in known:
            if not any(group.starts[site] for site in few):
                raise Refused(
                    "An earlier report said how many prisons were reached. With a table by site, it would tell that "
                    "nobody started where a count is suppressed.",
                    fix="leave out --audience internal, or report on other windows.",
                )
            if all(group.starts[site] for site in few):
                facts += [((_BY_SITE, (site,), "starts"), 1.0, UNBOUNDED) for site in few]
    return facts


def _available(scope: Scope, every: set[str]) -> dict[Key, SiteCount]:
    """Sites with the course among the sites of the register, for all and by country: what availability rests on."""
    if not scope.sites:
        return {}
    first, last = scope.windows[0].first, scope.windows[-1].last
    active = {site.id: site.country for site in scope.sites.values() if site.active(first, last)}
    found: dict[Key, SiteCount] = {("available", EVERY): SiteCount(len(every & set(active)), len(active))}
    for country in sorted(set(active.values()) - {NOT_STATED}):
        own = {site for site, where in active.items() if where == country}
        found["available", country] = SiteCount(len(every & own), len(own))
    return found
