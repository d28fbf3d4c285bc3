"""A real film that still has the placeholder's words."""

from collections.abc import Iterator
from typing import Final

from scormpack.core.findings import Code, Finding, Severity
from scormpack.lint.release import placeholder_words
from scormpack.load.course import LoadedModule

CODE: Final = Code(
    "R106",
    "A real film with the placeholder's words",
    Severity.WARNING,
    "The captions would say that there is no film while it plays.",
    "put them in: scormpack film add MODULE FILE.mp4 --captions FILE --chapters FILE --transcript FILE",
    "WCAG 2.2, 1.2.2 (captions)",
)


def check(loaded: LoadedModule) -> Iterator[Finding]:
    """One finding for each file of words that speaks of a placeholder beside a real film."""
    if loaded.film is None or loaded.film.model.placeholder:
        return
    for words in placeholder_words(loaded):
        yield Finding(CODE, loaded.film.where("captions"), f"The film has no {words}.")
