"""The run-time data models of SCORM 1.2 and 2004 (4th edition) as tables: element, access, type, limit, clause."""

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

NAMES: Final = ("scorm12", "scorm2004")


def data_model_json(name: str) -> bytes:
    """The table's own bytes, as the run-time in the browser reads them."""
    return (Path(__file__).parent / f"{name}_datamodel.json").read_bytes()


@cache
def _table(name: str) -> Any:
    return json.loads(data_model_json(name))


def suspend_data_limit(name: str) -> int:
    """How many characters of saved answers the standard promises."""
    table = _table(name)
    element = next(one for one in table["elements"] if one["name"] == table["suspend_data"])
    return int(table["types"][element["type"]]["longest"])
