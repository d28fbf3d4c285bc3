"""README is the manual: its commands run as they stand, its tables are the product's own."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scormpack.tracker import deployments, register, withdrawals
from scormpack.tracker.claims.claim import load_claims
from scormpack.tracker.mapping_file import load_mapping
from scormpack.tracker.metrics.windows import load_cycles
from scormpack.tracker.sources import csv_scorm, tally
from starter import CONSENT, FILM, MODULE, Starter

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


def test_the_finding_it_shows_is_what_check_says(course: Starter) -> None:
    course.edit(MODULE, "layout: split", "layuot: split")
    (finding,) = course.findings()
    first, second, fix = TEXT.partition("error L002")[2].split("\n")[:3]
    assert first.strip() == str(finding.where)
    assert second.strip() == finding.message
    assert fix.partition("fix:")[2].strip() == finding.advice


@pytest.mark.parametrize(
    ("begins", "load"), [("courses", load_mapping), ("cycles", load_cycles), ("source", load_claims)]
)
def test_its_files_of_an_analyst_can_be_read(tmp_path: Path, begins: str, load: Callable[[Path], object]) -> None:
    (example,) = re.findall(rf"```yaml\n(schema: 1\n{begins}:.*?)```", TEXT, flags=re.DOTALL)
    path = tmp_path / "example.yaml"
    path.write_text(example, "utf-8")
    assert load(path)


def test_its_consent_record_fits(course: Starter) -> None:
    (example,) = re.findall(r"```yaml\n(schema: 1\nid: consent-1.*?)```", TEXT, flags=re.DOTALL)
    course.write(CONSENT, example.encode())
    course.edit(FILM, "people: []", "people: [consent-1]")
    assert not course.findings()


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("sites.csv", register.COLUMNS),
        ("deployments.csv", deployments.COLUMNS),
        ("withdrawals.csv", withdrawals.COLUMNS),
        ("plain CSV", (*csv_scorm.NEEDED, *csv_scorm.MORE)),
        ("paper tally", (*tally.COLUMNS, "course")),
    ],
)
def test_its_tables_name_every_column(name: str, columns: tuple[str, ...]) -> None:
    (row,) = re.findall(rf"^\| `?{name}.*$", TEXT, flags=re.MULTILINE)
    assert set(re.findall(r"`([a-z_0-9]+)`", row.partition("|")[2].partition("|")[2])) == set(columns)
