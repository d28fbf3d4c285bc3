"""What Work Stories says of real people and places is what the documents say, and nothing leads outside."""

import re
from collections.abc import Iterator

import pytest

from learner import everything, modules, work_stories
from places import SHARED, needs_shared
from scormpack.activities.read.schema import Read
from scormpack.core.findings import Finding
from scormpack.lint.release import ASSUMED, release_findings
from scormpack.model.base import Assumed

# Named in the documents as places where people of the films work, but not whose.
PLACES = ("Timpson", "COOK", "Fresh Start", "Inside & Out", "XO Bikes")
ADDRESS = re.compile(r"https?:|www\.|\S@\S|\b[\w-]+\.(?:com|org|net|uk|gov|info)\b", re.IGNORECASE)
PHONE = re.compile(r"(?:\+?\d[ ()-]?){7,}|\b1\d{2}\s?\d{3}\b|\b(?:999|111|101)\b")


def quotations() -> Iterator[tuple[str, str, str]]:
    """Each quotation: where it stands, its words, and whose they are."""
    for module in modules():
        yield f"{module.id} quote", module.quote.text, ""
        for screen in module.screens:
            if isinstance(screen.activity, Read) and screen.activity.quote:
                yield f"{module.id} {screen.id}", screen.activity.quote.text, screen.activity.quote.person


def bare(text: str) -> str:
    """The words with straight quotation marks, without Markdown's stars and with single spaces."""
    for marks, plain in (("‘’", "'"), ("“”", '"'), ("*", " ")):
        text = re.sub(f"[{marks}]", plain, text)
    return re.sub(r"\s+", " ", text)


def documents() -> list[str]:
    return [bare(path.read_text(encoding="utf-8")) for path in sorted((SHARED / "documents").glob("*.txt"))]


@needs_shared
@pytest.mark.parametrize(("where", "words", "person"), list(quotations()), ids=lambda value: str(value)[:40])
def test_a_quotation_stands_word_for_word_in_a_document(where: str, words: str, person: str) -> None:
    wanted = bare(words).strip().rstrip(".")
    found = [text[max(0, at - 400) : at + len(wanted) + 400] for text in documents() if (at := text.find(wanted)) >= 0]
    assert found, where
    assert any(person in around for around in found)


def test_people_are_quoted_in_the_modules() -> None:
    assert len([person for _, _, person in quotations() if person]) >= 3


@pytest.mark.parametrize("place", PLACES)
def test_no_learner_reads_of_a_workplace_that_is_nobodys_yet(place: str) -> None:
    assert [where for where, text in everything() if place in text] == []


def test_no_learner_reads_what_is_only_assumed() -> None:
    assumed = [
        value.name
        for loaded in work_stories().modules
        for of in (loaded.module, loaded.film.model if loaded.film else loaded.module)
        for value in (of.person, of.employer, loaded.module.quote.speaker)
        if isinstance(value, Assumed)
    ]
    assert [where for where, text in everything() for name in assumed if name in text] == []


def test_what_is_assumed_would_stop_a_release() -> None:
    found: list[Finding] = []
    for loaded in work_stories().modules:
        found += release_findings(work_stories(), loaded)
        assert any(finding.code.id == "P001" for finding in found), "the films have not come"
    assert all(finding.code is ASSUMED or finding.code.id == "P001" for finding in found)


def test_no_text_leads_out_of_the_course() -> None:
    assert [(where, ADDRESS.findall(text)) for where, text in everything() if ADDRESS.search(text)] == []


def test_no_text_holds_a_phone_number() -> None:
    assert [(where, PHONE.findall(text)) for where, text in everything() if PHONE.search(text)] == []
