"""When a package cannot be written: what was there before stays, and no half file is left."""

import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from scormpack.app.build import Order, build
from scormpack.core.errors import Refused
from starter import Starter

BUILD_WITH_LITTLE_DISK = """
import resource, sys
from pathlib import Path
from scormpack.app.build import Order, build
from scormpack.core.errors import Refused
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    build(Order(Path(sys.argv[1]), out=Path(sys.argv[1]) / "dist"))
except Refused as refused:
    print(refused.message)
    sys.exit(refused.exit_code)
"""


def test_a_full_disk_leaves_the_old_package_as_it_was(course: Starter) -> None:
    package = course.package()
    before = {path: path.read_bytes() for path in package.parent.iterdir()}
    course.edit("modules/one/module.yaml", "I turn up on time", "I am on time")
    done = subprocess.run(
        [sys.executable, "-c", BUILD_WITH_LITTLE_DISK, course.root], capture_output=True, text=True, check=False
    )
    assert done.returncode == 5, done.stderr
    assert "cannot be written: File too large" in done.stdout
    assert "untouched" in done.stdout
    assert {path: path.read_bytes() for path in package.parent.iterdir()} == before


def test_too_little_room_is_refused_before_anything_is_written(
    course: Starter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=1000))
    with pytest.raises(Refused, match=r"has 0\.0 MB of room; this package needs 0\.") as refused:
        course.build()
    assert "--out" in refused.value.fix
    assert not (course.root / "dist").exists()


def test_a_folder_that_cannot_be_written_is_refused(course: Starter, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("a file, not a folder")
    with pytest.raises(Refused, match="cannot be written"):
        build(Order(course.root, out=in_the_way / "dist"))
    assert in_the_way.read_text() == "a file, not a folder"


def test_an_interrupt_leaves_no_half_file(course: Starter, monkeypatch: pytest.MonkeyPatch) -> None:
    def watch(_name: str, _total: int) -> object:
        def stop(_chunk: int) -> None:
            raise KeyboardInterrupt

        return stop

    with pytest.raises(KeyboardInterrupt):
        build(Order(course.root, out=course.root / "dist"), watch)  # type: ignore[arg-type]
    assert list((course.root / "dist").rglob("*.*")) == []
