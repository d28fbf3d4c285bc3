"""Builds packages: check, render, pack, write, and say how they were made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from scormpack.app.check import DEFAULT_PROFILE, check
from scormpack.app.films import film_file
from scormpack.core.digests import sha256_of
from scormpack.core.errors import UsageMistake
from scormpack.core.findings import Findings
from scormpack.lint.release import release_findings
from scormpack.load.course import Loaded, LoadedModule
from scormpack.load.profiles import load_profile
from scormpack.load.wording import nearest
from scormpack.package.archive import Advance, Built, write_archive
from scormpack.package.contents import Contents
from scormpack.package.format import Format, format_named
from scormpack.package.provenance import BuildRecord, write_record, write_sums
from scormpack.render.site import Request, render_site

Watch = Callable[[str, int], Advance]


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: modules (none named: all), for which platform, in which format and language, and where to."""

    path: Path
    modules: tuple[str, ...] = ()
    format: str = "scorm12"
    profile: str = DEFAULT_PROFILE
    lang: str = "en"
    out: Path = Path("dist")
    release: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """The findings, and the packages that were written: none when a finding is an error."""

    findings: Findings
    modules: int
    built: tuple[Built, ...] = field(default=())


def build(order: Order, watch: Watch = lambda _name, _total: lambda _bytes: None) -> Outcome:
    """Builds what is ordered. With an error among the findings nothing is written.

    `watch(name, bytes)` is called for each package and returns what hears of the bytes copied. Raises
    UsageMistake for unknown names, Refused when a package cannot be written.
    """
    format_ = format_named(order.format)
    checked = check(order.path, order.profile)
    if checked.loaded is None:
        return Outcome(checked.findings, 0)
    modules = tuple(_wanted(checked.loaded, order))
    if order.release:
        for module in modules:
            checked.findings.extend(release_findings(checked.loaded, module))
    if checked.findings.errors:
        return Outcome(checked.findings, checked.modules)
    built = tuple(_build_one(checked.loaded, module, order, format_, watch) for module in modules)
    write_sums(order.out / format_.name, built)
    return Outcome(checked.findings, checked.modules, built)


def _wanted(loaded: Loaded, order: Order) -> Iterator[LoadedModule]:
    if order.lang not in loaded.course.languages:
        languages = ", ".join(loaded.course.languages)
        raise UsageMistake(f"The course has no language `{order.lang}`.", fix=f"choose one of: {languages}.")
    known = {module.module.id: module for module in loaded.modules}
    for name in order.modules:
        if name not in loaded.course.modules:
            raise UsageMistake(
                f"There is no module `{name}`. {nearest(name, loaded.course.modules)}".strip(),
                fix=f"choose from: {', '.join(loaded.course.modules)}.",
            )
    yield from (module for name, module in known.items() if not order.modules or name in order.modules)


def _build_one(loaded: Loaded, module: LoadedModule, order: Order, format_: Format, watch: Watch) -> Built:
    film = film_file(loaded, module, order.lang)
    request = Request(loaded, module, order.lang, load_profile(order.profile), format_.door, film)
    package = format_.pack(Contents(request, render_site(request)))
    heavy = sum(file.source_bytes for file in package.files)
    built = write_archive(package, order.out / format_.name, watch(package.name, heavy))
    record = BuildRecord(format_.name, order.profile, order.lang, order.release, _sources(loaded, module))
    write_record(record, built)
    return built


def _sources(loaded: Loaded, module: LoadedModule) -> dict[str, str]:
    """The digests of the module's own files and of its film's manifest and words."""
    files = [loaded.root / "modules" / "course.yaml", *(p for p in module.folder.rglob("*") if p.is_file())]
    if module.film:
        film = module.film.model
        files.append(loaded.root / module.film.path)
        named = (*film.captions.values(), *film.chapters.values(), *film.transcript.values())
        files += [loaded.films_folder / name for name in named]
    return {file.relative_to(loaded.root).as_posix(): sha256_of(file)[0] for file in files}
