"""The five modules, played in a browser through the xAPI door, ingested and reported: the figures are the learners'."""

import json
import random
import zipfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from places import ROOT
from scormpack.activities.output.schema import OutputActivity
from scormpack.app.build import Order, build
from scormpack.app.track_ingest import IngestOrder, ingest
from scormpack.app.track_report import Order as ReportOrder
from scormpack.app.track_report import make_report
from scormpack.core.opened import open_package
from scormpack.host.lrs.sessions import HOME_PAGE
from scormpack.host.server import Host
from scormpack.load.course import Loaded, load_course
from scormpack.tracker.disclosure.plan import Audience
from scormpack.tracker.disclosure.rules import Rules
from scormpack.tracker.metrics.cubes import Cube, Raw
from scormpack.tracker.metrics.gather import gather
from scormpack.tracker.metrics.scope import Scope
from scormpack.tracker.metrics.units import CourseSize
from scormpack.tracker.metrics.windows import months
from scormpack.tracker.opening import Access, Names
from scormpack.tracker.store.reader import open_store
from tracker.figures import by_module, people
from tracker.played.learners import Fate, Truth, play, twins, voids

COURSE = "work-stories"
TWINS = 20  # of every learner, so that there are enough for a figure to be published
MODULES = tuple(sorted(folder.parent.name for folder in (ROOT / "modules").glob("*/module.yaml")))
FIRST, SECOND, THIRD, FOURTH, _ = MODULES
FEW = (
    *(Fate(module, 1, day=number) for number, module in enumerate(MODULES)),
    Fate(FIRST, 2, stops=(0.5,), finishes=False, minutes_a_screen=2),
    Fate(SECOND, 3, stops=(0.5,), before=4, after=2, prints=False, minutes_a_screen=3),
    Fate(THIRD, 4, stops=(0.2,), finishes=False, voided=True),
    Fate(FOURTH, 5, stops=(0.01,), finishes=False),
)


@dataclass
class Played:
    """The store that the statements went into, and the truth of every module that was taken up."""

    folder: Path
    truths: list[Truth]

    @property
    def counting(self) -> list[Truth]:
        return [truth for truth in self.truths if not truth.fate.voided]


def many(seed: int) -> tuple[Fate, ...]:
    """A dozen learners with every fate, each in two modules or more."""
    chance, found = random.Random(seed), []  # noqa: S311 - repeatable, not secret
    for learner in range(1, 13):
        for day, module in enumerate(chance.sample(MODULES, chance.randint(2, 3) if learner > 2 else 5)):
            finishes = learner <= 2 or chance.random() < 0.6
            cuts = 0 if learner == 1 else chance.randint(0 if finishes else 1, 2)
            stops = tuple(sorted(chance.uniform(0.05, 0.9) for _ in range(cuts)))
            levels = {"before": chance.randint(1, 5), "after": chance.randint(1, 5)}
            more = {"minutes_a_screen": chance.randint(1, 4), "day": 5 * day}
            found.append(
                Fate(
                    module,
                    learner,
                    stops,
                    finishes,
                    **levels,
                    **more,
                    prints=chance.random() < 0.7,
                    voided=learner == 12,
                )
            )
    return tuple(found)


def played(chromium: Browser, folder: Path, fates: Iterable[Fate]) -> Played:
    """Plays every fate, carries the statements out on one medium a module, and takes them in: one of them twice."""
    fates, truths, media, catalogues = list(fates), [], [], []
    outcome, documents = build(Order(ROOT, formats=("xapi",), out=folder / "dist")), _documents()
    for built in outcome.built:
        with zipfile.ZipFile(built.path) as archive:
            catalogue = folder / f"{built.path.stem}.json"
            catalogue.write_bytes(archive.read("scormpack.json"))
        (entry,) = json.loads(catalogue.read_text("utf-8"))["modules"]
        catalogues.append(catalogue)
        with Host(open_package(built.path)) as host:
            truths += [
                play(chromium, host, fate, documents[entry["id"]]) for fate in fates if fate.module == entry["id"]
            ]
            media.append(_carried_out(folder / f"{entry['id']}.ndjson", host, fates))
    (folder / "mapping.yaml").write_text(f'schema: 1\nsites:\n  - {{site: AAX, home_page: "{HOME_PAGE}"}}\n', "utf-8")
    names = Names(folder / "mapping.yaml", tuple(catalogues))
    order = IngestOrder((*media, media[0]), Access(folder / "store", folder / "keys" / "track.key"), names)
    told = ingest(order)
    assert (told.landed.quarantined, told.landed.conflicts, told.unknown_activities) == (0, 0, ())
    return Played(folder, truths)


def _carried_out(path: Path, host: Host, fates: Iterable[Fate]) -> Path:
    statements = [one for number in range(TWINS) for one in twins(host.platform.lrs.statements.every, number)]
    gone = {f"learner-{fate.learner}-{number}" for fate in fates for number in range(TWINS) if fate.voided}
    lines = [*voids(statements, gone), *statements]  # the voids come before what they void
    path.write_text("".join(json.dumps(one) + "\n" for one in lines), "utf-8")
    return path


def _documents() -> dict[str, dict[str, str]]:
    """By module, the document of each screen that has one: read in the course itself."""
    course = load_course(ROOT)
    assert isinstance(course, Loaded)
    return {
        one.module.id: {
            screen.id: screen.activity.output
            for screen in one.module.screens
            if isinstance(screen.activity, OutputActivity)
        }
        for one in course.modules
    }


def counted(store: Path) -> Raw:
    scope = Scope(
        months(date(2026, 2, 1), date(2026, 2, 28)),
        COURSE,
        (CourseSize(COURSE, len(MODULES)),),
        datetime(2026, 12, 1),  # noqa: DTZ001 - as the store has times
    )
    return gather(open_store(store), scope)


def check_counts(raw: Raw, truths: list[Truth]) -> None:
    """Every figure, before anything is rounded or hidden."""
    cubes = {(cube.unit, cube.split): cube for cube in raw.cubes}
    modules = Counter((one.fate.module, "AAX", "completed" if one.finished else "not") for one in truths)
    assert people(cubes["learner-module", ""], "module", "site") == times(modules)
    own: dict[int, list[Truth]] = {}
    for one in truths:
        own.setdefault(one.fate.learner, []).append(one)
    course = Counter(
        ("completed" if sum(one.finished for one in all_) == len(MODULES) else "not",) for all_ in own.values()
    )
    assert people(cubes["learner-course", ""]) == times(course)
    screens = Counter((one.fate.module, screen, "reached") for one in truths for screen in one.screens)
    assert _without(cubes["learner-module", "screens"], "not") == times(screens)
    outputs = Counter((one.fate.module, output, "reached") for one in truths for output in one.outputs)
    assert _without(cubes["learner-module", "outputs"], "not") == times(outputs)
    changes = Counter((one.fate.module, one.change) for one in truths if one.change)
    told = people(cubes["learner-module", "confidence"], "module")
    assert Counter({key: count for key, count in told.items() if key[1] != "none"}) == times(changes)
    check_minutes(by_module(raw.minutes), [one for one in truths if one.finished])
    visits: dict[str, Counter[int]] = {}
    for one in truths:
        if one.finished:
            visits.setdefault(one.fate.module, Counter())[one.visits] += 1
    assert by_module(raw.sessions) == {module: times(counts) for module, counts in visits.items()}


def times(found: Counter[Any]) -> Counter[Any]:
    """As many for all the twins."""
    return Counter({key: TWINS * count for key, count in found.items()})


def check_minutes(told: dict[str, Counter[int]], finished: list[Truth]) -> None:
    """The minutes are those of the clock, and at most those that went by in the real world beside them."""
    assert set(told) == {one.fate.module for one in finished}
    for module, counts in told.items():
        own = [one for one in finished if one.fate.module == module for _ in range(TWINS)]
        own.sort(key=lambda one: one.minutes)
        for minutes, one in zip(sorted(counts.elements()), own, strict=True):
            assert one.minutes <= minutes <= one.minutes + one.waited + 1, module


def _without(cube: Cube, kind: str) -> Counter[tuple[str, ...]]:
    found = people(cube, "module", "part")
    return Counter({key: count for key, count in found.items() if key[-1] != kind})


def check_published(told: Played) -> int:
    """What is printed of the same truth: a shown count is the true one rounded, a hidden one may be. How many shown."""
    order = ReportOrder(
        told.folder / "store",
        told.folder / "report",
        date(2026, 2, 1),
        date(2026, 2, 28),
        catalogues=tuple(sorted(told.folder.glob("*.json"))),
        mapping=told.folder / "mapping.yaml",
        audience=Audience.INTERNAL,
        as_of=date(2026, 12, 1),
    )
    published = make_report(order).report.published
    shown = 0
    for module in ("*", *MODULES):
        own = [one for one in told.counting if module in {"*", one.fate.module}]
        finished = sum(one.finished for one in own)
        for measure, count in (("starts", TWINS * len(own)), ("completed", TWINS * finished)):
            figure = published.figure("modules", (module,), measure)
            assert figure is not None
            assert figure.value in {None, Rules().rounded(count)}, (module, measure)
            shown += figure.value is not None
    return shown


def test_the_figures_are_those_of_the_learners_who_played(chromium: Browser, tmp_path: Path) -> None:
    told = played(chromium, tmp_path, FEW)
    assert {one.finished for one in told.counting} == {True, False}
    check_counts(counted(tmp_path / "store"), told.counting)
    assert check_published(told) >= 2


@pytest.mark.full
def test_the_figures_of_a_dozen_learners_with_every_fate(chromium: Browser, tmp_path: Path) -> None:
    told = played(chromium, tmp_path, many(1))
    check_counts(counted(tmp_path / "store"), told.counting)
    assert check_published(told) >= 2
