"""The examples of each activity type, as its folder has them, whole or with fields changed."""

import json
from typing import Any

from places import ACTIVITIES
from scormpack.core.yamlfile import Document, parse, read_text
from scormpack.model.base import Activity
from scormpack.model.course import ACTIVITY_TYPES


def sources_of(kind: str) -> dict[str, dict[str, Any]]:
    """Each example's name with its fields as they are written."""
    document = parse(read_text(ACTIVITIES / kind / "examples.yaml"))
    assert isinstance(document, Document)
    return {example["name"]: example["activity"] for example in document.data}


def examples_of(kind: str) -> dict[str, Activity]:
    """Each example's name with its activity; one that does not fit its schema raises."""
    return {name: read(fields) for name, fields in sources_of(kind).items()}


def read(fields: dict[str, Any]) -> Activity:
    """The activity of these fields, as a module's file would have them. Raises ValidationError."""
    return ACTIVITY_TYPES[fields["type"]].model_validate_json(json.dumps(fields))


def changed(kind: str, name: str, **fields: Any) -> Activity:
    """The example with other fields. Raises ValidationError."""
    return read({**sources_of(kind)[name], **fields})


def items(count: int, **more: Any) -> list[dict[str, Any]]:
    """This many plain items."""
    return [{"id": f"item-{number}", "text": f"Item {number}", **more} for number in range(count)]


def fault_of(activity: Activity) -> str:
    """The words of its one fault."""
    ((_, words),) = activity.faults()
    return words
