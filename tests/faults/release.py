"""What must not reach learners. The bad changes start from a film that is ready in every other way."""

from pathlib import Path

from faults.case import Bad, Good, both, swap
from faults.film import ready
from scormpack.media.card import NOTICE
from starter import CAPTIONS, CHAPTERS, FILM, MODULE, TRANSCRIPT


def _lacks(what: str, old: str, new: str, says: str) -> Bad:
    return Bad("P001", what, both(ready, swap(FILM, old, new)), FILM, "placeholder: false", (says,), release=True)


def _assumed(what: str, path: str, old: str, at: str) -> Bad:
    name = "{name: Example Works, assumed: true, because: a guess}"
    change = both(ready, swap(path, old, old.replace("not-stated", name)))
    return Bad("P002", what, change, path, at, ("`Example Works` is assumed", "a guess"), release=True)


def _of_the_placeholder(path: str) -> Bad:
    """Words that still say so; `check` warns of them, a release refuses them."""
    change = both(
        ready, lambda course: course.write(path, course.read(path).replace("The ", f"{NOTICE} The ", 1).encode())
    )
    return Bad("R106", f"{path} speaks of a placeholder", change, FILM, "captions:", (Path(path).name,))


BAD = (
    _lacks("no statement of rights", "rights: Owned by the programme.", "rights: not-stated", "a statement of rights"),
    _lacks("no consent records", "people: [consent-1]", "people: []", "consent records"),
    _lacks("no chapters", "chapters: {en: captions/one.chapters.en.vtt}", "chapters: {}", "chapters in `en`"),
    Bad(
        "P001",
        "a placeholder in the place of the film",
        both(ready, swap(FILM, "placeholder: false", "placeholder: true")),
        FILM,
        "placeholder: true",
        ("the film itself",),
        release=True,
    ),
    *(_of_the_placeholder(path) for path in (CAPTIONS, CHAPTERS, TRANSCRIPT)),
    _assumed("an assumed employer", MODULE, "employer: not-stated", "employer:"),
    _assumed("an assumed person", MODULE, "\nperson: not-stated", "person:"),
    _assumed("an assumed speaker", MODULE, "speaker: not-stated", "speaker:"),
    _assumed("an assumed employer of the film", FILM, "employer: not-stated", "employer:"),
)

_KNOWN = swap(MODULE, "employer: not-stated", "employer: Example Works")
GOOD = (
    Good("P001", "a film with all that is wanted", ready, release=True),
    Good("P001", "a placeholder while nothing is released", lambda _: None),
    Good("R106", "a real film with words of its own", ready),
    Good("P002", "an employer that a document states", both(ready, _KNOWN), release=True),
    Good(
        "P002",
        "an assumption while nothing is released",
        swap(MODULE, "employer: not-stated", "employer: {name: Example Works, assumed: true, because: a guess}"),
    ),
)
