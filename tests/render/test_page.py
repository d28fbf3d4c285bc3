"""The page of a module: complete without script, nothing inline, every screen with its keys."""

import json
import zipfile

import pytest

from page import Page
from scormpack.core.ids import short_key
from scormpack.render.door import Door
from starter import MODULE, Starter


@pytest.fixture
def page(course: Starter) -> Page:
    return Page.of(course.package())


def test_every_screen_stands_in_order_with_its_id_and_key(page: Page) -> None:
    assert page.values("//section[@data-screen]/@data-screen") == ["watch", "do-well", "my-card"]
    assert page.values("//section[@data-screen]/@data-key") == [short_key(n) for n in ("watch", "do-well", "my-card")]
    assert page.values("//section[@data-screen]/@data-minutes") == ["10", "3", "2"]
    assert page.values("//section[@data-screen]/@data-required") == ["true"] * 3


def test_every_item_carries_its_key(page: Page) -> None:
    keys = page.values("//section[@data-screen='do-well']//*[@data-activity]//@data-key")
    assert keys == [short_key(name) for name in ("on-time", "listen", "finish")]


def test_each_screen_is_named_by_its_heading(page: Page) -> None:
    for section in page.all("//section[@data-screen]"):
        heading = page.all(f"//*[@id='{section.get('aria-labelledby')}']")
        assert [element.tag for element in heading] == ["h2"]


def test_no_id_stands_twice(page: Page) -> None:
    ids = page.values("//@id")
    assert len(ids) == len(set(ids))


def test_every_reference_by_id_leads_somewhere(page: Page) -> None:
    ids = set(page.values("//@id"))
    for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
        for value in page.values(f"//@{name}"):
            assert set(value.split()) <= ids, (name, value)
    assert {value.removeprefix("#") for value in page.values("//a/@href")} <= ids


def test_no_script_or_style_stands_in_the_page(page: Page) -> None:
    assert page.values("//script/@src") == ["course.js", "player.js"]
    assert all(not (script.text or "").strip() for script in page.all("//script"))
    assert page.all("//style") == []
    assert page.values("//@style") == []
    assert [name for element in page.all("//*") for name in map(str, element.keys()) if name.startswith("on")] == []


def test_the_page_may_use_nothing_but_its_own_files(page: Page) -> None:
    (policy,) = page.values("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == Door("x", ()).csp
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules.pop("default-src") == rules.pop("connect-src") == "'none'"
    assert rules.pop("form-action") == rules.pop("base-uri") == "'none'"
    assert set(rules.values()) == {"'self'"}


def test_every_file_that_the_page_names_is_in_the_package(course: Starter) -> None:
    package = course.package()
    page = Page.of(package)
    named = {*page.values("//@src"), *page.values("//link/@href")}
    with zipfile.ZipFile(package) as archive:
        assert named <= set(archive.namelist())


def test_words_of_authors_are_escaped(course: Starter) -> None:
    title = "Ask & tell: 5 < 6, \"quoted\" and 'more'"
    course.edit(MODULE, "title: A small start", f"title: {json.dumps(title)}")
    course.edit(MODULE, "title: Watch the film", f"title: {json.dumps(title)}")
    course.edit(MODULE, "alt: A mug and a closed notebook on a table.", f"alt: {json.dumps(title)}")
    page = Page.of(course.package())
    assert page.words("//h1") == title
    assert page.words("//section[1]//h2") == title
    assert title in page.values("//img/@alt")
    assert page.values("//title/text()") == [f"{title} – My course"]


def test_marks_of_bold_never_show_as_stars(course: Starter) -> None:
    for words in ("What I do well", "You have it on a card to keep.", "I turn up on time"):
        text = course.read(MODULE)
        course.write(MODULE, text.replace(f" {words}", f" '**{words}**'", 1).encode())
    course.edit(MODULE, "lead: I can", "lead: I **can**")
    assert "**" not in Page.of(course.package()).html


def test_a_screen_whose_layout_wants_a_picture_and_has_none_is_plain(course: Starter) -> None:
    course.edit(MODULE, "    scene: {file: desk.svg, alt: A mug and a closed notebook on a table.}\n", "")
    classes = Page.of(course.package()).values("//section[@data-screen='do-well']/@class")
    assert "layout-plain" in classes[0].split()


def test_a_blank_document_has_lines_to_write_on(page: Page) -> None:
    slots = page.all("//section[@data-screen='my-card']//*[contains(@class, 'lines')]")
    assert [len(slot) for slot in slots] == [2, 1]


def test_the_last_screen_holds_finish(page: Page) -> None:
    assert page.values("//*[@id='finish']/ancestor::section/@data-screen") == ["my-card"]
