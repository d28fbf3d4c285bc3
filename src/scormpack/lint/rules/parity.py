"""A second language: whether every word of a module has its twin.

The words of a module in another language of the course stand beside it, as `cy.yaml` beside `module.yaml`: the same
keys, entries of lists held together by their ids (or by their order where they have none), words only.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from scormpack.core.errors import UnreadableInput
from scormpack.core.findings import Code, Finding, Severity, Where
from scormpack.core.yamlfile import YamlFault, parse, read_text
from scormpack.lint.subject import Subject
from scormpack.load.course import LoadedModule

_NOT_WORDS: Final = frozenset(
    (
        *("as", "audio", "colour", "compare", "employer", "file", "film", "from", "goes", "group", "id", "kind"),
        *("layout", "look", "moment", "output", "part", "person", "schema", "speaker", "start", "theme", "type"),
    )
)
_SHOWN: Final = 3

CODE: Final = Code(
    "R126",
    "Words without their twin in another language of the course",
    Severity.ERROR,
    "Half a language is none: a learner who reads Welsh would fall back into English in the middle.",
    "write the words under the same keys and ids, or take the language out of `languages` until they are there.",
    "Welsh Language Act; HMPPS Welsh Language Scheme 2024-27: both languages on a basis of equality",
)


def check_course(subject: Subject) -> Iterator[Finding]:
    """One finding a module and language for words that lack a twin, and one for twins of nothing."""
    for language in subject.loaded.course.languages[1:]:
        for module in subject.loaded.modules:
            yield from _module(module, language)


def _module(module: LoadedModule, language: str) -> Iterator[Finding]:
    path = module.folder / f"{language}.yaml"
    where = Where(module.sheet.path.replace("module.yaml", path.name), 1)
    if not path.is_file():
        yield Finding(CODE, module.sheet.where("title"), f"There is no {path.name} beside this file.")
        return
    own, twin = _words_of(module.folder / "module.yaml"), _words_of(path)
    if own is None or twin is None:
        yield Finding(CODE, where, f"{path.name} cannot be read as YAML.")
        return
    if missing := [key for key in own if key not in twin]:
        share = 1 - len(missing) / len(own)
        yield Finding(CODE, where, f"{share:.0%} of the words have a twin; {_some(missing)} missing.")
    if extra := [key for key in twin if key not in own]:
        yield Finding(CODE, where, f"These are twins of nothing: {_some(extra).rpartition(' ')[0]}.")


def _some(keys: list[str]) -> str:
    more = f" and {len(keys) - _SHOWN} more" if len(keys) > _SHOWN else ""
    return f"{', '.join(f'`{key}`' for key in keys[:_SHOWN])}{more} {'is' if len(keys) == 1 else 'are'}"


def _words_of(path: Any) -> Mapping[str, str] | None:
    """The words of a file by their places: `screens.welcome.title`."""
    try:
        document = parse(read_text(path))
    except UnreadableInput:
        return None
    return None if isinstance(document, YamlFault) else dict(_walk(document.data, ()))


def _walk(value: Any, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in _NOT_WORDS:
                yield from _walk(inner, (*path, str(key)))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            name = inner.get("id", index) if isinstance(inner, dict) else index
            yield from _walk(inner, (*path, str(name)))
    elif isinstance(value, str) and value:
        yield ".".join(path), value
