"""A person on film takes consent back: what has to be recalled from where, and what takes its place."""

import json
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from scormpack import __version__
from scormpack.app.build import Order, Outcome, build
from scormpack.app.without import Person, course_without, find_person, traces_of
from scormpack.app.words_left import words_left
from scormpack.audit.traces import Traces, find_traces
from scormpack.core.errors import UsageMistake
from scormpack.core.files import write_text
from scormpack.core.findings import Finding, Findings
from scormpack.core.templates import fill
from scormpack.load.course import Loaded, load_course
from scormpack.package.archive import Built
from scormpack.tracker.deployments import load_deployments

NOTICE: Final = "recall.html"


@dataclass(frozen=True, slots=True)
class WithdrawOrder:
    """Who takes consent back, where the course was deployed, where releases lie, and where to write."""

    person: str
    deployments: Path
    course: Path = Path()
    packages: tuple[Path, ...] = (Path("dist"),)
    formats: tuple[str, ...] = ("scorm12",)
    out: Path = Path("dist-withdrawn")


@dataclass(frozen=True, slots=True)
class Recall:
    """A package at a prison that has to be taken back. `package` is "" when no build record knows its digest."""

    prison: str
    platform: str
    package: str
    sha256: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What was found and written. With an error among the findings no package was written, only the notice."""

    person: Person
    packages: tuple[tuple[str, str], ...]
    recalls: tuple[Recall, ...]
    findings: Findings
    notice: Path
    built: tuple[Built, ...] = field(default=())


def withdraw(order: WithdrawOrder) -> Withdrawn:
    """Lists what has to be recalled, writes the notice, and rebuilds the modules without the person.

    Raises UsageMistake when nobody has that name or reference, or a folder of releases is not there; UnreadableInput
    for a file that cannot be read.
    """
    loaded = load_course(order.course)
    if isinstance(loaded, Findings):
        raise UsageMistake("The course has mistakes, so that nothing can be built.", fix="run `scormpack check` first.")
    person = find_person(loaded, order.person)
    if missing := next((folder for folder in order.packages if not folder.is_dir()), None):
        raise UsageMistake(
            f"There is no folder {missing} with releases, so nobody could say which to recall.",
            fix="name each folder with released packages and their build records with --packages.",
        )
    concerned = dict(_concerned(order.packages, person))
    recalls = tuple(_recalls(order.deployments, concerned, set(_known(order.packages))))
    with tempfile.TemporaryDirectory(prefix="scormpack-withdraw-") as folder:
        course = course_without(loaded, person, Path(folder) / "course")
        wanted = Order(course, person.modules, order.formats, out=Path(folder) / "dist")
        findings = Findings(list(_faults(wanted, loaded, traces_of(loaded, person))))
        built: tuple[Built, ...] = ()
        if not findings.errors and person.modules:
            outcomes = _outcomes(replace(wanted, out=order.out), loaded)
            built = tuple(package for outcome in outcomes for package in outcome.built)
    packages = tuple(sorted((name, digest) for digest, name in concerned.items()))
    notice = order.out / NOTICE
    values = {"name": loaded.course.title, "course": loaded.course.title, "version": __version__}
    more: dict[str, Any] = {"person": person, "packages": packages, "recalls": recalls, "built": built}
    write_text(notice, fill("statement/recall.html.j2", {**values, **more}))
    return Withdrawn(person, packages, recalls, findings, notice, built)


def _faults(wanted: Order, loaded: Loaded, traces: Traces) -> Iterator[Finding]:
    """What is wrong with the course without the person, or is still there of them, in a package or in the course."""
    for outcome in _outcomes(wanted, loaded):
        yield from outcome.findings.errors
        for package in outcome.built:
            yield from find_traces(package.path, traces)
    rest = load_course(wanted.path)
    if isinstance(rest, Loaded):
        mine = tuple(module for module in rest.modules if module.module.id in wanted.modules)
        yield from words_left(replace(rest, modules=mine), traces)


def _outcomes(wanted: Order, loaded: Loaded) -> Iterator[Outcome]:
    """The packages in every language of the course."""
    return (build(replace(wanted, lang=lang)) for lang in loaded.course.languages)


def _records(folders: Iterable[Path]) -> Iterator[dict[str, Any]]:
    for folder in folders:
        for path in sorted(folder.rglob("*.build.json")):
            try:
                values = json.loads(path.read_text(encoding="utf-8"))
            except ValueError:
                continue
            if isinstance(values, dict) and {"sha256", "package", "sources"} <= values.keys():
                yield values


def _known(folders: Iterable[Path]) -> Iterator[str]:
    return (str(record["sha256"]) for record in _records(folders))


def _concerned(folders: Iterable[Path], person: Person) -> Iterator[tuple[str, str]]:
    """The digest and name of each released package that was built from one of the person's modules or films."""
    for record in _records(folders):
        sources = set(record["sources"])
        films = {f"media_manifests/{film}.yaml" for film in person.films}
        modules = {f"modules/{module}/module.yaml" for module in person.modules}
        if sources & (films | modules):
            yield str(record["sha256"]), str(record["package"])


def _recalls(path: Path, concerned: dict[str, str], known: set[str]) -> Iterator[Recall]:
    """The deployments of concerned packages, and those of packages that no build record knows."""
    for row in load_deployments(path).rows:
        if row.package_sha256 in concerned or row.package_sha256 not in known:
            name = concerned.get(row.package_sha256, "")
            yield Recall(row.site, row.platform, name, row.package_sha256, row.available_from, row.available_to)
