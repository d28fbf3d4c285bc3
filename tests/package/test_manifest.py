"""imsmanifest.xml of SCORM 1.2: what an LMS reads, and what learners' records hang on."""

import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from places import SHARED, needs_shared
from scormpack.app.build import Outcome
from scormpack.standards.documents import FOLDER
from scormpack.standards.scorm12 import ADLCP, IMSCP
from starter import COURSE_YAML, MODULE, Starter

NCNAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
CP = f"{{{IMSCP}}}"


def manifest_of(package: Path) -> bytes:
    with zipfile.ZipFile(package) as archive:
        return archive.read("imsmanifest.xml")


@pytest.fixture
def manifest(course: Starter) -> bytes:
    return manifest_of(course.package())


def values(data: bytes, path: str) -> list[str]:
    found = etree.fromstring(data).xpath(path, namespaces={"cp": IMSCP, "adlcp": ADLCP})
    assert isinstance(found, list)
    return [str(value) for value in found]


def faults(data: bytes, driver: Path) -> list[str]:
    schema = etree.XMLSchema(etree.parse(driver))
    schema.validate(etree.fromstring(data))
    return [str(error) for error in schema.error_log]  # type: ignore[attr-defined]


def test_every_manifest_is_valid_by_the_schemas_in_the_house(work_stories: Outcome) -> None:
    for package in work_stories.built:
        assert faults(manifest_of(package.path), FOLDER / "scorm12" / "driver.xsd") == []


@needs_shared
def test_every_manifest_is_valid_by_the_official_schemas(work_stories: Outcome) -> None:
    for package in work_stories.built:
        assert faults(manifest_of(package.path), SHARED / "schemas" / "patched12" / "driver.xsd") == []


def test_a_manifest_with_its_elements_in_another_order_is_not(manifest: bytes) -> None:
    root = etree.fromstring(manifest)
    root.insert(0, root[-1])
    assert faults(etree.tostring(root), FOLDER / "scorm12" / "driver.xsd")


def test_elements_stand_in_the_order_of_the_standard(manifest: bytes) -> None:
    root = etree.fromstring(manifest)
    assert [child.tag for child in root] == [f"{CP}metadata", f"{CP}organizations", f"{CP}resources"]
    assert values(manifest, "//cp:schema/text()") == ["ADL SCORM"]
    assert values(manifest, "//cp:schemaversion/text()") == ["1.2"]


def test_ids_come_from_course_and_module_alone(course: Starter, manifest: bytes) -> None:
    assert values(manifest, "//cp:item/@identifier") == ["my-course-one"]
    course.edit(MODULE, "title: A small start", "title: Another title")
    course.edit(MODULE, "  - id: do-well\n", "  - id: do-better\n")
    course.edit(MODULE, "from: do-well", "from: do-better")
    after = manifest_of(course.package())
    assert values(after, "//@identifier | //@identifierref | //@default") == values(
        manifest, "//@identifier | //@identifierref | //@default"
    )


def test_ids_are_ncnames_each_once_and_every_reference_leads_somewhere(work_stories: Outcome) -> None:
    for package in work_stories.built:
        data = manifest_of(package.path)
        ids = values(data, "//@identifier")
        assert all(NCNAME.fullmatch(name) for name in ids)
        assert len(ids) == len(set(ids))
        assert set(values(data, "//@identifierref | //@default")) <= set(ids)


def test_modules_share_no_id(work_stories: Outcome) -> None:
    items = [values(manifest_of(package.path), "//cp:item/@identifier") for package in work_stories.built]
    assert len({name for names in items for name in names}) == len(work_stories.built)


def test_every_file_of_the_package_is_listed_but_the_manifest(work_stories: Outcome) -> None:
    for package in work_stories.built:
        with zipfile.ZipFile(package.path) as archive:
            members = set(archive.namelist())
        listed = values(manifest_of(package.path), "//cp:file/@href")
        assert len(listed) == len(set(listed))
        assert set(listed) == members - {"imsmanifest.xml"}


def test_there_is_one_sco_that_starts_with_the_page(manifest: bytes) -> None:
    assert values(manifest, "//cp:resource/@href") == ["index.html"]
    assert values(manifest, "//cp:resource/@type") == ["webcontent"]
    assert values(manifest, "//cp:resource/@adlcp:scormtype") == ["sco"]


def test_the_bytes_are_as_moodle_reads_them(manifest: bytes) -> None:
    assert manifest.startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n<manifest ")
    assert b'xmlns:adlcp="' + ADLCP.encode() + b'"' in manifest
    assert b'adlcp:scormtype="sco"' in manifest
    assert re.findall(rb"</?[a-z0-9]+:", manifest) == []


def test_no_score_that_must_be_reached_and_no_time_limit(manifest: bytes) -> None:
    for word in (b"masteryscore", b"maxtimeallowed", b"timelimitaction", b"prerequisites", b"datafromlms"):
        assert word not in manifest.lower()


def test_titles_keep_signs_and_letters_of_other_languages(course: Starter) -> None:
    course.edit(MODULE, "title: A small start", "title: Tŷ & gŵr – 5 < 6 “ok”")
    course.edit(COURSE_YAML, "title: My course", "title: Cwrs & mwy")
    data = manifest_of(course.package())
    assert values(data, "//cp:title/text()") == ["Cwrs & mwy: Tŷ & gŵr – 5 < 6 “ok”", "Tŷ & gŵr – 5 < 6 “ok”"]
    assert "Tŷ &amp; gŵr – 5 &lt; 6 “ok”".encode() in data
    assert b"&#" not in data


def test_a_title_is_cut_at_what_the_standard_takes(course: Starter) -> None:
    course.edit(MODULE, "title: A small start", f"title: {'Long ' * 50}end")
    titles = values(manifest_of(course.package()), "//cp:title/text()")
    assert [len(title) for title in titles] == [200, 200]
    assert all(title.endswith("…") for title in titles)
