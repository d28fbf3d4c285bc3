"""JSON Schema for editors: as committed, and in agreement with what the program reads."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cli.conftest import Type
from examples import sources_of
from places import ROOT
from scormpack.core.yamlfile import Document, parse, read_text
from scormpack.model.course import ACTIVITY_TYPES

COMMITTED = ROOT / ".schema"
FOLDERS = (ROOT, ROOT / "templates" / "new", ROOT / "tests" / "samples" / "full")
FILES = sorted(
    path for folder in FOLDERS for part in ("modules", "media_manifests") for path in (folder / part).rglob("*.yaml")
)


def kind_of(path: Path) -> str:
    usual = "consent" if path.parent.name == "consent" else "film"
    return {"course.yaml": "course", "module.yaml": "module"}.get(path.name, usual)


def faults(kind: str, values: Any) -> list[str]:
    schema = json.loads((COMMITTED / f"{kind}.json").read_text(encoding="utf-8"))
    return [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(values)]


def values_of(path: Path) -> Any:
    document = parse(read_text(path))
    assert isinstance(document, Document)
    return document.data


def test_the_committed_schemas_are_those_that_the_program_writes(scormpack: Type, tmp_path: Path) -> None:
    answer = scormpack("schema --out", tmp_path)
    assert answer.out.splitlines() == [f"{tmp_path}/{name}.json" for name in ("course", "module", "film", "consent")]
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (COMMITTED / path.name).read_bytes(), "stale: type scormpack schema"
    assert {path.name for path in COMMITTED.iterdir()} == {path.name for path in tmp_path.iterdir()}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_of_the_house_fits_its_schema(path: Path) -> None:
    assert faults(kind_of(path), values_of(path)) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_of_the_house_names_its_schema_in_its_first_line(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert first.endswith(f"/.schema/{kind_of(path)}.json")


@pytest.mark.parametrize("kind", sorted(ACTIVITY_TYPES))
def test_an_editor_marks_what_the_program_would_refuse(kind: str) -> None:
    module = values_of(ROOT / "templates" / "new" / "modules" / "one" / "module.yaml")
    for fields in sources_of(kind).values():
        module["screens"][0]["activity"] = fields
        assert faults("module", module) == []
        module["screens"][0]["activity"] = {**fields, "no_such_key": 1}
        assert faults("module", module)


def test_every_schema_is_itself_sound() -> None:
    for path in COMMITTED.iterdir():
        jsonschema.Draft202012Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))
