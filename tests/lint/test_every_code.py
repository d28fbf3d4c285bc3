"""Each code has changes that make its finding and nothing else, and changes close by that make none."""

import pytest

from faults import BAD, GOOD
from faults.case import Bad, Good
from faults.pages import BAD_PAGES, GOOD_PAGES
from scormpack.app.explain import all_codes
from scormpack.core.findings import Finding, Findings
from scormpack.lint.release import draft_words, release_findings
from starter import Starter

COURSE_CODES = all_codes(("scormpack.load", "scormpack.lint", "scormpack.render"))
CODES = {code.id for code in COURSE_CODES}


def found(course: Starter, *, release: bool) -> tuple[Finding, ...]:
    checked = course.check()
    findings = Findings(list(checked.findings.items))
    if release and checked.loaded:
        for module in checked.loaded.modules:
            findings.extend(release_findings(checked.loaded, module))
        for lang in checked.loaded.course.languages:
            findings.extend(draft_words(lang))
    return findings.in_order()


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: f"{bad.code}: {bad.what}")
def test_a_fault_is_found_where_it_stands_and_nothing_else_is(bad: Bad, course: Starter) -> None:
    bad.change(course)
    findings = found(course, release=bad.release)
    assert [finding.code.id for finding in findings] == [bad.code], findings
    where = findings[0].where
    assert where.path == bad.at
    assert bad.line in course.line(where.path, where.line) if bad.line else where.line == 0
    for words in bad.says:
        assert words in findings[0].message + " " + findings[0].advice


@pytest.mark.parametrize("good", GOOD, ids=lambda good: f"{good.code}: {good.what}")
def test_what_is_fine_makes_no_finding(good: Good, course: Starter) -> None:
    good.change(course)
    assert found(course, release=good.release) == ()


def test_the_starter_course_makes_no_finding(course: Starter) -> None:
    assert course.findings() == ()


def test_every_code_has_a_fault_and_a_counterpart() -> None:
    assert {bad.code for bad in BAD} | {bad.code for bad in BAD_PAGES} == CODES
    assert {good.code for good in GOOD} | {good.code for good in GOOD_PAGES} >= CODES


@pytest.mark.parametrize("code", all_codes(), ids=lambda code: code.id)
def test_a_code_says_why_how_to_mend_it_and_who_says_so(code: object) -> None:
    for words in (getattr(code, name) for name in ("title", "why", "fix", "source")):
        assert len(words.split()) >= 2
        assert "!" not in words
        assert "invalid" not in words.lower()
