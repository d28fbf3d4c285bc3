"""Films whose picture says what nobody hears."""

from collections.abc import Iterator
from typing import Final

from scormpack.core.findings import Code, Finding, Severity
from scormpack.load.course import LoadedModule

CODE: Final = Code(
    "R114",
    "A film without audio description, and nobody who checked that it needs none",
    Severity.WARNING,
    "A learner who cannot see the picture does not know what they miss.",
    "listen with closed eyes; write `mode: in-soundtrack` and your role as `checked_by`, or add a track.",
    "WCAG 2.2, 1.2.3 and 1.2.5 (audio description)",
)


def check(loaded: LoadedModule) -> Iterator[Finding]:
    """One finding for a film that has come, without a track and without a named check. A release refuses it."""
    if loaded.film is None or loaded.film.model.placeholder:
        return
    described = loaded.film.model.audio_description
    if described.mode == "missing":
        message = "It is not stated how someone who cannot see the picture gets what it shows."
    elif described.mode == "in-soundtrack" and not described.checked_by:
        message = "The sound is said to carry the picture; who checked that (`checked_by`) is missing."
    else:
        return
    yield Finding(CODE, loaded.film.where("audio_description"), message)
