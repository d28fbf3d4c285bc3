"""The house's own reading of cmi5 against the official schema, and the real course against every check."""

from pathlib import Path

import pytest
from lxml import etree

from audit import faults_manifest
from audit.case import Bad
from audit.draft import Draft
from places import SHARED, needs_shared
from scormpack.app.build import Outcome
from scormpack.audit.engine import audit

OUT_OF_SHAPE = [bad for bad in faults_manifest.BAD if bad.code == "C101"]


def valid(draft: Draft) -> bool:
    schema = etree.XMLSchema(etree.parse(SHARED / "schemas" / "cmi5" / "CourseStructure.xsd"))
    return bool(schema.validate(etree.fromstring(draft.files["cmi5.xml"])))


@needs_shared
def test_the_good_course_structure_is_valid_by_the_official_schema(good: dict[str, Path]) -> None:
    assert valid(Draft.of(good["cmi5"]))


@needs_shared
@pytest.mark.parametrize("bad", OUT_OF_SHAPE, ids=lambda bad: bad.what)
def test_what_we_call_out_of_shape_the_official_schema_does_too(bad: Bad, good: dict[str, Path]) -> None:
    draft = Draft.of(good["cmi5"])
    bad.change(draft)
    assert not valid(draft)


def test_every_package_of_work_stories_passes_without_a_finding(work_stories: Outcome) -> None:
    for package in work_stories.built:
        audited = audit(package.path)
        assert audited.findings.in_order() == ()
        assert audited.sha256 == package.sha256
