"""A second language: whether every word of the course and of each module has its twin (load/twins.py)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from scormpack.core.findings import Code, Finding, Findings, Severity, Where
from scormpack.lint.subject import Subject
from scormpack.load.course import MODULES
from scormpack.load.schema import Sheet, read_document
from scormpack.load.twins import words_in

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
    """One finding a file and language for words that lack a twin."""
    loaded = subject.loaded
    for language in loaded.course.languages[1:]:
        yield from _file(loaded.sheet, loaded.root / MODULES / "course.yaml", language)
        for module in loaded.modules:
            yield from _file(module.sheet, module.folder / "module.yaml", language)


def _file(sheet: Sheet[Any], first: Path, language: str) -> Iterator[Finding]:
    path = first.with_name(f"{language}.yaml")
    if not path.is_file():
        yield Finding(CODE, sheet.where("title"), f"There is no {path.name} beside this file.")
        return
    own, twin = (read_document(one, one.name, Findings()) for one in (first, path))
    if own is None or twin is None:
        return  # loading has told of it
    wanted, there = dict(words_in(own.data)), dict(words_in(twin.data))
    if missing := [key for key in wanted if key not in there]:
        where = Where(sheet.path.replace(first.name, path.name), 1)
        share = 1 - len(missing) / len(wanted)
        yield Finding(CODE, where, f"{share:.0%} of the words have a twin; {_some(missing)} missing.")


def _some(keys: list[str]) -> str:
    more = f" and {len(keys) - _SHOWN} more" if len(keys) > _SHOWN else ""
    return f"{', '.join(f'`{key}`' for key in keys[:_SHOWN])}{more} {'is' if len(keys) == 1 else 'are'}"
