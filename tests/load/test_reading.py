"""A whole course is read in one go: every fault of every file, sorted, each with its line."""

import pytest

from scormpack.core.errors import UsageMistake
from scormpack.core.findings import Findings
from scormpack.load.course import Loaded, course_root, load_course
from starter import CAPTIONS, COURSE_YAML, FILM, MODULE, Starter


def spoil(course: Starter) -> None:
    """Six faults in four files, from the last line to the first."""
    course.edit(MODULE, "        from: do-well\n", "        from: do-wel\n")
    course.edit(MODULE, "task: Tick the things you do well.", "task: Tick <b>things</b>.")
    course.edit(MODULE, "    minutes: 3\n", "    minutes: 3\n    minuets: 3\n")
    course.edit(FILM, "poster: null", "postre: null")
    course.write(CAPTIONS, b"WEBVTT\n\n00:04.000 --> 00:01.000\nOne.\n")
    course.edit(COURSE_YAML, "modules: [one]", "modules: [one, two]")


def test_all_faults_of_all_files_come_in_one_run_in_order(course: Starter) -> None:
    course.edit(FILM, "rights: not-stated", "rights: 5")
    spoil(course)
    places = [(finding.where.path, finding.where.line, finding.code.id) for finding in course.findings()]
    assert places == sorted(places)
    assert [(path, code) for path, _, code in places] == [
        (FILM, "L004"),
        (FILM, "L002"),
        (COURSE_YAML, "L006"),
        (MODULE, "L002"),
        (MODULE, "L008"),
    ]


def test_a_file_that_fits_its_schema_is_then_held_against_itself(course: Starter) -> None:
    course.edit(MODULE, "        from: do-well\n", "        from: do-wel\n")
    course.edit(MODULE, "{file: desk.svg", "{file: desks.svg")
    course.write(CAPTIONS, b"WEBVTT\n\n00:04.000 --> 00:01.000\nOne.\n")
    assert [(finding.where.path, finding.code.id) for finding in course.findings()] == [
        (CAPTIONS, "L012"),
        (MODULE, "L007"),
        (MODULE, "L006"),
    ]


def test_nothing_is_built_while_a_fault_is_left(course: Starter) -> None:
    spoil(course)
    assert course.build().built == ()
    assert not (course.root / "dist").exists()


def test_a_course_that_cannot_be_read_gives_its_findings_alone(course: Starter) -> None:
    course.write(COURSE_YAML, b"\tno")
    found = load_course(course.root)
    assert isinstance(found, Findings)
    assert [finding.where.path for finding in found.errors] == [COURSE_YAML]


def test_one_broken_module_does_not_hide_the_others(course: Starter) -> None:
    course.edit(COURSE_YAML, "modules: [one]", "modules: [one, two]")
    course.write("modules/two/module.yaml", b"\tno")
    found = load_course(course.root)
    assert isinstance(found, Loaded)
    assert [module.module.id for module in found.modules] == ["one"]
    assert [finding.where.path for finding in found.findings.errors] == ["modules/two/module.yaml"]


@pytest.mark.parametrize("place", ["", "modules", "modules/one", "media_manifests/captions"])
def test_a_course_is_found_from_any_place_inside_it(course: Starter, place: str) -> None:
    assert course_root(course.root / place).resolve() == course.root.resolve()


def test_a_folder_without_a_course_is_a_mistake_of_what_was_typed(course: Starter) -> None:
    with pytest.raises(UsageMistake, match="no course") as mistake:
        load_course(course.root.parent)
    assert mistake.value.exit_code == 2
    assert "scormpack new" in mistake.value.fix


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(course: Starter) -> None:
    before = load_course(course.root)
    for path in (COURSE_YAML, MODULE, FILM):
        course.write(path, course.read(path).replace("\n", "\r\n").encode("utf-8-sig"))
    after = load_course(course.root)
    assert isinstance(before, Loaded)
    assert isinstance(after, Loaded)
    assert after.course == before.course
    assert [module.module for module in after.modules] == [module.module for module in before.modules]
    assert after.modules[0].sheet.lines == before.modules[0].sheet.lines
