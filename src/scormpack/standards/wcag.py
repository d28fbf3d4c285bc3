"""The success criteria of WCAG 2.2 at levels A and AA, and which of them each rule of axe-core looks at."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from scormpack.core.errors import ScormpackError
from scormpack.core.yamlfile import YamlFault, parse, read_text

EDITION: Final = "WCAG 2.2, W3C Recommendation, levels A and AA"
_FOLDER: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Criterion:
    """One success criterion."""

    number: str
    level: str
    name: str


@cache
def criteria() -> tuple[Criterion, ...]:
    """All 55 in the order of the standard."""
    return tuple(Criterion(number, level, name) for number, (level, name) in _data("wcag22").items())


@cache
def criteria_of_axe() -> Mapping[str, tuple[str, ...]]:
    """The criteria that each rule of axe-core looks at, by the rule's id."""
    return {rule: tuple(map(str, numbers)) for rule, numbers in _data("axe_rules").items()}


def _data(name: str) -> dict[str, Any]:
    document = parse(read_text(_FOLDER / f"{name}.yaml"))
    if isinstance(document, YamlFault):
        raise ScormpackError(f"{name}.yaml:{document.line}: {document.message}", fix="install scormpack again.")
    values: dict[str, Any] = document.data
    return values
