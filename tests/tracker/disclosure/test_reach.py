"""Counts of sites tell nobody which suppressed count is a zero: neither alone, nor beside a table by site."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from scormpack.core.errors import Refused
from scormpack.tracker.deployments import Deployment, Deployments
from scormpack.tracker.disclosure.control import decide
from scormpack.tracker.disclosure.decision import Earlier
from scormpack.tracker.disclosure.grounds import SiteCount, grounds_for
from scormpack.tracker.disclosure.model import Snapshot
from scormpack.tracker.disclosure.plan import COMPLETED, STARTS
from scormpack.tracker.disclosure.rules import Rules
from scormpack.tracker.disclosure.tables import Table, cells_of
from scormpack.tracker.metrics.cubes import DIMENSIONS, MODULE_UNIT, STATUS, Cube, Evidence, Raw
from scormpack.tracker.metrics.scope import Scope
from scormpack.tracker.metrics.windows import months
from scormpack.tracker.metrics.zeros import with_zeros
from scormpack.tracker.register import Site

RULES = Rules()
WINDOW = months(date(2026, 1, 1), date(2026, 1, 31))
OWN = (("window", (WINDOW[0].id,)),)
BY_SITE = Table("sites", "", MODULE_UNIT, ("site",), (STARTS, COMPLETED), OWN)
BY_MODULE = Table("modules", "", MODULE_UNIT, ("module",), (STARTS, COMPLETED), OWN)
MANY = {"A": 40, "B": 30, "C": 25, "D": 20}


def world(starts: Mapping[str, int]) -> tuple[Scope, Raw]:
    """Sites with these starts; the last two letters of the alphabet lie in the South."""
    sites = {name: Site(name, f"HMP {name}", region="South" if name >= "Y" else "North") for name in starts}
    deployed = Deployments(tuple(Deployment(name, "lms", "", date(2025, 1, 1), None, "", "", None) for name in starts))
    scope = Scope(WINDOW, "ws", (), datetime(2026, 12, 1), sites, deployed)  # noqa: DTZ001 - as the store has times
    rows = {key_of(scope, name): dict.fromkeys(STATUS, 0) | {"not": count} for name, count in starts.items() if count}
    reached = {WINDOW[0].id: frozenset(name for name, count in starts.items() if count)}
    every = {WINDOW[0].id: frozenset(starts)}
    cube = Cube(MODULE_UNIT, "", DIMENSIONS, STATUS, rows)
    raw = Raw((cube,), {}, {}, {}, {}, reached, Evidence(frozenset(), frozenset(), {}), every, every, frozenset())
    return scope, raw


def key_of(scope: Scope, site: str) -> tuple[str, ...]:
    named = {"course": "ws", "module": "m1", "window": WINDOW[0].id, "rich": "yes", "platform": "lms", "cohort": "-"}
    return tuple({**named, **scope.place(site, 0)}[dim] for dim in DIMENSIONS)


def published(scope: Scope, raw: Raw, *tables: Table) -> Earlier:
    """What a report of these tables leaves behind."""
    cube = with_zeros(raw.cubes[0], scope, ("m1",), raw.telling)
    shot = Snapshot((cube,), tuple(cell for table in tables for cell in cells_of(table, cube)))
    facts = grounds_for(scope, raw, tables, RULES).facts
    printed: dict[Any, int | None] = dict.fromkeys((cell.place for cell in shot.cells), None)
    windows = frozenset({(WINDOW[0].first.isoformat(), WINDOW[0].last.isoformat())})
    return Earlier(shot, RULES, printed, facts=facts, windows=windows)


def test_a_public_report_says_exactly_how_many_prisons_were_reached() -> None:
    found = grounds_for(*world({**MANY, "Z": 0}), (BY_MODULE,), RULES)
    assert found.reach["all", "*"] == SiteCount(4, 5)


def test_a_region_with_few_starts_is_not_told_by_the_others() -> None:
    """Total less North would be South: its zero."""
    found = grounds_for(*world({**MANY, "Y": 0, "Z": 0}), (BY_MODULE,), RULES)
    assert not [key for key in found.reach if key[0] == "region"]
    found = grounds_for(*world({**MANY, "Y": 12, "Z": 0}), (BY_MODULE,), RULES)
    assert found.reach["region", "South"] == SiteCount(1, 2)


@pytest.mark.parametrize("few", [{"Y": 0, "Z": 0}, {"Y": 3, "Z": 0}, {"Y": 3, "Z": 4}])
def test_where_sites_are_named_reach_is_the_same_whoever_of_the_few_has_a_start(few: dict[str, int]) -> None:
    found = grounds_for(*world(MANY | few), (BY_MODULE, BY_SITE), RULES)
    assert found.reach["all", "*"] == SiteCount(4, 6, at_least=True)
    assert found.reach["window", WINDOW[0].id] == SiteCount(4, 6, at_least=True)
    assert found.facts == ()


def test_after_a_report_that_named_sites_a_public_one_is_as_careful() -> None:
    scope, raw = world({**MANY, "Z": 0})
    before = published(scope, raw, BY_MODULE, BY_SITE)
    assert grounds_for(scope, raw, (BY_MODULE,), RULES, (before,)).reach["all", "*"].at_least
    other = replace(before, windows=frozenset({("2025-01-01", "2025-01-31")}))
    assert not grounds_for(scope, raw, (BY_MODULE,), RULES, (other,)).reach["all", "*"].at_least


def test_after_an_exact_reach_a_table_by_site_that_would_tell_zeros_is_refused() -> None:
    scope, raw = world({**MANY, "Z": 0})
    with pytest.raises(Refused, match="how many prisons were reached"):
        grounds_for(scope, raw, (BY_MODULE, BY_SITE), RULES, (published(scope, raw, BY_MODULE),))


def test_after_an_exact_reach_of_all_prisons_the_attacker_knows_that_each_has_a_start() -> None:
    scope, raw = world({**MANY, "Z": 3})
    found = grounds_for(scope, raw, (BY_MODULE, BY_SITE), RULES, (published(scope, raw, BY_MODULE),))
    assert (("sites", ("Z",), "starts"), 1.0, float("inf")) in found.facts


def test_a_site_that_sent_nothing_is_unknown_and_not_zero() -> None:
    scope, raw = world({**MANY, "Z": 0})
    told = with_zeros(raw.cubes[0], scope, ("m1",), {WINDOW[0].id: frozenset(MANY)})
    place = DIMENSIONS.index("site")
    assert "Z" not in {key[place] for key in told.rows}
    assert "Z" in {key[place] for key in with_zeros(raw.cubes[0], scope, ("m1",), raw.telling).rows}


def test_what_an_earlier_report_told_beside_its_tables_is_not_forgotten() -> None:
    """A fact of the first report narrows a count that the second hides too: 9 is told, nothing can give way."""
    scope, raw = world({"A": 9, "B": 40})
    before = published(scope, raw, BY_SITE)
    cube = with_zeros(raw.cubes[0], scope, ("m1",), raw.telling)
    shot = Snapshot((cube,), cells_of(BY_SITE, cube))
    decide(shot, RULES, (before,))
    told = replace(before, facts=((("sites", ("A",), "starts"), 8.0, float("inf")),))
    with pytest.raises(Refused, match="cannot be kept hidden"):
        decide(shot, RULES, (told,))
