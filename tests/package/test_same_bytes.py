"""The same sources give the same bytes, whatever the clock, the place, the language or the hash seed."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from places import ROOT
from scormpack.app.build import Outcome

BUILD = """
import os, sys
os.umask(int(sys.argv[3], 8))
from pathlib import Path
from scormpack.app.build import Order, build
build(Order(Path(sys.argv[1]), out=Path(sys.argv[2])))
"""
PLACES = [
    {"TZ": "Pacific/Auckland", "LANG": "C", "PYTHONHASHSEED": "1", "umask": "077"},
    {"TZ": "America/New_York", "LANG": "cy_GB.UTF-8", "PYTHONHASHSEED": "4294967295", "umask": "000"},
]


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place["TZ"])
def test_another_place_and_time_give_the_same_packages(
    work_stories: Outcome, tmp_path: Path, place: dict[str, str]
) -> None:
    copy = tmp_path / "elsewhere" / "course with a space"
    for part in ("modules", "media_manifests"):
        shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("films"))
    for path in copy.rglob("*"):
        os.utime(path, (0, 1_700_000_000))
    values = {key: value for key, value in place.items() if key != "umask"}
    subprocess.run(
        [sys.executable, "-c", BUILD, ".", "out", place["umask"]], cwd=copy, env={**os.environ, **values}, check=True
    )
    assert digests(copy / "out" / "scorm12") == digests(work_stories.built[0].path.parent)


def test_a_second_build_over_the_first_changes_nothing(work_stories: Outcome, tmp_path: Path) -> None:
    from scormpack.app.build import Order, build

    order = Order(ROOT, ("m1-confidence",), out=tmp_path)
    first, second = build(order).built[0], build(order).built[0]
    assert first == second
    assert first.sha256 == work_stories.built[0].sha256


def test_one_changed_letter_changes_one_package_alone(work_stories: Outcome, tmp_path: Path) -> None:
    from scormpack.app.build import Order, build

    copy = tmp_path / "course"
    for part in ("modules", "media_manifests", ".cache"):
        shutil.copytree(ROOT / part, copy / part)
    path = copy / "modules" / "m2-wellbeing" / "module.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("minutes: 60", "minutes: 61", 1), encoding="utf-8")
    after = build(Order(copy, out=tmp_path / "out")).built
    changed = [b.path.name for b, a in zip(work_stories.built, after, strict=True) if a.sha256 != b.sha256]
    assert changed == ["work-stories-m2-wellbeing-en.zip"]
