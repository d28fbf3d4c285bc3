"""`scormpack accessibility`: criterion by type of screen, by machine and by hand; nothing is met that nobody tried."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from cli.conftest import Type
from places import ROOT
from scormpack.app.accessibility import Report, report
from scormpack.standards.wcag import criteria, criteria_of_axe
from starter import TODAY, Starter

AXE = ROOT / "tests" / "js" / "node_modules" / "axe-core" / "axe.min.js"
Write = Callable[..., Path]
NODE = {"target": "#h-watch", "why": "Fix <b>this</b>"}


def audited(**more: Any) -> dict[str, Any]:
    return {"axe": "4.14.1", "passes": ["color-contrast", "html-has-lang"], "violations": [], "incomplete": [], **more}


@pytest.fixture
def results(inside: Starter) -> Write:
    """Writes what axe-core found on the starter's screens."""

    def write(name: str = "one", **changed: dict[str, Any]) -> Path:
        screens = {screen: audited() for screen in ("watch", "do-well", "my-card", "(contents)")}
        folder = inside.root / "axe"
        folder.mkdir(exist_ok=True)
        facts = {"module": name, "theme": "cream", "levels": [], "screens": {**screens, **changed}}
        (folder / f"{name}-cream.json").write_text(json.dumps(facts))
        return folder

    return write


@pytest.fixture
def manual(inside: Starter) -> Write:
    """Writes what people found, one line a result."""

    def write(*lines: str) -> Path:
        inside.write("manual.yaml", ("schema: 1\nresults:\n" + "".join(f"  - {{{line}}}\n" for line in lines)).encode())
        return inside.root / "manual.yaml"

    return write


def verdict(found: Report, number: str) -> str:
    return next(row.verdict for row in found.rows if row.criterion.number == number)


def cell(found: Report, number: str, kind: str) -> tuple[str, str]:
    row = next(row for row in found.rows if row.criterion.number == number)
    chosen = row.cells[found.types.index(kind)]
    return chosen.by_machine, chosen.by_hand


def test_the_standard_has_31_criteria_at_a_and_24_at_aa() -> None:
    levels = [criterion.level for criterion in criteria()]
    assert (levels.count("A"), levels.count("AA"), len(levels)) == (31, 24, 55)
    assert len({criterion.number for criterion in criteria()}) == 55


def test_every_rule_of_axe_looks_at_a_criterion_of_the_standard() -> None:
    known = {criterion.number for criterion in criteria()}
    assert {number for numbers in criteria_of_axe().values() for number in numbers} <= known


@pytest.mark.skipif(not AXE.is_file(), reason="npm's packages are not installed")
def test_the_rules_are_those_of_the_axe_that_the_browser_tests_run() -> None:
    text = AXE.read_text(encoding="utf-8")
    assert [rule for rule in criteria_of_axe() if f'"{rule}"' not in text] == []


def test_what_only_a_machine_saw_is_not_tested(results: Write, inside: Starter) -> None:
    found = report(inside.root, results(), None, TODAY)
    assert cell(found, "1.4.3", "choose") == ("passed", "not tested")
    assert cell(found, "2.1.1", "choose") == ("", "not tested")
    assert {row.verdict for row in found.rows} == {"not tested"}
    assert found.types == ("choose", "film", "output", "contents")


def test_a_violation_fails_its_criterion_and_is_printed(scormpack: Type, results: Write, inside: Starter) -> None:
    folder = results(watch=audited(violations=[{"id": "color-contrast", "nodes": [NODE]}]))
    found = report(inside.root, folder, None, TODAY)
    assert cell(found, "1.4.3", "film") == ("failed", "not tested")
    assert cell(found, "1.4.3", "choose") == ("passed", "not tested")
    assert verdict(found, "1.4.3") == "failed"
    scormpack("accessibility --results axe --out a.html")
    page = inside.read("a.html")
    assert "#h-watch" in page
    assert "Fix &lt;b&gt;this&lt;/b&gt;" in page


def test_what_axe_could_not_decide_is_unclear(results: Write, inside: Starter) -> None:
    folder = results(watch=audited(passes=[], incomplete=[{"id": "color-contrast", "nodes": [NODE]}]))
    assert cell(report(inside.root, folder, None, TODAY), "1.4.3", "film") == ("unclear", "not tested")


def test_a_criterion_is_met_when_it_was_tried_by_hand_everywhere(
    results: Write, manual: Write, inside: Starter
) -> None:
    by_hand = manual(
        "criterion: 2.1.1, result: passed, role: tester, date: 2026-02-01",
        "criterion: 2.1.2, result: passed, screens: [film], role: tester, date: 2026-02-01",
        "criterion: 2.4.7, result: passed, role: tester",
        "criterion: 2.4.3, result: passed, date: 2026-02-01",
        "criterion: 1.2.4, result: not-applicable, role: tester, date: 2026-02-01",
        "criterion: 3.3.2, result: failed, screens: [film], role: tester, date: 2026-02-01, note: No words.",
    )
    found = report(inside.root, results(), by_hand, TODAY)
    assert verdict(found, "2.1.1") == "passed"
    assert verdict(found, "2.1.2") == "not tested"
    assert cell(found, "2.1.2", "film") == ("", "passed")
    assert verdict(found, "2.4.7") == verdict(found, "2.4.3") == "not tested"
    assert len(found.unsigned) == 2
    assert verdict(found, "1.2.4") == "not applicable"
    assert verdict(found, "3.3.2") == "failed"


def test_a_machine_s_failure_outweighs_a_hand_s_pass(results: Write, manual: Write, inside: Starter) -> None:
    folder = results(watch=audited(violations=[{"id": "color-contrast", "nodes": [NODE]}]))
    by_hand = manual("criterion: 1.4.3, result: passed, role: tester, date: 2026-02-01")
    assert verdict(report(inside.root, folder, by_hand, TODAY), "1.4.3") == "failed"


def test_results_of_another_course_are_left_out_and_named(scormpack: Type, results: Write, inside: Starter) -> None:
    results("another")
    assert report(inside.root, results(), None, TODAY).runs.left_out == ("another",)
    scormpack("accessibility --results axe --out a.html")
    assert "Results for another were there too" in inside.read("a.html")


def test_the_page_loads_nothing_and_is_the_same_twice(scormpack: Type, results: Write, inside: Starter) -> None:
    results()
    answer = scormpack("accessibility --results axe --out a.html --today 2026-03-02")
    assert (answer.code, answer.out) == (0, "a.html\n")
    scormpack("accessibility --results axe --out b.html --today 2026-03-02")
    assert inside.read("a.html") == inside.read("b.html")
    root = etree.fromstring(inside.read("a.html").encode(), etree.HTMLParser(encoding="utf-8"))
    assert root.xpath("//@src | //link/@href | //script") == []
    assert "://" not in inside.read("a.html")
    assert "2 March 2026" in inside.read("a.html")


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("criterion: 4.1.1, result: passed", 2, "no criterion 4.1.1"),
        ("criterion: 2.1.1, result: passed, screens: [quiz]", 2, "`quiz`"),
        ("criterion: 2.1.1, result: good", 3, "`good`"),
    ],
)
def test_odd_results_by_hand_are_refused(
    scormpack: Type, results: Write, manual: Write, line: str, code: int, says: str
) -> None:
    results()
    manual(line)
    answer = scormpack("accessibility --results axe --manual manual.yaml --out a.html")
    assert answer.code == code
    assert says in answer.err


def test_without_results_the_command_that_makes_them_is_named(scormpack: Type, inside: Starter) -> None:
    answer = scormpack("accessibility --results axe")
    assert answer.code == 3
    assert "pytest tests/browser/test_axe.py" in answer.err


def test_a_result_file_that_is_odd_is_named(scormpack: Type, results: Write, inside: Starter) -> None:
    results()
    inside.write("axe/two-cream.json", b'{"module": "one"}')
    answer = scormpack("accessibility --results axe")
    assert answer.code == 3
    assert "two-cream.json" in answer.err
