"""Builds packages: check, render, pack, write, and say how they were made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from scormpack.app.against import against
from scormpack.app.check import check
from scormpack.app.films import film_file
from scormpack.core.digests import sha256_of
from scormpack.core.errors import UsageMistake
from scormpack.core.findings import Findings
from scormpack.core.nearest import did_you_mean
from scormpack.lint.release import draft_words, release_findings
from scormpack.lint.rules import people_on_film
from scormpack.lint.subject import Subject
from scormpack.load.course import Loaded, LoadedModule
from scormpack.load.profiles import load_profile
from scormpack.model.profile import Profile
from scormpack.package.archive import Advance, Built, write_archive
from scormpack.package.contents import Bundle, Contents, Package
from scormpack.package.format import Format, format_named, formats
from scormpack.package.provenance import BuildRecord, write_record, write_sums
from scormpack.package.sbom import write_sbom
from scormpack.package.size import size_finding
from scormpack.render.budget import budget_findings
from scormpack.render.site import Request, render_site

ALL = "all"
Watch = Callable[[str, int], Advance]
Packed = tuple[Bundle, Package]


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: modules (none named: all), in which formats and language, for which platform, and where to.

    `formats` may be ("all",); `profile` "" is each format's usual one; `whole` adds a package with the whole course.
    `against` is the release in use: what it would cost learners becomes findings.
    """

    path: Path
    modules: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("scorm12",)
    profile: str = ""
    lang: str = "en"
    out: Path = Path("dist")
    release: bool = False
    whole: bool = False
    against: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The findings, and the packages that were written: none when a finding is an error."""

    findings: Findings
    modules: int
    built: tuple[Built, ...] = field(default=())


def build(order: Order, watch: Watch = lambda _name, _total: lambda _bytes: None) -> Outcome:
    """Builds what is ordered. With an error among the findings nothing is written.

    `watch(name, bytes)` is called for each package and returns what hears of the bytes copied. Raises
    UsageMistake for unknown names, ToolMissing for an extra that is not installed, Refused when a package
    cannot be written.
    """
    targets = tuple(_targets(order))
    checked = check(order.path, targets[0][1].id)
    if checked.loaded is None:
        return Outcome(checked.findings, 0)
    loaded = checked.loaded.in_language(order.lang)
    modules = tuple(_wanted(loaded, order))
    others = [profile for _, profile in targets[1:]]  # the first one is what `check` has held the course against
    for module in modules:
        for profile in others:
            checked.findings.extend(checked.standing(budget_findings(module, profile)))
        if order.release:
            checked.findings.extend(release_findings(checked.loaded, module))
    if order.release:
        checked.findings.extend(draft_words(order.lang))
    for profile in others:  # a person may have agreed to one platform and not to another
        checked.findings.extend(people_on_film.check_course(Subject(checked.loaded, checked.today, profile)))
    if checked.findings.errors:
        return Outcome(checked.findings, checked.modules)
    makers = [_Maker(order, *target, loaded, watch, checked.findings) for target in targets]
    packed = [(maker, maker.packed(modules)) for maker in makers]
    if order.against:
        packages = (package for _, pairs in packed for _, package in pairs)
        checked.findings.extend(against(order.against, packages, checked.loaded))
        if checked.findings.errors:
            return Outcome(checked.findings, checked.modules)
    built = tuple(package for maker, pairs in packed for package in maker.write(pairs))
    return Outcome(checked.findings, checked.modules, built)


def _targets(order: Order) -> Iterator[tuple[Format, Profile]]:
    """Each wanted format with its profile, each once."""
    wanted = formats() if ALL in order.formats else tuple(format_named(name) for name in dict.fromkeys(order.formats))
    for format_ in wanted:
        if order.whole and not format_.whole and ALL not in order.formats:
            raise UsageMistake(f"`{format_.name}` has no package for the whole course.", fix="leave out --whole.")
        format_.ready()
        yield format_, load_profile(order.profile or format_.profile, format_.name)


def _wanted(loaded: Loaded, order: Order) -> Iterator[LoadedModule]:
    if order.whole and order.modules:
        raise UsageMistake("The whole course is wanted, but modules were named.", fix="leave out one of the two.")
    for name in order.modules:
        if name not in loaded.course.modules:
            raise UsageMistake(
                f"There is no module `{name}`. {did_you_mean(name, loaded.course.modules)}".strip(),
                fix=f"choose from: {', '.join(loaded.course.modules)}.",
            )
    yield from (module for module in loaded.modules if not order.modules or module.module.id in order.modules)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the packages of one format."""

    order: Order
    format: Format
    profile: Profile
    loaded: Loaded
    watch: Watch
    findings: Findings

    def packed(self, modules: tuple[LoadedModule, ...]) -> tuple[Packed, ...]:
        """Every package in memory (films by reference): each module is rendered once, also for the whole course."""
        singles = tuple(self._contents(module) for module in modules)
        bundles = [Bundle((contents,)) for contents in singles]
        if self.order.whole and self.format.whole:
            in_folders = tuple(replace(contents, folder=contents.module.id) for contents in singles)
            bundles.append(Bundle(in_folders, whole=True))
        return tuple((bundle, self.format.pack(bundle)) for bundle in bundles)

    def write(self, pairs: tuple[Packed, ...]) -> tuple[Built, ...]:
        """Writes the packages, and beside them what says how they were made."""
        built = tuple(self._write(bundle, package) for bundle, package in pairs)
        write_sums(self.order.out / self.format.name, built)
        return built

    def _contents(self, module: LoadedModule) -> Contents:
        film = film_file(self.loaded, module, self.order.lang)
        request = Request(self.loaded, module, self.order.lang, self.profile, self.format.door, film)
        return Contents(request, render_site(request))

    def _write(self, bundle: Bundle, package: Package) -> Built:
        order = self.order
        if finding := size_finding(package, self.profile):
            self.findings.add(finding)
        heavy = sum(file.source_bytes for file in package.files)
        built = write_archive(package, order.out / self.format.name, self.watch(package.name, heavy))
        sources = {path: digest for contents in bundle.contents for path, digest in self._sources(contents)}
        write_record(BuildRecord(self.format.name, self.profile.id, order.lang, order.release, sources), built)
        write_sbom(package, built)
        return built

    def _sources(self, contents: Contents) -> Iterator[tuple[str, str]]:
        """The digests of the module's own files and of its film's manifest and words."""
        loaded, module = self.loaded, contents.request.module
        course = (loaded.root / "modules" / name for name in ("course.yaml", f"{self.order.lang}.yaml"))
        files = [*(path for path in course if path.is_file()), *(p for p in module.folder.rglob("*") if p.is_file())]
        if module.film:
            film = module.film.model
            files.append(loaded.root / module.film.path)
            named = (*film.captions.values(), *film.chapters.values(), *film.transcript.values())
            files += [module.films_folder / name for name in named]
        yield from ((file.relative_to(loaded.root).as_posix(), sha256_of(file)[0]) for file in files)
