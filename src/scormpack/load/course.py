"""A whole course from its folder: course.yaml, the modules, the films."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from scormpack.core.errors import UsageMistake
from scormpack.core.findings import Finding, Findings, Where
from scormpack.core.nearest import did_you_mean
from scormpack.load import codes
from scormpack.load.consents import load_consents
from scormpack.load.films import check_film
from scormpack.load.references import check_module
from scormpack.load.schema import Model, Sheet, load_sheet
from scormpack.load.twins import load_twin
from scormpack.model.consent import Consent
from scormpack.model.course import CourseFile, Module
from scormpack.model.film import Film

MODULES: Final = "modules"
FILMS: Final = "media_manifests"

Films = Mapping[str, Sheet[Film] | None]


@dataclass(frozen=True, slots=True)
class LoadedModule:
    """A module that fits its schema, its folder, and its film if it has one.

    `films_folder` is where the manifests lie; paths inside them start there. `twins` are the module in the course's
    other languages, as far as they could be read.
    """

    sheet: Sheet[Module]
    folder: Path
    film: Sheet[Film] | None
    films_folder: Path
    twins: Mapping[str, Sheet[Module]] = field(default_factory=dict)

    @property
    def module(self) -> Module:
        """The module itself."""
        return self.sheet.model

    def in_language(self, lang: str) -> "LoadedModule":
        """The module in one of the course's languages; the first one's when there is no twin."""
        return replace(self, sheet=self.twins.get(lang, self.sheet))


@dataclass(frozen=True, slots=True)
class Loaded:
    """A course as far as it could be read. With errors among the findings it must not be built.

    `consents` are the records of people on film, by their references; `twins` is course.yaml in its other languages.
    """

    root: Path
    course: CourseFile
    modules: tuple[LoadedModule, ...]
    findings: Findings
    sheet: Sheet[CourseFile]
    consents: Mapping[str, Sheet[Consent]] = field(default_factory=dict)
    twins: Mapping[str, Sheet[CourseFile]] = field(default_factory=dict)

    def in_language(self, lang: str) -> "Loaded":
        """The course and all its modules in one of its languages. Raises UsageMistake when it has no such language."""
        self.require_language(lang)
        sheet = self.twins.get(lang, self.sheet)
        modules = tuple(module.in_language(lang) for module in self.modules)
        return replace(self, course=sheet.model, sheet=sheet, modules=modules)

    def require_language(self, lang: str) -> None:
        """Raises UsageMistake when the course has no such language."""
        if lang not in self.course.languages:
            languages = ", ".join(self.course.languages)
            raise UsageMistake(f"The course has no language `{lang}`.", fix=f"choose one of: {languages}.")


def course_root(path: Path) -> Path:
    """The course's folder, which holds modules/course.yaml: this one, or the nearest above it.

    Raises UsageMistake when there is none.
    """
    for root in (path, *path.absolute().parents) if path.exists() else ():
        if (root / MODULES / "course.yaml").is_file():
            return root
    found = "no modules/course.yaml was found there or above" if path.exists() else "there is no such folder"
    raise UsageMistake(
        f"There is no course in {path}: {found}.",
        fix="go to the folder that holds `modules`, or name it; `scormpack new my-course` makes a new one.",
    )


def load_course(path: Path) -> Loaded | Findings:
    """The course at this folder with every fault of every file; only findings when course.yaml is unreadable."""
    root, findings = course_root(path), Findings()
    course = load_sheet(CourseFile, root / MODULES / "course.yaml", root, findings)
    if course is None:
        return findings
    films = _films(root, course.model, findings)
    modules = [_module(root, name, course, films, findings) for name in course.model.modules]
    _unlisted(root, course, findings)
    _doubles(course, findings)
    read = tuple(module for module in modules if module)
    consents = load_consents(root / FILMS, films, root, findings)
    twins = _twins(course, root / MODULES / "course.yaml", course.model.languages, root, findings)
    return Loaded(root, course.model, read, findings, course, consents, twins)


def _twins(
    sheet: Sheet[Model], first: Path, languages: tuple[str, ...], root: Path, findings: Findings
) -> dict[str, Sheet[Model]]:
    found = {lang: load_twin(sheet, first, lang, root, findings) for lang in languages[1:]}
    return {lang: twin for lang, twin in found.items() if twin}


def _films(root: Path, course: CourseFile, findings: Findings) -> Films:
    films: dict[str, Sheet[Film] | None] = {}
    for path in sorted((root / FILMS).glob("*.yaml")):
        sheet = films[path.stem] = load_sheet(Film, path, root, findings)
        if sheet is None:
            continue
        findings.extend(check_film(sheet, root / FILMS, course.languages))
        if sheet.model.id != path.stem:
            message = f"The id is `{sheet.model.id}`, but the file is named `{path.stem}`."
            findings.add(Finding(codes.AT_ODDS, sheet.where("id"), message, "give both the same name."))
    return films


def _module(root: Path, name: str, course: Sheet[CourseFile], films: Films, findings: Findings) -> LoadedModule | None:
    folder = root / MODULES / name
    where = course.where("modules", course.model.modules.index(name))
    if not (folder / "module.yaml").is_file():
        folders = [found.parent.name for found in (root / MODULES).glob("*/module.yaml")]
        message = f"There is no {MODULES}/{name}/module.yaml. {did_you_mean(name, folders)}".strip()
        findings.add(Finding(codes.DANGLING, where, message))
        return None
    sheet = load_sheet(Module, folder / "module.yaml", root, findings)
    if sheet is None:
        return None
    if sheet.model.id != name:
        message = f"The id is `{sheet.model.id}`, but the folder is named `{name}`."
        findings.add(Finding(codes.AT_ODDS, sheet.where("id"), message, "give both the same name."))
    findings.extend(check_module(sheet, folder))
    twins = _twins(sheet, folder / "module.yaml", course.model.languages, root, findings)
    return LoadedModule(sheet, folder, _film_of(sheet, films, findings), root / FILMS, twins)


def _film_of(sheet: Sheet[Module], films: Films, findings: Findings) -> Sheet[Film] | None:
    name = sheet.model.film
    if name is not None and name not in films:
        message = f"There is no film `{name}` in {FILMS}. {did_you_mean(name, films)}".strip()
        findings.add(Finding(codes.DANGLING, sheet.where("film"), message))
    return films.get(name) if name else None


def _unlisted(root: Path, course: Sheet[CourseFile], findings: Findings) -> None:
    for path in sorted((root / MODULES).glob("*/module.yaml")):
        if path.parent.name not in course.model.modules:
            where = Where(path.relative_to(root).as_posix())
            findings.add(Finding(codes.NOT_IN_COURSE, where, f"`{path.parent.name}` is not in course.yaml."))


def _doubles(course: Sheet[CourseFile], findings: Findings) -> None:
    for index, name in enumerate(course.model.modules):
        if name in course.model.modules[:index]:
            where = course.where("modules", index)
            findings.add(Finding(codes.DOUBLE_ID, where, f"The module `{name}` is listed twice."))
