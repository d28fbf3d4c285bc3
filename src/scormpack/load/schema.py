"""One file against its schema: a frozen model, or findings with lines."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from scormpack.core.errors import UnreadableInput
from scormpack.core.findings import Finding, Findings, Where
from scormpack.core.yamlfile import Document, KeyPath, LineMap, YamlFault, parse, read_text
from scormpack.load import codes
from scormpack.load.wording import explain

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Model]):
    """A file that fits its schema, with its lines and its path from the course folder."""

    model: Model
    lines: LineMap
    path: str

    def where(self, *key: str | int) -> Where:
        """The place of a key in this file."""
        return Where(self.path, self.lines.line_of(key), ".".join(str(part) for part in key))


def load_sheet(schema: type[Model], path: Path, root: Path, findings: Findings) -> Sheet[Model] | None:
    """The file as `schema` reads it; None after adding its faults to the findings."""
    shown = path.relative_to(root).as_posix()
    document = read_document(path, shown, findings)
    return None if document is None else fit(schema, document, shown, findings)


def fit(schema: type[Model], document: Document, shown: str, findings: Findings) -> Sheet[Model] | None:
    """What was read, as `schema` has it; None after adding its faults to the findings."""
    try:
        model = schema.model_validate_json(json.dumps(document.data))
    except ValidationError as failure:
        findings.extend(_faults(failure, schema, document, shown))
        return None
    return Sheet(model, document.lines, shown)


def read_document(path: Path, shown: str, findings: Findings) -> Document | None:
    """The YAML of a file with its lines; None after adding what stopped the reading to the findings."""
    try:
        document = parse(read_text(path))
    except UnreadableInput as fault:
        findings.add(Finding(codes.UNREADABLE, Where(shown), fault.message.replace(str(path), shown), fault.fix))
        return None
    if isinstance(document, YamlFault):
        message = f"The YAML cannot be read from here: {document.message}."
        findings.add(Finding(codes.UNREADABLE, Where(shown, document.line), message, document.fix))
        return None
    return document


def _faults(failure: ValidationError, schema: type[BaseModel], document: Document, shown: str) -> Iterator[Finding]:
    seen: set[KeyPath] = set()
    for error in failure.errors(include_url=False):
        path = _real_path(error["loc"], document.data)
        if path in seen or _miscounted(error):
            continue
        seen.add(path)
        keys = _keys_at(schema, document.data, path[:-1])
        code, message, fix = explain({**error, "loc": path}, keys)
        where = Where(shown, document.lines.line_of(path), ".".join(str(part) for part in path))
        yield Finding(code, where, message, fix)


def _miscounted(error: Mapping[str, Any]) -> bool:
    """Whether pydantic misses entries that are there, because it counts only those without a fault."""
    return bool(error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"])


def _real_path(loc: KeyPath, data: Any) -> KeyPath:
    """The path without the names of union members that pydantic puts in between."""
    path: list[str | int] = []
    for index, part in enumerate(loc):
        if index < len(loc) - 1 and isinstance(data, dict) and part == data.get("type"):
            continue  # the union's tag; `output` is also a key of that very activity
        if _stands_in(data, part):
            path, data = [*path, part], data[part]
        elif index == len(loc) - 1 and isinstance(data, dict):
            path = [*path, part]
    return tuple(path)


def _stands_in(data: Any, part: str | int) -> bool:
    if isinstance(data, list):
        return isinstance(part, int) and part < len(data)
    return isinstance(data, dict) and part in data


def _keys_at(schema: Any, data: Any, path: KeyPath) -> tuple[str, ...]:
    for part in path:
        schema = _field(schema, data, part) if isinstance(part, str) else schema
        data = data[part]
    model = _model_for(schema, data)
    return tuple(field.alias or name for name, field in model.model_fields.items()) if model else ()


def _field(schema: Any, data: Any, name: str) -> Any:
    model = _model_for(schema, data)
    fields = model.model_fields if model else {}
    return next((field.annotation for key, field in fields.items() if name in {key, field.alias}), None)


def _model_for(annotation: Any, data: Any) -> type[BaseModel] | None:
    """The model inside an annotation; of several, the one whose `type` the data names."""
    models = list(_models_in(annotation))
    kind = data.get("type") if isinstance(data, dict) else None
    for model in models:
        field = model.model_fields.get("type")
        if field is not None and kind in get_args(field.annotation):
            return model
    return models[0] if len(models) == 1 else None


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)
