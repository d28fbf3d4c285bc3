"""What is published gives nobody away: neither one report, nor two."""

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scormpack.tracker.disclosure.control import decide
from scormpack.tracker.disclosure.decision import Decision, Earlier, Fate
from scormpack.tracker.disclosure.model import Snapshot
from scormpack.tracker.disclosure.rules import Rules
from scormpack.tracker.disclosure.tables import Table
from scormpack.tracker.metrics.cubes import DIMENSIONS, STATUS, Cube
from tracker.disclosure.attacker import Attacker, Place, Printed
from tracker.disclosure.world import STARTS, Size, key_of, later, only, snapshot, tables, world

pytest.importorskip("scipy", reason="the attacker has a solver of its own")
RULES = Rules()
NATION = Size(sites=114, modules=12)


def people_of(cube: Cube, version: str = "now") -> list[dict[str, str]]:
    return [{**dict(zip(cube.dims, key, strict=True)), "version": version} for key in cube.rows]


def printed(decision: Decision, asked: tuple[Table, ...]) -> Printed:
    figures = {cell.place: value for cell, value in zip(decision.cells, decision.printed, strict=True)}
    small = {cell.place for cell, fate in zip(decision.cells, decision.fates, strict=True) if RULES.small(cell.value)}
    return Printed({table.id: table.dims for table in asked}, dict(asked[0].where)["window"], figures, frozenset(small))


def hidden(report: Printed) -> list[Place]:
    return [place for place, figure in report.figures.items() if figure is None]


def rests(report: Printed, cells: Any) -> list[tuple[Place, Place]]:
    """Rows where few did not complete: the difference of two columns is a hidden count too."""
    values = {cell.place: cell.value for cell in cells}
    pairs = [(place, (*place[:2], "completed")) for place in values if place[2] == "starts"]
    return [(whole, part) for whole, part in pairs if values[whole] - values[part] < RULES.threshold]


def attack(attacker: Attacker, report: Printed, cells: Any, sample: int, *, exact: bool = False) -> list[float]:
    sums = [attacker.sum_of(report, place, {}) for place in hidden(report)]
    for whole, part in rests(report, cells):
        more, less = (attacker.sum_of(report, place, {}) for place in (whole, part))
        sums.append({unknown: more.get(unknown, 0.0) - less.get(unknown, 0.0) for unknown in more})
    chosen = random.Random(1).sample(sums, min(sample, len(sums)))  # noqa: S311
    return attacker.exact_spans(chosen) if exact else attacker.spans(chosen)


@pytest.fixture(scope="module")
def nation() -> tuple[Snapshot, tuple[Table, ...], Decision]:
    cube, asked = world(1, NATION), tables(("w0",))
    shot = snapshot(cube, asked)
    return shot, asked, decide(shot, RULES)


def test_an_attacker_recovers_nothing_from_114_sites_and_12_modules(nation: Any) -> None:
    shot, asked, decision = nation
    report = printed(decision, asked)
    assert sum(figure is not None for figure in report.figures.values()) > 800, "something is published, too"
    attacker = Attacker(people_of(shot.cubes[0]))
    attacker.learn(report)
    spans = attack(attacker, report, shot.cells, 20)
    assert min(spans) >= RULES.span


@pytest.mark.full
def test_an_attacker_recovers_nothing_at_many_places(nation: Any) -> None:
    shot, asked, decision = nation
    report = printed(decision, asked)
    attacker = Attacker(people_of(shot.cubes[0]))
    attacker.learn(report)
    assert min(attack(attacker, report, shot.cells, 300)) >= RULES.span


def test_primary_suppression_alone_would_give_people_away() -> None:
    """The attack itself works: without the control it finds counts."""
    cube, asked = world(3, Size(sites=20, modules=4, mean=20)), tables(("w0",))
    shot = snapshot(cube, asked)
    figures = {cell.place: None if RULES.small(cell.value) else RULES.rounded(cell.value) for cell in shot.cells}
    small = frozenset(place for place, figure in figures.items() if figure is None)
    report = Printed({table.id: table.dims for table in asked}, ("w0",), figures, small)
    attacker = Attacker(people_of(cube))
    attacker.learn(report)
    assert min(attack(attacker, report, shot.cells, 10**6)) < RULES.span


def test_two_successive_reports_give_no_more_away_than_one() -> None:
    size = Size(sites=30, modules=4, windows=2, mean=16)
    whole = world(4, size)
    before = only(whole, "w0")
    asked = tables(("w0",))
    first = decide(snapshot(before, asked), RULES)
    earlier = Earlier(
        snapshot(before, asked), RULES, dict(zip((c.place for c in first.cells), first.printed, strict=True))
    )
    after = replace(whole, rows={**whole.rows, **later(before, 9).rows})
    again = tables(("w0", "w1"))
    shot = snapshot(after, again)
    second = decide(shot, RULES, (earlier,))
    assert any(fate is Fate.REPRINTED for fate in second.fates)
    now = people_of(after)
    attacker = Attacker([*now, *people_of(before, "before")])
    attacker.learn(printed(second, again))
    attacker.learn(printed(first, asked), _stands_for(attacker, before, after))
    old = [
        attacker.sum_of(printed(first, asked), place, _stands_for(attacker, before, after))
        for place in hidden(printed(first, asked))
    ]
    chosen = random.Random(2).sample(old, min(20, len(old)))  # noqa: S311
    spans = attack(attacker, printed(second, again), shot.cells, 30) + attacker.spans(chosen)
    assert min(spans) >= RULES.span


def _stands_for(attacker: Attacker, before: Cube, after: Cube) -> dict[int, int]:
    """The attacker knows where nothing came late, and that what came late made counts larger."""
    now = {key: number for number, key in enumerate(after.rows)}
    found = {}
    for number, (key, row) in enumerate(before.rows.items(), start=len(after.rows)):
        if row == after.rows[key]:
            continue
        found[now[key]] = number
        for kind in ("completed", "not"):
            attacker.at_least(attacker.unknown(now[key], kind), attacker.unknown(number, kind))
    return found


@settings(max_examples=15)
@given(seed=st.integers(0, 10**6), mean=st.floats(2, 40), sites=st.integers(2, 4), modules=st.integers(1, 3))
def test_an_exact_attacker_recovers_nothing_from_small_tables(seed: int, mean: float, sites: int, modules: int) -> None:
    cube, asked = world(seed, Size(sites, modules, 1, mean)), tables(("w0",))
    shot = snapshot(cube, asked)
    decision = decide(shot, RULES)
    assert decision.exact
    report = printed(decision, asked)
    attacker = Attacker(people_of(cube))
    attacker.learn(report)
    assert min(attack(attacker, report, shot.cells, 12, exact=True), default=RULES.span) >= RULES.span


@settings(max_examples=10)
@given(seed=st.integers(0, 10**6), base=st.sampled_from([1, 3, 10]), threshold=st.sampled_from([8, 10, 15]))
def test_other_rules_hold_too(seed: int, base: int, threshold: int) -> None:
    rules = Rules(threshold, base, 5)
    cube, asked = world(seed, Size(5, 3, 1, 18)), tables(("w0",))
    shot = snapshot(cube, asked)
    decision = decide(shot, rules)
    figures = {cell.place: value for cell, value in zip(decision.cells, decision.printed, strict=True)}
    small = frozenset(cell.place for cell in decision.cells if cell.value < threshold)
    report = Printed({table.id: table.dims for table in asked}, ("w0",), figures, small)
    attacker = Attacker(people_of(cube), base, threshold)
    attacker.learn(report)
    sums = [attacker.sum_of(report, place, {}) for place in hidden(report)]
    assert min(attacker.spans(sums[:25]), default=5) >= 5


def test_the_same_report_again_prints_the_same() -> None:
    cube, asked = world(6, Size(12, 3)), tables(("w0",))
    shot = snapshot(cube, asked)
    first = decide(shot, RULES)
    earlier = Earlier(shot, RULES, dict(zip((cell.place for cell in first.cells), first.printed, strict=True)))
    second = decide(shot, RULES, (earlier,))
    assert second.printed == first.printed
    assert set(second.fates) == {Fate.SAME}


def test_what_an_earlier_report_hid_stays_hidden_when_it_is_shown_as_it_is_now() -> None:
    """8 and 30 make 38, 8 is hidden; later they are 12 and 31. With 31 printed, the 8 could only be 7, 8 or 9."""
    asked = (Table("sites", "", "learner-module", ("site",), (STARTS,), (("window", ("w0",)),)),)
    exact = Rules(10, 1, 5)

    def shot(*starts: int) -> Snapshot:
        rows = {key_of(site, 0, 0): {**dict.fromkeys(STATUS, 0), "not": count} for site, count in enumerate(starts)}
        return snapshot(Cube("learner-module", "", DIMENSIONS, STATUS, rows), asked)

    def figures(decision: Decision) -> dict[Place, int | None]:
        return dict(zip((cell.place for cell in decision.cells), decision.printed, strict=True))

    first = figures(decide(shot(8, 30), exact))
    assert sorted(first.values(), key=str) == [38, None, None]
    second = figures(decide(shot(12, 31), exact, (Earlier(shot(8, 30), exact, first),)))
    assert second["sites", ("s001",), "starts"] is None
