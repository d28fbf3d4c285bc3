"""A copy of a course without one person: no film, no words of theirs, no name, and modules that still complete."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML

from scormpack.audit.traces import Traces
from scormpack.core.digests import sha256_of
from scormpack.core.errors import UsageMistake
from scormpack.core.markdown import plain_text
from scormpack.load.course import Loaded, LoadedModule
from scormpack.media.vtt import read_vtt
from scormpack.model.film import Film

_WORDS_LEAST: Final = 4
_NEED_A_PICTURE: Final = {"split", "split-right", "banner"}


@dataclass(frozen=True, slots=True)
class Person:
    """A person on film: the reference of the consent record, the name that is shown, and where they appear."""

    reference: str
    name: str
    modules: tuple[str, ...]
    films: tuple[str, ...]


def find_person(loaded: Loaded, wanted: str) -> Person:
    """The person of this reference or name, with the modules in which they appear. Raises UsageMistake for nobody."""
    consents = {name: sheet.model for name, sheet in loaded.consents.items()}
    found = [one for name, one in consents.items() if wanted.casefold() in {name.casefold(), one.shown_as.casefold()}]
    reference, name = (found[0].id, found[0].shown_as) if found else ("", wanted)
    films = {
        module.film.model.id
        for module in loaded.modules
        if module.film and (reference in module.film.model.people or module.film.model.person == name)
    }
    modules = tuple(one.module.id for one in loaded.modules if _appears(one, name, films))
    if not found and not modules:
        known = ", ".join(sorted(consents)) or "there are no consent records"
        raise UsageMistake(f"Nobody is called `{wanted}` in this course.", fix=f"name a reference: {known}.")
    return Person(reference or "no-record", name, modules, tuple(sorted(films)))


def _appears(module: LoadedModule, name: str, films: set[str]) -> bool:
    named = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", str(module.module.model_dump()), re.IGNORECASE)
    return (module.module.film or "") in films or named is not None


def traces_of(loaded: Loaded, person: Person) -> Traces:
    """What must not be in a package any more: the name, quoted words, spoken lines, and the film's own files."""
    words, digests = set[str](), set[str]()
    for module in loaded.modules:
        if module.module.id in person.modules:
            for sheet in (module.sheet, *module.twins.values()):
                words |= set(_quotes(sheet.model.model_dump(), person.name))
        if module.film and module.film.model.id in person.films:
            film = module.film.model
            for path in _files(film, module.films_folder):
                if path.is_file():
                    digests.add(sha256_of(path)[0])
            if not film.placeholder:
                words |= set(_spoken(film, module.films_folder))
    return Traces((person.name,), tuple(sorted(words)), frozenset(digests))


def _quotes(value: Any, name: str) -> Iterator[str]:
    """The words in every quotation of this person."""
    if isinstance(value, dict):
        if name in {value.get("person"), value.get("speaker")} and isinstance(value.get("text"), str):
            yield plain_text(value["text"]).strip()
        for inner in value.values():
            yield from _quotes(inner, name)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _quotes(inner, name)


def _spoken(film: Film, folder: Path) -> Iterator[str]:
    for name in film.captions.values():
        if (folder / name).is_file():
            yield from (cue.plain for cue in read_vtt(folder / name).cues if len(cue.plain.split()) >= _WORDS_LEAST)


def _files(film: Film, folder: Path) -> list[Path]:
    named = [*film.captions.values(), *film.chapters.values(), *film.transcript.values()]
    named += [name for name in (film.file, film.poster, film.audio_description.file) if name]
    return [folder / name for name in named]


def course_without(loaded: Loaded, person: Person, folder: Path) -> Path:
    """Writes the course without the person into this folder and returns it. Films of others are linked, not copied."""
    shutil.copytree(loaded.root / "modules", folder / "modules")
    _copy_films(loaded, person, folder)
    for module in loaded.modules:
        if module.module.id in person.modules:
            path = folder / "modules" / module.module.id / "module.yaml"
            _rewrite(path, person)
            for lang in module.twins:
                _prune(path.with_name(f"{lang}.yaml"), path)
    return folder


def _prune(twin: Path, first: Path) -> None:
    """Takes out of a module's words in another language what the module has no more."""
    yaml = _yaml()
    module, words = (yaml.load(path.read_text(encoding="utf-8")) for path in (first, twin))
    left = _left(words, module)
    if module["quote"]["text"] == module["title"]:
        left["quote"] = {"text": left["title"]}
    with twin.open("w", encoding="utf-8") as file:
        yaml.dump(left, file)


def _left(words: Any, own: Any) -> Any:
    if isinstance(words, dict) and isinstance(own, dict):
        return {key: _left(value, own[key]) for key, value in words.items() if key in own}
    if isinstance(words, list) and isinstance(own, list):
        ids = {one["id"]: one for one in own if isinstance(one, dict) and "id" in one}
        named = ((value, ids.get(value["id"])) for value in words if isinstance(value, dict) and "id" in value)
        return [_left(value, one) for value, one in named if one is not None] if ids else words
    return words


def _copy_films(loaded: Loaded, person: Person, folder: Path) -> None:
    source, target = loaded.root / "media_manifests", folder / "media_manifests"
    gone = {f"{film}.yaml" for film in person.films} | {f"{person.reference}.yaml"}
    for module in loaded.modules:
        if module.film and module.film.model.id in person.films:
            gone |= {path.relative_to(source).as_posix() for path in _files(module.film.model, module.films_folder)}
    for path in source.rglob("*"):
        name = path.relative_to(source).as_posix()
        if path.is_file() and name not in gone and not (name.startswith("consent/") and path.name in gone):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).symlink_to(path.resolve())
    cache = loaded.root / ".cache"
    if cache.is_dir():
        (folder / ".cache").symlink_to(cache.resolve())


def _yaml() -> YAML:
    yaml = YAML()
    yaml.width = 4096
    return yaml


def _rewrite(path: Path, person: Person) -> None:
    yaml = _yaml()
    module = yaml.load(path.read_text(encoding="utf-8"))
    if module.get("film") in person.films:
        del module["film"]
        module["screens"] = [one for one in module["screens"] if one["activity"]["type"] != "film"]
    for field in ("person", "employer"):
        if person.name in str(module.get(field, "")):
            module[field] = "not-stated"
    quote = module["quote"]
    if quote.get("speaker") == person.name or person.name in quote["text"]:
        module["quote"] = {"text": module["title"], "speaker": "not-stated"}
    for screen in module["screens"]:
        _clean(screen, person)
    module["minutes"] = sum(screen["minutes"] for screen in module["screens"])
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(module, file)


def _clean(screen: Any, person: Person) -> None:
    quote = screen["activity"].get("quote")
    if quote and (quote.get("person") == person.name or person.name in quote["text"]):
        del screen["activity"]["quote"]
    if person.name in str((screen.get("scene") or {}).get("alt", "")):
        del screen["scene"]
        if screen.get("layout") in _NEED_A_PICTURE:
            screen["layout"] = "plain"
