"""What a new release would cost learners: their records in the platform, and the answers that they saved."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from audit.draft import MANIFEST, Draft
from scormpack.app.build import Order, build
from scormpack.app.diff import diff
from scormpack.audit.diff import Difference
from scormpack.core.errors import UsageMistake
from starter import COURSE_YAML, MODULE, Starter

Compare = Callable[..., Difference]


@pytest.fixture
def compare(good: dict[str, Path], tmp_path: Path) -> Compare:
    """The good package against one with a change."""

    def changed(change: Callable[[Draft], object], format_: str = "scorm12") -> Difference:
        draft = Draft.of(good[format_])
        change(draft)
        return diff(good[format_], draft.save(tmp_path / "new.zip"))

    return changed


def codes(found: Difference) -> list[str]:
    return [finding.code.id for finding in found.findings.in_order()]


def test_the_same_package_changes_nothing(good: dict[str, Path]) -> None:
    for path in good.values():
        found = diff(path, path)
        assert (found.same, found.changes, codes(found)) == (True, (), [])
        assert (found.records.answer, found.answers.answer) == ("yes", "yes")


def test_titles_files_and_the_manifests_other_ids_may_change(compare: Compare) -> None:
    def change(draft: Draft) -> None:
        draft.edit(MANIFEST, "course-one-manifest", "another-manifest")
        draft.replace(MANIFEST, "course-one-resource", "another-resource")
        draft.replace(MANIFEST, "course-one-organization", "another-organization")
        draft.write("style.css", draft.files["style.css"] + b"\n/* more */\n")
        draft.write("more.txt", "words")

    found = compare(change)
    assert (found.records.answer, found.answers.answer, codes(found)) == ("yes", "yes", [])
    assert any(words.startswith("added    more.txt") for words in found.changes)
    assert any(words.startswith("changed  style.css") for words in found.changes)


def test_a_renamed_item_deletes_records(compare: Compare) -> None:
    found = compare(lambda draft: draft.edit(MANIFEST, 'item identifier="course-one"', 'item identifier="course-two"'))
    assert found.records.answer == "no"
    assert "`course-one`" in found.records.because[0]
    assert codes(found) == ["D101"]


def test_capitals_of_an_item_count(compare: Compare) -> None:
    found = compare(lambda draft: draft.edit(MANIFEST, 'item identifier="course-one"', 'item identifier="Course-One"'))
    assert found.records.answer == "no"


@pytest.mark.parametrize(("format_", "path"), [("xapi", "tincan.xml"), ("cmi5", "cmi5.xml")])
def test_a_renamed_activity_deletes_records(compare: Compare, format_: str, path: str) -> None:
    found = compare(lambda draft: draft.replace(path, "urn:scormpack:course:one", "urn:scormpack:course:two"), format_)
    assert found.records.answer == "no"
    assert set(codes(found)) == {"D101"}


def test_another_standard_is_another_activity(good: dict[str, Path]) -> None:
    assert diff(good["scorm12"], good["cmi5"]).records.answer == "no"


def test_a_mastery_score_is_told(compare: Compare) -> None:
    score = "<adlcp:masteryscore>80</adlcp:masteryscore></item>"
    found = compare(lambda draft: draft.edit(MANIFEST, "</item>", score))
    assert (found.records.answer, codes(found)) == ("yes", ["D104"])


def catalogue(change: Callable[[dict[str, object]], None]) -> Callable[[Draft], None]:
    def changed(draft: Draft) -> None:
        values = json.loads(draft.files["scormpack.json"])
        change(values["modules"][0])
        draft.files["scormpack.json"] = json.dumps(values).encode()

    return changed


def test_another_version_of_the_state_loses_every_answer(compare: Compare) -> None:
    found = compare(catalogue(lambda module: module.update(state_version=2)))
    assert (found.answers.answer, codes(found)) == ("no", ["D102"])


def test_a_package_without_a_catalogue_is_not_known(compare: Compare) -> None:
    found = compare(lambda draft: draft.files.pop("scormpack.json"))
    assert (found.records.answer, found.answers.answer, codes(found)) == ("yes", "unknown", ["D105"])


def built(course: Starter, name: str) -> Path:
    return build(Order(course.root, out=course.root / name)).built[0].path


def test_renamed_screens_and_items_are_dropped_and_named(course: Starter) -> None:
    old = built(course, "old")
    course.edit(MODULE, "- id: listen\n", "- id: hear\n")
    assert diff(old, built(course, "one")).answers.because == (
        "`one`: 1 of 3 things to pick on `do-well` (What do you do well?)",
    )
    course.edit(MODULE, "  - id: do-well\n", "  - id: do-better\n")
    course.edit(MODULE, "from: do-well", "from: do-better")
    found = diff(old, built(course, "two"))
    assert (found.records.answer, found.answers.answer, codes(found)) == ("yes", "partly", ["D103"])
    assert found.answers.because == ("`one`: the answer of `do-well` (What do you do well?)",)


def test_new_words_keep_every_answer(course: Starter) -> None:
    old = built(course, "old")
    course.edit(MODULE, "text: I listen to people", "text: I hear people out")
    course.edit(MODULE, "title: What do you do well?", "title: What are you good at?")
    found = diff(old, built(course, "new"))
    assert (found.records.answer, found.answers.answer, codes(found)) == ("yes", "yes", [])
    assert any("is called `What are you good at?`" in words for words in found.changes)


def test_a_build_against_the_release_in_use_refuses_to_lose_records(course: Starter) -> None:
    old = built(course, "old")
    course.edit(COURSE_YAML, "id: my-course", "id: your-course")
    outcome = build(Order(course.root, out=course.root / "new", against=old))
    assert {finding.code.id for finding in outcome.findings.errors} == {"D101"}
    assert outcome.built == ()
    assert not (course.root / "new").exists()


def test_a_build_that_keeps_records_goes_through(course: Starter) -> None:
    old = built(course, "old")
    course.edit(MODULE, "title: A small start", "title: A good start")
    outcome = build(Order(course.root, out=course.root / "new", against=old))
    assert (outcome.findings.in_order(), len(outcome.built)) == ((), 1)


def test_a_waiver_lets_a_loss_stand(course: Starter) -> None:
    old = built(course, "old")
    course.edit(COURSE_YAML, "id: my-course", "id: your-course")
    waiver = (
        "waivers:\n  - {code: D101, where: '*', reason: Nobody has begun yet., role: producer, until: 2099-01-01}\n"
    )
    course.write(COURSE_YAML, (course.read(COURSE_YAML) + waiver).encode())
    outcome = build(Order(course.root, out=course.root / "new", against=old))
    assert (outcome.findings.errors, len(outcome.built)) == ((), 1)


def test_the_old_release_of_something_else_is_refused(course: Starter, good: dict[str, Path]) -> None:
    order = Order(course.root, formats=("scorm12", "xapi"), out=course.root / "new", against=good["cmi5"])
    with pytest.raises(UsageMistake, match="is not the old release"):
        build(order)
