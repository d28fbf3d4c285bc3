"""cmi5.xml: the elements, their order and their values, written from the specification's requirements."""

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

from lxml import etree

from scormpack.audit.manifests import line_of, local
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity
from scormpack.core.launchables import Kind
from scormpack.standards.xapi import CMI5_NAMESPACE

BREAKS: Final = Code(
    "C101",
    "A cmi5.xml that breaks the course structure",
    Severity.ERROR,
    "An LMS that keeps to cmi5 must refuse the package.",
    "put the elements into the order of the specification, each with its title and description.",
    "cmi5 13.2.0.0-1 (d)",
)
_MOVE_ON: Final = {"NotApplicable", "Passed", "Completed", "CompletedAndPassed", "CompletedOrPassed"}
_LAUNCH: Final = {"AnyWindow", "OwnWindow"}
_TEXTS: Final = ("title", "description")
# What may stand in each element, in order: a name, `?` for may be missing, `+` for one or more of several.
_ORDER: Final[dict[str, tuple[str, ...]]] = {
    "courseStructure": ("course", "objectives?", "au|block+"),
    "course": _TEXTS,
    "block": (*_TEXTS, "objectives?", "au|block+"),
    "au": (*_TEXTS, "objectives?", "url", "launchParameters?", "entitlementKey?"),
    "title": ("langstring+",),
    "description": ("langstring+",),
    "objectives": ("objective+",),
}
_IDS: Final = {"course", "block", "au"}


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding for each element that is not as the specification has it."""
    manifest = subject.manifest
    if subject.kind is not Kind.CMI5 or manifest is None or manifest.root is None:
        return
    for element, words in _faults(manifest.root):
        yield subject.found(BREAKS, manifest.path, f"{words} (13.2.0.0-1)", line_of(element))


def _faults(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    if root.tag != f"{{{CMI5_NAMESPACE}}}courseStructure":
        yield root, "The root is not `courseStructure` in cmi5's namespace"
        return
    for element in root.iter():
        if isinstance(element.tag, str) and etree.QName(element).namespace == CMI5_NAMESPACE:
            yield from ((element, words) for words in _of(element))


def _of(element: etree._Element) -> Iterator[str]:
    name = local(element)
    if name in _ORDER:
        own = [local(one) for one in element if isinstance(one.tag, str) and _is_own(one)]
        if fault := _out_of_order(own, _ORDER[name]):
            yield f"`<{name}>`: {fault}"
    if name in _IDS and not element.get("id"):
        yield f"`<{name}>` has no id"
    if name == "objective" and not (element.get("id") or element.get("idref")):
        yield "`<objective>` has neither id nor idref"
    if name == "au":
        yield from _values(element)
    if name == "url" and not (element.text or "").strip():
        yield "`<url>` is empty"


def _is_own(element: etree._Element) -> bool:
    return etree.QName(element).namespace == CMI5_NAMESPACE


def _values(unit: etree._Element) -> Iterator[str]:
    if (unit.get("moveOn") or "NotApplicable") not in _MOVE_ON:
        yield f"moveOn is `{unit.get('moveOn')}`"
    if (unit.get("launchMethod") or "AnyWindow") not in _LAUNCH:
        yield f"launchMethod is `{unit.get('launchMethod')}`"
    try:
        score = Decimal(unit.get("masteryScore") or "0")
    except InvalidOperation:
        score = Decimal(-1)
    if not 0 <= score <= 1:
        yield f"masteryScore is `{unit.get('masteryScore')}`; 0 to 1 is wanted"


def _out_of_order(own: Sequence[str], wanted: Sequence[str]) -> str:
    """What is missing or out of place, in words; empty when all is well."""
    at = 0
    for rule in wanted:
        names, many = set(rule.rstrip("?+").split("|")), rule.endswith("+")
        count = 0
        while at < len(own) and own[at] in names and (many or not count):
            at, count = at + 1, count + 1
        if not count and not rule.endswith("?"):
            return f"`{rule.rstrip('+')}` is missing, or out of place"
    return f"`{own[at]}` is out of place" if at < len(own) else ""
