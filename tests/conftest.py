"""One browser, and courses to test with: the starter, fresh for each test, and the real one, built once."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from places import ROOT
from scormpack.app.build import Order, Outcome, build
from scormpack.app.new import new_course
from starter import Starter

FLAGS: Final = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)

settings.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])  # no test is timed
settings.load_profile("calm")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium; one for all, since Playwright runs once in a thread."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS.split())
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def _untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("starter") / "my-course"
    new_course(folder)
    outcome = build(Order(folder, out=folder.with_name("dist")))  # leaves the placeholder film in .cache
    assert len(outcome.built) == 1
    return folder


@pytest.fixture
def course(_untouched: Path, tmp_path: Path) -> Starter:
    """A starter course that the test may change as it likes."""
    return Starter(shutil.copytree(_untouched, tmp_path / "my-course"))


@pytest.fixture(scope="session")
def work_stories(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The real course, built once into a folder that tests only read."""
    outcome = build(Order(ROOT, out=tmp_path_factory.mktemp("work-stories")))
    assert not outcome.findings.errors, outcome.findings.errors
    return outcome
