"""YAML as authors write it: values, lines, and faults that say where they are."""

import re
from pathlib import Path

import pytest

from scormpack.core.errors import UnreadableInput
from scormpack.core.yamlfile import Document, YamlFault, parse, read_text

VALUES = {
    "a: 1": {"a": 1},
    "a: 012": {"a": 12},
    "a: 1.5": {"a": 1.5},
    "a: true": {"a": True},
    "a: yes": {"a": "yes"},
    "a: no": {"a": "no"},
    "a: null": {"a": None},
    "a:": {"a": None},
    "a: ~": {"a": None},
    "a: 2026-01-31": {"a": "2026-01-31"},
    "a: 12:30": {"a": "12:30"},
    "a: '5'": {"a": "5"},
    "a: |\n  one\n  two\n": {"a": "one\ntwo\n"},
    "a: >-\n  one\n  two\n": {"a": "one two"},
    "- one\n- two": ["one", "two"],
    "{a: [1, x]}": {"a": [1, "x"]},
    "1: a": {"1": "a"},
    "<<: {a: 1}": {"<<": {"a": 1}},
    "a: !!python/name:os.system x": {"a": "x"},
    "": None,
    "# nothing\n": None,
}

FAULTS = {
    "a: 1\n\tb: 2": (2, "a tab stands where spaces are wanted"),
    'a: "one\nb: two\n': (1, "a quotation mark is opened"),
    "a: {b: 1\nc: 2\n": (2, "a comma is missing"),
    "a: [1, 2\n": (1, "a bracket is opened and not closed"),
    "a: one: two": (1, "a colon stands where no key can be"),
    "a: 1\nb: 2\na: 3": (3, "the key `a` stands here a second time"),
    "1: a\n'1': b": (2, "the key `1` stands here a second time"),
    "a: &x one\nb: 1\nc: *x": (3, "an alias"),
    "- &x one\n- two\n- [*x]": (3, "an alias"),
    "? [a]\n: b": (1, "a word is wanted"),
    "a: 1\nb: one\x00two": (2, "U+0000"),
    "a: 1\nb: one\x1btwo": (2, "U+001B"),
    "a: 1\nb: .nan": (2, "`.nan` is not a number"),
    "a: 1\nb: !!int word": (2, "`word` is not a number"),
    'a: 1\nb: "\\ud83d"': (2, "half a character"),
    "a: 1\n---\nb: 2": (2, "begins a second file"),
    "a: @b": (1, "a sign that YAML keeps for itself"),
    "a:\n  b: 1\n c: 2": (3, "does not fit under the one above"),
    "a:\n- b: 1\n   c: 2": (3, "a colon stands where no key can be"),
    "a\nb: 1": (2, "a colon"),
    "[" * 5000: (1, "too deep"),
}


@pytest.mark.parametrize(("text", "value"), VALUES.items(), ids=repr)
def test_values_are_plain(text: str, value: object) -> None:
    document = parse(text)
    assert isinstance(document, Document)
    assert document.data == value


@pytest.mark.parametrize(("text", "expected"), FAULTS.items(), ids=repr)
def test_a_fault_says_what_and_in_which_line(text: str, expected: tuple[int, str]) -> None:
    fault = parse(text)
    assert isinstance(fault, YamlFault)
    line, words = expected
    assert fault.line == line
    assert words in fault.message
    assert "\n" not in fault.message
    assert fault.fix.endswith((".", '".'))
    assert not re.search(r"scanning|parsing|token|scalar|mapping|recursion|expected", fault.message + fault.fix)


def test_many_aliases_that_would_fill_the_memory_are_refused_at_once() -> None:
    bomb = 'a0: &a0 ["x"]\n' + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))
    fault = parse(bomb)
    assert isinstance(fault, YamlFault)
    assert fault.line == 2


def test_nesting_without_end_is_a_fault() -> None:
    assert isinstance(parse("[" * 5_000), YamlFault)


def test_a_missing_key_has_the_line_of_what_should_hold_it() -> None:
    document = parse("a: 1\nb:\n  c: 2\n")
    assert isinstance(document, Document)
    assert document.lines.line_of(("b", "c")) == 3
    assert document.lines.line_of(("b", "missing")) == 2
    assert document.lines.line_of(("missing",)) == 1


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfa\nb\n", b"a\r\nb\r\n", b"a\rb\r", b"a\nb\n"])
def test_text_is_the_same_whatever_editor_wrote_it(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert read_text(tmp_path / "a.txt") == "a\nb\n"


def test_text_that_is_not_utf_8_or_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    with pytest.raises(UnreadableInput, match="byte 4 does not fit"):
        read_text(tmp_path / "a.txt")
    with pytest.raises(UnreadableInput, match="No such file"):
        read_text(tmp_path / "b.txt")
