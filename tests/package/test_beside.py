"""What is kept beside a package and inside it: digests, how it was made, what it holds."""

import hashlib
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from places import ROOT
from scormpack.app.build import Order, Outcome, build
from starter import MODULE, Starter


def record_of(package: Path) -> dict[str, Any]:
    values = json.loads(package.with_suffix(".build.json").read_text(encoding="utf-8"))
    assert isinstance(values, dict)
    return values


def catalogue_of(package: Path) -> dict[str, Any]:
    with zipfile.ZipFile(package) as archive:
        values = json.loads(archive.read("scormpack.json"))
    assert isinstance(values, dict)
    return values


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
def test_sha256sum_finds_every_package_sound(work_stories: Outcome) -> None:
    folder = work_stories.built[0].path.parent
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=True
    )
    assert done.stdout.count(": OK\n") == 5


def test_sums_keep_packages_of_before_and_drop_those_that_are_gone(tmp_path: Path) -> None:
    first = build(Order(ROOT, ("m1-confidence",), out=tmp_path)).built[0]
    second = build(Order(ROOT, ("m2-wellbeing",), out=tmp_path)).built[0]
    sums = tmp_path / "scorm12" / "SHA256SUMS"
    assert sums.read_text() == f"{first.sha256}  {first.path.name}\n{second.sha256}  {second.path.name}\n"
    first.path.unlink()
    build(Order(ROOT, ("m2-wellbeing",), out=tmp_path))
    assert sums.read_text() == f"{second.sha256}  {second.path.name}\n"


def test_the_build_record_says_how_a_package_was_made(work_stories: Outcome) -> None:
    built = work_stories.built[0]
    record = record_of(built.path)
    assert (record["package"], record["sha256"], record["size_bytes"]) == (
        built.path.name,
        built.sha256,
        built.path.stat().st_size,
    )
    assert (record["format"], record["profile"], record["lang"]) == ("scorm12", "generic-scorm12", "en")
    assert record["release"] is False
    for path, digest in record["sources"].items():
        assert hashlib.sha256((ROOT / path).read_bytes()).hexdigest() == digest
    named = set(record["sources"])
    assert {"modules/course.yaml", "modules/m1-confidence/module.yaml", "media_manifests/m1-confidence.yaml"} <= named


def test_the_build_record_holds_no_time_and_no_place(work_stories: Outcome) -> None:
    for package in work_stories.built:
        text = package.path.with_suffix(".build.json").read_text(encoding="utf-8")
        assert str(ROOT) not in text
        assert str(package.path.parent) not in text
        assert not re.search(r"20\d\d-\d\d|\d\d:\d\d:\d\d|\"/", text)


def test_the_catalogue_has_the_digest_of_every_member_but_its_own(work_stories: Outcome) -> None:
    for package in work_stories.built:
        with zipfile.ZipFile(package.path) as archive:
            members = {name: archive.read(name) for name in archive.namelist() if name != "scormpack.json"}
        listed = {file["path"]: (file["sha256"], file["size_bytes"]) for file in catalogue_of(package.path)["files"]}
        assert listed == {name: (hashlib.sha256(data).hexdigest(), len(data)) for name, data in members.items()}


def test_the_catalogue_tells_screens_and_the_worst_case_of_the_saved_state(course: Starter) -> None:
    catalogue = catalogue_of(course.package())
    assert list(catalogue) == sorted(catalogue)
    (module,) = catalogue["modules"]
    assert (module["id"], module["sco_id"], module["folder"]) == ("one", "my-course-one", "")
    assert module["worst_case_state"] == 59
    assert [screen["id"] for screen in module["screens"]] == ["watch", "do-well", "my-card"]
    assert module["outputs"] == ["card"]


def test_a_change_of_words_leaves_the_ids_of_the_catalogue(course: Starter) -> None:
    before = catalogue_of(course.package())["modules"][0]
    course.edit(MODULE, "title: A small start", "title: Another")
    after = catalogue_of(course.package())["modules"][0]
    assert {**before, "title": "Another"} == after
