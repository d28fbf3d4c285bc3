"""tincan.xml: what a launch list reads. No official schema is published."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from scormpack.audit.checks.cmi5_ids import IRI
from scormpack.audit.manifests import line_of, local
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity
from scormpack.core.launchables import Kind
from scormpack.standards.xapi import TINCAN_NAMESPACE

BREAKS: Final = Code(
    "T101",
    "A tincan.xml that platforms cannot read",
    Severity.ERROR,
    "Platforms read it by position: an element elsewhere is not found, and nothing starts.",
    "write tincan > activities > activity, with name, description and one launch.",
    "Rustici, launch of Tin Can packages; mod_tincanlaunch reads the first activity",
)
NO_IRI: Final = Code(
    "T102",
    "An activity whose id is no whole IRI",
    Severity.ERROR,
    "Statements carry this id; a learning record store refuses one that is not whole.",
    "begin it with a scheme, such as `https://` or `urn:`.",
    "xAPI 1.0.3, data 2.4.4.1: an activity's id is an IRI",
)


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding for each fault."""
    manifest = subject.manifest
    if subject.kind is not Kind.XAPI or manifest is None or manifest.root is None:
        return
    for element, words in _faults(manifest.root):
        yield subject.found(BREAKS, manifest.path, words, line_of(element))
    for one in manifest.named("activity"):
        if not IRI.fullmatch(str(one.get("id") or "")):
            message = f"`{str(one.get('id') or '')[:80]}` is no whole IRI."
            yield subject.found(NO_IRI, manifest.path, message, line_of(one))


def _faults(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    if root.tag != f"{{{TINCAN_NAMESPACE}}}tincan":
        yield root, "The root is not `tincan` in its namespace."
        return
    own = [one for one in root if isinstance(one.tag, str)]
    if not own or local(own[0]) != "activities" or not [one for one in own[0] if isinstance(one.tag, str)]:
        yield root, "The first element is not `activities` with an activity in it."
        return
    activities = [one for one in own[0].iter() if isinstance(one.tag, str) and local(one) == "activity"]
    launches = [
        one for one in activities if [part for part in one if isinstance(part.tag, str) and local(part) == "launch"]
    ]
    if len(launches) != 1:
        yield root, f"{len(launches)} activities have a `launch`; one is wanted."
    elif launches[0] is not activities[0]:
        yield launches[0], "The activity that launches is not the first."
    for one in activities:
        if not [part for part in one if isinstance(part.tag, str) and local(part) == "name"]:
            yield one, "An activity has no `name`."
