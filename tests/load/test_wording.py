"""Pydantic's errors in the words of the house."""

import re

import pytest

from starter import FILM, MODULE, Starter

# In place of `minutes: 15`: what the author wrote, and what is said.
MINUTES = {
    "minutes: null": "A whole number is wanted; there is nothing.",
    "minutes: true": "A whole number is wanted; there is `true`.",
    "minutes: 1.5": "A whole number is wanted; there is `1.5`.",
    "minutes: [15]": "A whole number is wanted; there is a list.",
    "minutes: {of: 15}": "A whole number is wanted; there are keys.",
    "minutes: 0": "A number of at least 1 is wanted; there is `0`.",
    "minutes: 121": "A number of at most 120 is wanted; there is `121`.",
    f"minutes: {'long ' * 20}": f"A whole number is wanted; there is `{('long ' * 20)[:40]}...`.",
}
# In place of a line of the manifest.
MANIFEST = {
    ("schema: 1", "schema: 2"): "`1` is wanted; there is `2`.",
    ("sha256: null", "sha256: abc"): "A SHA-256 of 64 hex digits is wanted; there is `abc`.",
    ("placeholder: true", "placeholder: yes"): "`true` or `false` is wanted; there is `yes`.",
    ("people: []", "people: none"): "A list is wanted (lines that start with `- `); there is `none`.",
    ("captions: {en:", "captions: {eng:"): "A language of two small letters is wanted, for example `en`",
    ("size_bytes: null", "size_bytes: 0"): "A number of more than 0 is wanted; there is `0`.",
    ("title: Film for the tiny course", "title: [a]"): "Words are wanted; there is a list.",
    ("chapters: {en: captions/one.chapters.en.vtt}", "chapters: none"): "Keys with values are wanted",
}


def only_message(course: Starter, code: str) -> str:
    (finding,) = [found for found in course.findings() if found.code.id == code]
    return finding.message


@pytest.mark.parametrize(("line", "message"), MINUTES.items())
def test_what_was_found_and_what_is_wanted(course: Starter, line: str, message: str) -> None:
    course.edit(MODULE, "minutes: 15", line)
    assert only_message(course, "L004") == message


@pytest.mark.parametrize(("swap", "message"), MANIFEST.items())
def test_the_same_in_a_manifest(course: Starter, swap: tuple[str, str], message: str) -> None:
    course.edit(FILM, *swap)
    assert only_message(course, "L004").startswith(message)


@pytest.mark.parametrize(
    ("old", "new", "fix"),
    [
        ("minutes: 15", "minutes: '15'", "take the quotation marks away: 15"),
        ("title: A small start", "title: 2026", 'put it in quotation marks: "2026".'),
        ("many: true", "many: yes", "write `true`."),
        ("schema: 1", "schema: 2", "write a value of the kind that is named."),
    ],
)
def test_what_only_looks_right_is_mended_in_words(course: Starter, old: str, new: str, fix: str) -> None:
    course.edit(MODULE, old, new)
    (finding,) = [found for found in course.findings() if found.code.id == "L004"]
    assert finding.advice == fix


def test_an_unknown_key_is_told_with_those_that_can_stand_there(course: Starter) -> None:
    course.edit(MODULE, "        as: sentence\n", "        line: 2\n")
    (finding,) = course.findings()
    assert finding.message == "There is no key `line` here. Did you mean `lines`?"
    assert finding.advice == "keys that can stand here: heading, text, lead, from, part, as, lines."


def test_no_message_speaks_of_internals(course: Starter) -> None:
    course.write(MODULE, re.sub(r": \S+", ": {a: [1]}", course.read(MODULE)).encode())
    for finding in course.findings():
        assert not re.search(r"pydantic|dict|tuple|NoneType|literal\[|Invalid|None|\bstr\b", str(finding)), finding
