"""What must not reach learners: placeholders, and what nobody has confirmed. Errors with `--release` only."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from scormpack.core.errors import UnreadableInput
from scormpack.core.findings import Code, Finding, Severity, Where
from scormpack.core.yamlfile import KeyPath, read_text
from scormpack.load.course import Loaded, LoadedModule
from scormpack.load.schema import Sheet
from scormpack.media.placeholder import is_placeholder_text
from scormpack.model.base import Assumed
from scormpack.render.words import I18N, PAPER_I18N, words_in_file

NOT_READY: Final = Code(
    "P001",
    "A film that is not ready for release",
    Severity.ERROR,
    "Learners would see a placeholder, or a film without words, rights or consent.",
    "put the film in with `scormpack film add`, and fill in its manifest.",
    "WCAG 2.2, 1.2; consent of the people on film",
)
ASSUMED: Final = Code(
    "P002",
    "Something that is only assumed",
    Severity.ERROR,
    "What no document states must not go out under a real person's or employer's name.",
    "ask the people concerned; then write the name, or `not-stated`.",
    "house rule: what is inferred is marked and blocks a release",
)


DRAFT: Final = Code(
    "P003",
    "Words of the page that nobody has read over",
    Severity.ERROR,
    "A draft that no speaker of the language has read must not meet learners.",
    "have a speaker of the language read the file; then take `draft` out of it.",
    "Welsh Language Act: both languages on a basis of equality",
)


def draft_words(lang: str) -> Iterator[Finding]:
    """One finding when the house's own words in this language are still marked as a draft."""
    drafts = {
        f"templates/{folder}/{lang}.yaml": words_in_file(folder, lang).get("draft") for folder in (I18N, PAPER_I18N)
    }
    marked = [path for path, draft in drafts.items() if draft]
    if marked:
        message = f"{' and '.join(marked)}: {drafts[marked[0]]}."
        yield Finding(DRAFT, Where(marked[0], 0, "draft"), message)


def release_findings(loaded: Loaded, module: LoadedModule) -> Iterator[Finding]:
    """What this module still lacks before it may be released."""
    for field in ("person", "employer"):
        yield from _assumed(module.sheet, (field,), getattr(module.module, field))
    yield from _assumed(module.sheet, ("quote", "speaker"), module.module.quote.speaker)
    if module.film is None:
        return
    for field in ("person", "employer"):
        yield from _assumed(module.film, (field,), getattr(module.film.model, field))
    lacks = [
        *module.film.model.lacks(loaded.course.languages),
        *placeholder_words(module),
    ]
    for lack in lacks:
        yield Finding(NOT_READY, module.film.where("placeholder"), f"The film still lacks {lack}.")


def _assumed(sheet: Sheet[Any], path: KeyPath, value: Any) -> Iterator[Finding]:
    if isinstance(value, Assumed):
        yield Finding(ASSUMED, sheet.where(*path), f"`{value.name}` is assumed, because {value.because}")


def placeholder_words(loaded: LoadedModule) -> Iterator[str]:
    """The words that were written for a placeholder: 'captions in `en` (file)'."""
    if loaded.film is None:
        return
    film = loaded.film.model
    for field, files in {"captions": film.captions, "chapters": film.chapters, "transcript": film.transcript}.items():
        for lang, name in files.items():
            if _is_placeholder(loaded.films_folder / name):
                yield f"{field} in `{lang}` of its own ({name} was written for the placeholder)"


def _is_placeholder(path: Path) -> bool:
    try:
        return is_placeholder_text(read_text(path))
    except UnreadableInput:
        return False  # loading has told of the file
