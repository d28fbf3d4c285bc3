"""stdout is the product, stderr is the talk."""

import json
from pathlib import Path

from cli.conftest import Type
from starter import FILM, MODULE, Starter

TALK = """\
error L002  media_manifests/one.yaml:23  postre
            There is no key `postre` here. Did you mean `poster`?
      fix:  keys that can stand here: {keys}.
error L006  modules/one/module.yaml:67  outputs.0.parts.0.from
            There is no screen `do-wel`. Did you mean `do-well`?
      fix:  correct the name, or add what it points to.
2 errors, 0 warnings in 1 module.{more}
      next: scormpack explain L002
"""
KEYS = (
    "schema, id, title, placeholder, file, sha256, size_bytes, video_codec, audio_codec, width, height, "
    "duration_seconds, planned_minutes, person, employer, captions, chapters, transcript, audio_description, "
    "people, rights, poster"
)


def spoil(course: Starter) -> None:
    course.edit(FILM, "poster: null", "postre: null")
    course.edit(MODULE, "from: do-well", "from: do-wel")


def test_a_build_prints_the_packages_and_nothing_else(scormpack: Type, inside: Starter) -> None:
    answer = scormpack("build")
    assert answer.out == "dist/scorm12/my-course-one-en.zip\n"
    assert Path("dist/scorm12/my-course-one-en.zip").is_file()
    assert "0 errors, 0 warnings in 1 module. Built: 1." in answer.err
    assert "sha256sum -c SHA256SUMS" in answer.err


def test_a_check_prints_its_findings_on_stderr_with_what_to_type_next(scormpack: Type, inside: Starter) -> None:
    spoil(inside)
    answer = scormpack("check")
    assert answer.out == ""
    assert answer.err == TALK.format(keys=KEYS, more="")


def test_a_build_with_errors_says_that_nothing_was_built(scormpack: Type, inside: Starter) -> None:
    spoil(inside)
    answer = scormpack("build")
    assert answer.out == ""
    assert answer.err == TALK.format(keys=KEYS, more=" Nothing was built.")


def test_a_check_as_json_is_the_same_findings(scormpack: Type, inside: Starter) -> None:
    spoil(inside)
    findings = json.loads(scormpack("check --json").out)
    assert [(finding["code"], finding["path"], finding["line"], finding["key"]) for finding in findings] == [
        ("L002", FILM, 23, "postre"),
        ("L006", MODULE, 67, "outputs.0.parts.0.from"),
    ]
    assert {key for finding in findings for key in finding} == {
        "code", "severity", "path", "line", "key", "message", "fix",
    }  # fmt: skip


def test_a_check_without_findings_is_an_empty_list(scormpack: Type, inside: Starter) -> None:
    assert json.loads(scormpack("check --json").out) == []


def test_a_build_as_json_is_one_document(scormpack: Type, inside: Starter) -> None:
    built = json.loads(scormpack("build --json").out)
    (package,) = built["packages"]
    assert built["findings"] == []
    assert package["path"] == "dist/scorm12/my-course-one-en.zip"
    assert package["size_bytes"] == Path(package["path"]).stat().st_size
    assert package["sha256"] in Path("dist/scorm12/SHA256SUMS").read_text()


def test_a_build_as_json_with_errors_is_one_document_too(scormpack: Type, inside: Starter) -> None:
    spoil(inside)
    built = json.loads(scormpack("build --json").out)
    assert (len(built["findings"]), built["packages"]) == (2, [])


def test_no_colour_goes_into_a_pipe(scormpack: Type, inside: Starter) -> None:
    spoil(inside)
    answer = scormpack("check")
    assert "\x1b" not in answer.out + answer.err


def test_the_course_can_be_named_from_elsewhere(scormpack: Type, course: Starter, tmp_path: Path) -> None:
    answer = scormpack("build --course", course.root, "--out", tmp_path / "packages")
    assert answer.out == f"{tmp_path}/packages/scorm12/my-course-one-en.zip\n"
    assert not (course.root / "dist").exists()
