"""YAML that nobody foresaw: reading it never raises, plain values come back, and every line is right."""

import io
import json
from collections.abc import Iterator
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from ruamel.yaml import YAML

from places import ROOT
from scormpack.core.findings import Findings
from scormpack.core.yamlfile import Document, KeyPath, YamlFault, parse
from scormpack.load.schema import load_sheet
from scormpack.model.course import Module

STARTER = (ROOT / "templates/new/modules/one/module.yaml").read_text(encoding="utf-8")
SIGNS = st.sampled_from(
    [*"\n\n  :-#[]{}\"'|>&*!%@`,?~\t\\.0a", ": ", "- ", "\n  ", "---\n", "&a ", "*a", "<<: ", "\ud800"]
)
NAMES = st.text("abcxyz019-", min_size=1, max_size=6)
WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"], exclude_characters="\ufeff"), max_size=20
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=1000)
@given(st.lists(SIGNS | st.text(max_size=3), max_size=40).map("".join))
def test_reading_any_text_gives_a_document_or_a_fault(text: str) -> None:
    found = parse(text)
    assert isinstance(found, Document | YamlFault)
    if isinstance(found, YamlFault):
        assert 1 <= found.line <= len(text.splitlines()) + 1
        assert found.message


@settings(max_examples=100)
@given(st.integers(0, len(STARTER)), st.integers(0, 30), st.lists(SIGNS, max_size=6).map("".join))
def test_a_damaged_module_gives_findings_and_no_exception(
    tmp_path_factory: pytest.TempPathFactory, at: int, cut: int, put: str
) -> None:
    text = STARTER[:at] + put + STARTER[at + cut :]
    path = tmp_path_factory.getbasetemp() / "module.yaml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    findings = Findings()
    sheet = load_sheet(Module, path, path.parent, findings)
    assert (sheet is None) == bool(findings.errors)
    assert all(finding.where.line <= text.count("\n") + 1 for finding in findings.errors)


@settings(max_examples=200)
@given(VALUES)
def test_plain_values_come_back_as_they_were(value: Any) -> None:
    stream = io.StringIO()
    YAML(typ="safe", pure=True).dump(value, stream)
    for text in (stream.getvalue(), json.dumps(value, ensure_ascii=False)):
        document = parse(text)
        assert isinstance(document, Document), text
        assert document.data == value


@settings(max_examples=200)
@given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=5))
def test_every_key_has_its_line(value: dict[str, Any]) -> None:
    rows: list[str] = []
    lines = dict(_written(value, (), rows))
    document = parse("\n".join(rows))
    assert isinstance(document, Document)
    assert {path: document.lines.line_of(path) for path in lines} == lines


def _written(value: dict[str, Any], path: KeyPath, rows: list[str]) -> Iterator[tuple[KeyPath, int]]:
    """Block YAML with a comment between keys, and the line of each key."""
    for key, inner in value.items():
        rows.append("# a comment")
        indent = "  " * len(path)
        nested = isinstance(inner, dict) and inner
        rows.append(f'{indent}"{key}":' + ("" if nested else f" {json.dumps(inner, ensure_ascii=False)}"))
        yield (*path, key), len(rows)
        if nested:
            yield from _written(inner, (*path, key), rows)
