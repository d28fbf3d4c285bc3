"""A package that a platform may refuse for its size is told of, and still built."""

from pathlib import Path

from scormpack.load.profiles import load_profile
from scormpack.package.contents import Package
from scormpack.package.size import size_finding
from scormpack.render.files import SiteFile
from starter import Starter

PROFILE = load_profile("generic-scorm12")
LIMIT = PROFILE.package_limit_bytes.value


def package(size_bytes: int) -> Package:
    film = SiteFile("films/one.mp4", source=Path("films/one.mp4"), source_bytes=size_bytes - 4)
    return Package("my-course-one-en", (SiteFile("a.txt", b"four"), film))


def test_a_package_at_the_limit_is_fine() -> None:
    assert size_finding(package(LIMIT), PROFILE) is None


def test_one_byte_more_is_told_with_the_platform_and_both_sizes() -> None:
    finding = size_finding(package(LIMIT + 1), PROFILE)
    assert finding is not None
    assert (finding.code.id, finding.code.severity) == ("B003", "warning")
    assert str(finding.where) == "my-course-one-en.zip"
    assert finding.message == "Any SCORM 1.2 platform takes about 210 MB; this package has 210 MB."
    assert "720p" in finding.advice


def test_the_starter_course_is_far_below_it(course: Starter) -> None:
    outcome = course.build()
    assert outcome.findings.in_order() == ()
    assert outcome.built[0].size_bytes < LIMIT / 100
