"""The page that a funder opens: whole in itself, accessible, and honest about what it cannot say."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from places import ROOT
from scormpack.tracker.disclosure.published import Figure
from scormpack.tracker.metrics.definitions import DEFINITIONS
from tracker.report.made import Made, World, make

AXE = ROOT / "tests" / "js" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("page")
    claims = Path(__file__).parents[1] / "claims" / "impact.yaml"
    return make(folder, World(learners=450), claims=claims)


@pytest.fixture(scope="module")
def html(made: Made) -> str:
    return made.outcome.page.read_text("utf-8")


@pytest.fixture
def page(made: Made, chromium: Browser) -> Iterator[Page]:
    """The page in a browser that tells of every request and every complaint."""
    found = chromium.new_page(viewport={"width": 1366, "height": 768}, bypass_csp=True)
    asked: list[str] = []
    found.on("request", lambda request: asked.append(request.url))
    found.on("console", lambda message: asked.append(message.text))
    found.goto(made.outcome.page.as_uri())
    yield found
    assert [one for one in asked if not one.startswith("data:")] == [made.outcome.page.as_uri()]
    found.close()


def test_it_asks_nothing_of_any_server(page: Page) -> None:
    assert page.locator("h1").inner_text() == "Work Stories: what the figures say"
    assert page.evaluate("document.fonts.check('16px \"Atkinson Hyperlegible Next\"')")


def test_axe_finds_nothing(page: Page) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: cd tests/js && npm ci")
    page.add_script_tag(path=AXE)
    found = page.evaluate("async () => (await axe.run()).violations.map(v => v.id + ': ' + v.nodes.map(n => n.target))")
    assert found == []


@pytest.mark.parametrize("width", [1366, 650, 320])
def test_nothing_runs_out_of_the_window(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_chart_has_words_and_a_table(page: Page) -> None:
    charts = page.locator("figure svg")
    assert charts.count() >= 10
    for index in range(charts.count()):
        assert len(charts.nth(index).get_attribute("aria-label") or "") > 20
    for section in page.locator("section:has(figure)").all():
        assert section.locator("table").count() >= 1


def test_ids_stand_once(html: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_every_definition_stands_next_to_its_figures(html: str) -> None:
    for id_ in ("starts", "completion-rate", "reach", "drop-off", "confidence", "outputs", "broadcast", "ranking"):
        assert f"{DEFINITIONS[id_].title} (definition {DEFINITIONS[id_].version})" in html


def test_what_cannot_be_measured_is_said_and_is_not_0(tmp_path: Path) -> None:
    made = make(tmp_path, World(learners=120, others=()), deployments=None, sites=None)
    text = made.outcome.page.read_text("utf-8")
    assert text.count("Not measurable") >= 2
    assert "not measurable" in text
    assert "Which prisons had the course is not known" in text


@pytest.mark.parametrize(("learners", "charts"), [(450, 1), (6, 0)])
def test_a_chart_without_a_figure_is_not_drawn(learners: int, charts: int, tmp_path: Path) -> None:
    text = make(tmp_path, World(learners=learners, others=())).outcome.page.read_text("utf-8")
    found = re.search(r'<section id="broadcast".*?</section>', text, re.DOTALL)
    assert found is not None
    assert found[0].count("<svg") == charts
    assert ("nothing to compare with" in found[0]) == (charts == 0)
    assert "<table" in found[0]


def test_a_public_page_names_no_prison(made: Made, html: str) -> None:
    assert "HMP " not in html
    assert "HMP " not in (made.outcome.page.parent / "report.json").read_text("utf-8")


def test_an_internal_page_says_so_and_is_suppressed_all_the_same(tmp_path: Path) -> None:
    from scormpack.tracker.disclosure.plan import Audience

    made = make(tmp_path, World(learners=150), audience=Audience.INTERNAL)
    text = made.outcome.page.read_text("utf-8")
    assert "not for publication" in text
    assert "HMP Alder" in text
    assert all(figure.value is None or figure.value >= 10 for figure in _figures(made))
    assert any(figure.value is None for figure in _figures(made))


def _figures(made: Made) -> Iterator[Figure]:
    for table in made.outcome.report.published.tables.values():
        for row in table.rows:
            yield from row.figures.values()


def test_it_prints_in_colour_with_every_table_open(page: Page, tmp_path: Path) -> None:
    page.pdf(path=tmp_path / "page.pdf", format="A4", print_background=True)
    assert (tmp_path / "page.pdf").stat().st_size > 50_000
    page.emulate_media(media="print")
    hidden = page.locator("details table")
    assert all(hidden.nth(index).is_visible() for index in range(hidden.count()))


def test_it_is_well_formed(html: str) -> None:
    class Nesting(HTMLParser):
        open: list[str] = []  # noqa: RUF012

        def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
            if tag not in {"meta", "br", "img"}:
                self.open.append(tag)

        def handle_startendtag(self, tag: str, attrs: object) -> None:
            """Opens and closes in one."""

        def handle_endtag(self, tag: str) -> None:
            assert self.open.pop() == tag

    reader = Nesting()
    reader.feed(html)
    assert reader.open == []
