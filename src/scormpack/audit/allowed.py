"""Addresses that are names and lead nowhere: namespaces, the standards' IRIs, the package's own ids, known schemas."""

import re
from functools import cache
from pathlib import Path
from typing import Final

from scormpack.standards import scorm12, scorm2004, xapi
from scormpack.standards.documents import FOLDER

_W3C: Final = (
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/1998/Math/MathML",
    "http://www.w3.org/XML/1998/namespace",
    "http://www.w3.org/2000/xmlns/",
    "http://www.w3.org/2001/XMLSchema",
    "http://www.w3.org/2001/XMLSchema-instance",
)
_ADAPTERS: Final = Path(__file__).parents[1] / "player" / "adapters"


@cache
def names() -> frozenset[str]:
    """Every IRI that a standard fixes."""
    found = {*_W3C, xapi.TINCAN_NAMESPACE, xapi.CMI5_NAMESPACE, scorm12.IMSCP, scorm12.ADLCP}
    found |= {scorm2004.IMSCP, scorm2004.ADLCP, scorm2004.ADLSEQ, scorm2004.ADLNAV, scorm2004.IMSSS}
    for table in (xapi.VERBS, xapi.TYPES, xapi.CATEGORIES, xapi.EXTENSIONS):
        found |= set(table.values())
    return frozenset(found)


@cache
def known_schemas() -> frozenset[str]:
    """The SHA-256 of every official schema file, as it was published and as this house mends it."""
    return frozenset(re.findall(r"\b[0-9a-f]{64}\b", (FOLDER / "PROVENANCE.md").read_text(encoding="utf-8")))


@cache
def own_script(name: str) -> str:
    """A script of ours that may do what others may not, as it stands in the player: known by all of its text."""
    return (_ADAPTERS / f"{name}.js").read_text(encoding="utf-8").strip()
