"""JSON Schema of the files that people write."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from scormpack.core.files import write_text
from scormpack.model.consent import Consent
from scormpack.model.course import CourseFile, Module
from scormpack.model.film import Film

SCHEMAS: Final[dict[str, type[BaseModel]]] = {"course": CourseFile, "module": Module, "film": Film, "consent": Consent}


def schema_texts() -> Iterator[tuple[str, str]]:
    """For each kind of file: its name, and its JSON Schema as text."""
    for name, model in SCHEMAS.items():
        values = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **model.model_json_schema(by_alias=True),
        }
        yield name, json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_schemas(folder: Path) -> Iterator[Path]:
    """Writes `<name>.json` for each kind of file and yields its path."""
    for name, text in schema_texts():
        path = folder / f"{name}.json"
        write_text(path, text)
        yield path
