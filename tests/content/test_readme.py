"""README is the manual: its commands run as they stand, its tables are the product's own."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tools"))

import readme  # type: ignore[import-not-found,unused-ignore]

TEXT = readme.README.read_text(encoding="utf-8")
COMMANDS = [block for block in re.findall(r"```sh\n(.*?)```", TEXT, flags=re.DOTALL) if "make " not in block]


def test_its_tables_are_up_to_date() -> None:
    assert readme.generated(TEXT) == TEXT, "run: make format"


def test_its_commands_run_as_they_stand(tmp_path: Path) -> None:
    assert COMMANDS
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for block in COMMANDS:
        done = subprocess.run(
            ["sh", "-e", "-c", block],
            cwd=tmp_path,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    assert list((tmp_path / "my-course" / "dist" / "scorm12").glob("*.zip"))


@pytest.mark.parametrize("name", re.findall(r"\]\(#([a-z-]+)\)", TEXT))
def test_each_link_inside_it_leads_somewhere(name: str) -> None:
    headings = {re.sub(r"[^a-z0-9 -]", "", line.lower()).replace(" ", "-") for line in re.findall(r"## (.*)", TEXT)}
    assert name in headings


def test_every_make_target_it_names_is_there() -> None:
    makefile = (readme.README.parent / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"`make ([a-z-]+)`", TEXT)):
        assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE), target
