"""The starter course as a package of each standard, built once."""

import shutil
from pathlib import Path

import pytest

from audit.draft import Draft
from scormpack.app.build import Order, build
from scormpack.app.new import new_course

FORMATS = ("scorm12", "scorm2004", "scorm2004-3rd", "xapi", "cmi5", "standalone")


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The path of a good package by its format; tests only read it."""
    folder = tmp_path_factory.mktemp("audit") / "course"
    new_course(folder)
    cached = Path(__file__).parents[2] / ".cache" / "films"
    if cached.is_dir():
        shutil.copytree(cached, folder / ".cache" / "films")
    outcome = build(Order(folder, formats=FORMATS, out=folder / "dist"))
    assert len(outcome.built) == len(FORMATS)
    return {package.path.parent.name: package.path for package in outcome.built}


@pytest.fixture
def draft(good: dict[str, Path]) -> Draft:
    """The SCORM 1.2 package, taken apart."""
    return Draft.of(good["scorm12"])
