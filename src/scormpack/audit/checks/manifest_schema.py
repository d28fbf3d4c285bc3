"""The manifest against the standard's own schema files."""

import copy
from collections.abc import Iterator
from functools import cache
from typing import Final

from lxml import etree

from scormpack.audit.manifests import local
from scormpack.audit.subject import SCORM, Subject
from scormpack.core.findings import Code, Finding, Severity
from scormpack.core.launchables import Kind
from scormpack.standards import scorm12, scorm2004
from scormpack.standards.documents import DRIVER, FOLDER

BREAKS: Final = Code(
    "K104",
    "A manifest that breaks its own schema",
    Severity.ERROR,
    "One platform takes it, the next one refuses it: the standard is what all of them share.",
    "put the elements into the order of the standard, and give each id once.",
    "SCORM 1.2 and 2004 Content Aggregation Model; IMS Content Packaging",
)
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_KNOWN: Final = {
    Kind.SCORM12: {scorm12.IMSCP, scorm12.ADLCP},
    Kind.SCORM2004: {scorm2004.IMSCP, scorm2004.ADLCP, scorm2004.ADLSEQ, scorm2004.ADLNAV, scorm2004.IMSSS},
}


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding for each fault that the schema sees. Parts of other namespaces, such as LOM, are left aside."""
    manifest = subject.manifest
    if manifest is None or manifest.root is None or subject.kind not in SCORM:
        return
    root = _without_others(manifest.root, _KNOWN[Kind(subject.kind)])
    schema = _schema(_folder(subject))
    if not schema.validate(root):
        for error in schema.error_log:  # type: ignore[attr-defined]
            yield subject.found(BREAKS, manifest.path, _plain(str(error.message)), int(error.line))


def _folder(subject: Subject) -> str:
    if subject.kind is Kind.SCORM12:
        return "scorm12"
    third = subject.manifest is not None and "4th" not in subject.manifest.schema_version
    return "scorm2004_3" if third else "scorm2004_4"


@cache
def _schema(folder: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(FOLDER / folder / DRIVER))


def _without_others(root: etree._Element, known: set[str]) -> etree._Element:
    clean = copy.deepcopy(root)
    for element in [one for one in clean.iter() if isinstance(one.tag, str)]:
        parent = element.getparent()
        if parent is not None and etree.QName(element).namespace not in known and local(parent) == "metadata":
            parent.remove(element)
    return clean


def _plain(message: str) -> str:
    """The message without namespaces, cut to a line."""
    import re

    return re.sub(r"\{[^}]*\}", "", message)[:240]
