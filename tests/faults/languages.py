"""A second language with all its words, with some, and with some too many."""

from faults.case import Bad, Good, both, put, swap
from starter import COURSE_YAML, FILM, MODULE, Starter

WELSH = "modules/one/cy.yaml"


def TWIN(course: Starter) -> None:  # noqa: N802 - stands beside other changes
    """The words of the module under the same keys; that they are still English is for no machine to see."""
    course.write(WELSH, course.read(MODULE).encode())


_BOTH = both(
    swap(COURSE_YAML, "languages: [en]", "languages: [en, cy]"),
    swap(FILM, "captions: {en: ", "captions: {cy: captions/one.en.vtt, en: "),
    swap(FILM, "transcript: {en: ", "transcript: {cy: captions/one.transcript.en.md, en: "),
)

BAD = (
    Bad("R126", "there is no file of the other language", _BOTH, MODULE, "title:", ("no cy.yaml",)),
    Bad(
        "R126",
        "a title has no twin",
        both(_BOTH, TWIN, swap(WELSH, "    title: Your card\n", "")),
        WELSH,
        "#",
        ("`screens.my-card.title` is missing",),
    ),
    Bad(
        "R126",
        "a twin of nothing",
        both(_BOTH, TWIN, swap(WELSH, "title: A small start\n", "title: A small start\nsubtitle: More\n")),
        WELSH,
        "#",
        ("twins of nothing", "`subtitle`"),
    ),
    Bad(
        "R126",
        "the other language is no YAML",
        both(_BOTH, put(WELSH, b"title: [")),
        WELSH,
        "title",
        ("cannot be read",),
    ),
)
GOOD = (
    Good("R126", "every word has its twin", both(_BOTH, TWIN)),
    Good("R126", "a file of a language that the course does not have", put(WELSH, b"title: Un\n")),
)
