"""The rules that look at rendered pages: each fault makes its finding and nothing else, what is close by makes none."""

import pytest

from faults.pages import BAD_PAGES, GOOD_PAGES, BadPage, GoodPage
from scormpack.app.new import new_course
from scormpack.lint.engine import lint_pages
from scormpack.lint.pages import SCRIPT, STYLE, Pages, rendered
from scormpack.lint.subject import Subject
from scormpack.load.course import Loaded, load_course
from scormpack.load.profiles import load_profile
from starter import TODAY


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    folder = tmp_path_factory.mktemp("pages") / "my-course"
    new_course(folder)
    loaded = load_course(folder)
    assert isinstance(loaded, Loaded)
    return rendered(Subject(loaded, TODAY, load_profile("generic-scorm12")))


@pytest.mark.parametrize("bad", BAD_PAGES, ids=lambda bad: f"{bad.code}: {bad.text}")
def test_a_fault_on_the_page_is_found_and_nothing_else_is(bad: BadPage, pages: Pages) -> None:
    changed = bad.change(pages)
    findings = list(lint_pages(changed))
    assert [finding.code.id for finding in findings] == [bad.code], findings
    assert bad.says in findings[0].message
    text = {STYLE: changed.style, SCRIPT: changed.script}.get(findings[0].where.path)
    if text and bad.part in {"style", "script"}:
        assert bad.text.splitlines()[0] in text.splitlines()[findings[0].where.line - 1]


@pytest.mark.parametrize("good", GOOD_PAGES, ids=lambda good: f"{good.code}: {good.text}")
def test_what_is_fine_on_the_page_makes_no_finding(good: GoodPage, pages: Pages) -> None:
    assert list(lint_pages(good.change(pages))) == []


def test_the_house_s_own_pages_make_no_finding(pages: Pages) -> None:
    assert list(lint_pages(pages)) == []
    assert len(pages.blocks) > 300
