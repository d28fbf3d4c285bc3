"""Every activity type, by its folder and its examples: complete, and shown with every word."""

import json
from textwrap import indent
from typing import Any

import pytest

from examples import examples_of, sources_of
from page import Page, plain
from places import ACTIVITIES
from scormpack.core.markdown import plain_text
from scormpack.core.registry import members
from scormpack.model.base import Activity
from scormpack.model.course import ACTIVITY_TYPES
from starter import MODULE, Starter

KINDS = sorted(ACTIVITY_TYPES)
EXAMPLES = [(kind, name) for kind in KINDS for name in sources_of(kind)]
WITHOUT_SCRIPT = {"read", "output"}


def shown(course: Starter, fields: dict[str, Any]) -> Page:
    """The page of a starter course with one more screen, which holds this activity."""
    fields = {**fields, "output": "card"} if fields["type"] == "output" else fields
    fields = {key: value for key, value in fields.items() if key != "compare"}
    head = "  - id: example\n    title: Example\n    minutes: 1\n    activity:\n"
    body = indent(json.dumps(fields, ensure_ascii=False, indent=1), " " * 6)
    course.edit(MODULE, "  - id: my-card\n", f"{head}{body}\n\n  - id: my-card\n")
    return Page.of(course.package())


def test_every_folder_is_a_type_and_every_type_a_folder() -> None:
    folders = [member.__name__.rpartition(".")[2] for member in members("scormpack.activities")]
    assert folders == KINDS
    assert len(KINDS) >= 14


@pytest.mark.parametrize("kind", KINDS)
def test_a_folder_is_complete(kind: str) -> None:
    wanted = {"schema.py", "template.html.j2", "style.css", "examples.yaml", f"test_{kind}.py", "__init__.py"}
    wanted |= set() if kind in WITHOUT_SCRIPT else {"script.js"}
    assert wanted <= {path.name for path in (ACTIVITIES / kind).iterdir()}


@pytest.mark.parametrize("kind", KINDS)
def test_a_type_has_two_examples_or_more_without_a_fault(kind: str) -> None:
    examples = examples_of(kind)
    assert len(examples) >= 2
    assert [list(example.faults()) for example in examples.values()] == [[]] * len(examples)


@pytest.mark.parametrize("kind", KINDS)
def test_ids_of_an_example_stand_once(kind: str) -> None:
    for example in examples_of(kind).values():
        ids = [name for _, name in example.ids()]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("kind", "name"), EXAMPLES)
def test_every_word_of_an_example_stands_on_the_page(course: Starter, kind: str, name: str) -> None:
    page = shown(course, sources_of(kind)[name])
    words = page.words("//section[@data-screen='example']")
    for text in examples_of(kind)[name].texts():
        for block in plain_text(text).split("\n"):
            assert plain(block) in words


@pytest.mark.parametrize(("kind", "name"), EXAMPLES)
def test_the_page_of_an_example_is_sound(course: Starter, kind: str, name: str) -> None:
    page = shown(course, sources_of(kind)[name])
    ids = page.values("//@id")
    assert len(ids) == len(set(ids))
    for wanted in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
        assert {part for value in page.values(f"//@{wanted}") for part in value.split()} <= set(ids)
    for field in page.all("//section[@data-screen='example']//*[self::input or self::textarea or self::select]"):
        assert named(page, field.get("id", ""), field.get("aria-label", ""), inside=field.getparent())


def named(page: Page, name: str, label: str, inside: Any) -> bool:
    """Whether a field has words: a label around it, one that points to it, or a label of its own."""
    return bool(label or inside.tag == "label" or (name and page.all(f"//label[@for='{name}']")))


def test_an_activity_that_breaks_no_new_ground_has_sane_defaults() -> None:
    kind = Activity(type="x")
    assert (kind.worst_case(), kind.own_seconds(), list(kind.texts()), list(kind.ids())) == (0, 0, [], [])
    assert kind.interaction() is None
