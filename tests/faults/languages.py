"""A second language with all its words, with some, and with some too many."""

import io
from typing import Any

from ruamel.yaml import YAML

from faults.case import Bad, Good, both, put, swap
from faults.film import ready
from scormpack.core.yamlfile import Document, parse
from scormpack.load.twins import words_in
from starter import COURSE_YAML, FILM, MODULE, Starter

WELSH = "modules/one/cy.yaml"


WELSH_COURSE = "modules/cy.yaml"
_TITLE = b"title: My course\n"


def TWIN(course: Starter) -> None:  # noqa: N802 - stands beside other changes
    """The words of the course under the same keys; that they are still English is for no machine to see."""
    words = parse(course.read(MODULE))
    assert isinstance(words, Document)
    course.write(WELSH, dump(_words(words.data)).encode())
    course.write(WELSH_COURSE, _TITLE)


def _words(value: Any) -> Any:
    """What of a module a translator writes: words, and the ids under which they stand."""
    if isinstance(value, dict):
        shown = {key: _words(inner) for key, inner in value.items() if key == "id" or dict(words_in({key: inner}))}
        return shown if set(shown) - {"id"} else {}
    if isinstance(value, list):
        return [_words(one) for one in value if _words(one)]
    return value


def dump(value: Any) -> str:
    """YAML that is easy to change in one line."""
    held = io.StringIO()
    yaml = YAML()
    yaml.width = 4096
    yaml.dump({key: inner for key, inner in value.items() if key != "id"}, held)
    return held.getvalue()


TWO_LANGUAGES = both(
    swap(COURSE_YAML, "languages: [en]", "languages: [en, cy]"),
    swap(FILM, "captions: {en: ", "captions: {cy: captions/one.en.vtt, en: "),
    swap(FILM, "transcript: {en: ", "transcript: {cy: captions/one.transcript.en.md, en: "),
)

_READY = both(
    ready, TWO_LANGUAGES, swap(FILM, "chapters: {en: ", "chapters: {cy: captions/one.chapters.en.vtt, en: "), TWIN
)

BAD = (
    Bad(
        "P003",
        "words of the house that are a draft",
        _READY,
        "templates/i18n/cy.yaml",
        "",
        ("templates/print/i18n/cy.yaml", "to be read by a Welsh speaker"),
        release=True,
    ),
    Bad(
        "R126",
        "there is no file of the other language",
        both(TWO_LANGUAGES, put(WELSH_COURSE, _TITLE)),
        MODULE,
        "title:",
        ("no cy.yaml",),
    ),
    Bad(
        "R126",
        "a title has no twin",
        both(TWO_LANGUAGES, TWIN, swap(WELSH, "  title: Your card\n", "")),
        WELSH,
        "title",
        ("`screens.my-card.title` is missing",),
    ),
    Bad(
        "L002",
        "a twin of nothing",
        both(TWO_LANGUAGES, TWIN, swap(WELSH, "title: A small start\n", "title: A small start\nsubtitle: More\n")),
        WELSH,
        "subtitle",
        ("no key `subtitle`", "`title`"),
    ),
    Bad(
        "L006",
        "a twin of a screen that is not there",
        both(TWO_LANGUAGES, TWIN, swap(WELSH, "- id: my-card", "- id: do-wel\n  title: More\n- id: my-card")),
        WELSH,
        "id: do-wel",
        ("Did you mean `do-well`",),
    ),
    Bad(
        "L009",
        "a twin that counts its own minutes",
        both(TWO_LANGUAGES, TWIN, swap(WELSH, "title: A small start\n", "title: A small start\nminutes: 9\n")),
        WELSH,
        "minutes",
        ("`minutes` is no word",),
    ),
    Bad(
        "L008",
        "a link in a twin",
        both(TWO_LANGUAGES, TWIN, swap(WELSH, "intro: Keep this", "intro: Keep [this](a)")),
        WELSH,
        "intro: Keep",
        ("link",),
    ),
    Bad(
        "L001",
        "the other language is no YAML",
        both(TWO_LANGUAGES, put(WELSH, b"title: ["), put(WELSH_COURSE, _TITLE)),
        WELSH,
        "title",
        ("cannot be read",),
    ),
)
GOOD = (
    Good("P003", "a draft while nothing is released", _READY),
    Good("P003", "the language of the house", ready, release=True),
    Good("R126", "every word has its twin", both(TWO_LANGUAGES, TWIN)),
    Good("R126", "a file of a language that the course does not have", put(WELSH, b"title: Un\n")),
)
