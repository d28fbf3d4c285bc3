"""Every picture is sealed, drawn and small: shapes with attributes, nothing that acts or leads outside."""

from pathlib import Path

import pytest
from lxml import etree

from places import ROOT

SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "defs", "clipPath", "title"}
FOLDERS = (ROOT / "modules", ROOT / "templates" / "new", ROOT / "tests" / "samples")
PICTURES = sorted(path for folder in FOLDERS for path in folder.rglob("assets/*.svg"))
KB = {"cover.svg": 20_000}
EACH = pytest.mark.parametrize("path", PICTURES, ids=lambda path: f"{path.parent.parent.name}/{path.name}")


def elements(path: Path) -> list[etree._Element]:
    return [element for element in etree.parse(path).iter() if isinstance(element.tag, str)]


def test_there_are_pictures_for_every_module() -> None:
    for module in (ROOT / "modules").glob("*/module.yaml"):
        assert len(list((module.parent / "assets").glob("*.svg"))) >= 7


@EACH
def test_a_picture_is_made_of_shapes_alone(path: Path) -> None:
    assert {element.tag.removeprefix(SVG) for element in elements(path)} - {"linearGradient", "stop"} <= SHAPES
    assert all(element.tag.startswith(SVG) for element in elements(path))


@EACH
def test_nothing_in_it_acts_or_leads_outside(path: Path) -> None:
    for element in elements(path):
        for name, value in element.attrib.items():
            assert not str(name).startswith("on"), name
            assert "href" not in str(name)
            assert str(name) != "style"
            assert "url(" not in str(value) or str(value).startswith("url(#")
            assert ":" not in str(value)
    data = path.read_bytes()
    assert b"<!" not in data.replace(b"<!--", b"")
    assert data.count(b"http") == 1


@EACH
def test_it_has_its_measures(path: Path) -> None:
    root = etree.parse(path).getroot()
    wanted = ("1600", "700") if path.name == "cover.svg" else ("960", "720")
    assert (root.get("width"), root.get("height")) == wanted
    assert root.get("viewBox") == f"0 0 {wanted[0]} {wanted[1]}"


@EACH
def test_it_is_small(path: Path) -> None:
    assert path.stat().st_size < KB.get(path.name, 12_000)
