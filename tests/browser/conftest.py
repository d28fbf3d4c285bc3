"""One Chromium and one build for all; a fresh platform, and an eye on everything, for each test."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Final

import pytest
from playwright.sync_api import Browser, BrowserContext

from scormpack.app.build import Order, build

from .launch import Launch
from .learner import Learner, sit_down
from .lms import Lms
from .strict12 import breaches
from .watch import Watch

ROOT: Final = Path(__file__).parents[2]
FULL: Final = ROOT / "tests" / "samples" / "full"
MODULES: Final = tuple(sorted(folder.name for folder in (ROOT / "modules").iterdir() if folder.is_dir()))
Opener = Callable[..., Learner]


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The course's modules and the sample's, built and unpacked, by their module's id."""
    folder = tmp_path_factory.mktemp("packages")
    found = {}
    for course in (ROOT, FULL):
        outcome = build(Order(course, out=folder / course.name))
        assert outcome.built, outcome.findings.errors
        for built in outcome.built:
            name = built.path.stem.removesuffix("-en").split("-", 1)[1].removeprefix("stories-")
            found[name] = folder / name
            with zipfile.ZipFile(built.path) as archive:
                archive.extractall(found[name])
    return found


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sample with every type of activity, a package for each door that keeps work."""
    outcome = build(Order(FULL, formats=("scorm12", "scorm2004", "xapi", "cmi5"), out=tmp_path_factory.mktemp("doors")))
    return {built.path.parent.name: built.path for built in outcome.built}


@pytest.fixture
def watched(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser without a past; a script error on any page fails the test."""
    errors: list[str] = []
    with chromium.new_context(viewport={"width": 1366, "height": 900}, locale="en-GB") as context:
        context.add_init_script(path=Path(__file__).parent / "witness.js")
        context.set_default_timeout(30_000)
        context.on("weberror", lambda fault: errors.append(str(fault.error)))
        yield context
    assert errors == []


@pytest.fixture
def lms(packages: dict[str, Path]) -> Iterator[Lms]:
    """A platform that knows no learner yet; at the end every call must have kept to SCORM 1.2."""
    with Lms(packages) as platform:
        yield platform
        platform.settle()
        assert breaches(platform.calls) == []


@pytest.fixture
def watch(lms: Lms) -> Iterator[Watch]:
    """Sees all that the browser asks for and complains of; at the end there must be no complaint."""
    watch = Watch(lms)
    yield watch
    assert watch.findings == []


@pytest.fixture
def context(chromium: Browser, watch: Watch) -> Iterator[BrowserContext]:
    """A browser without a past, watched."""
    with chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB") as context:
        context.set_default_timeout(30_000)
        context.add_init_script(path=Path(__file__).parent / "witness.js")
        watch.over(context)
        yield context


@pytest.fixture
def open_module(context: BrowserContext, lms: Lms) -> Opener:
    """Opens a module for a learner: `open_module(name, place=..., mode=...)`."""

    def opener(name: str, **launch: object) -> Learner:
        return sit_down(context, lms, name, Launch(**launch))  # type: ignore[arg-type]

    return opener


@pytest.fixture
def chance() -> Random:
    """The same chance every time."""
    return Random(1)  # noqa: S311
