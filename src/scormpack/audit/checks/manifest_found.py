"""Whether a platform finds something to import."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.manifests import MANIFESTS
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

NOTHING: Final = Code(
    "K101",
    "No manifest at the root",
    Severity.ERROR,
    "The platform says that this is no package, and stops.",
    "zip the files themselves, not the folder around them; the manifest's name is written in small letters.",
    "Moodle 4.5.6, import; cmi5 14.1.0.0-2",
)
SEVERAL: Final = Code(
    "K102",
    "More than one manifest at the root",
    Severity.ERROR,
    "Two platforms would read two different courses out of one package.",
    "build a package for each standard.",
    "house rule: one package, one standard",
)


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding when there is none, or more than one."""
    found = [name for name in MANIFESTS if name in subject.opened.members]
    near = [path for path in subject.opened.members if path.rpartition("/")[2].lower() in MANIFESTS]
    if (subject.kind is None and not subject.is_print) or (subject.manifest is None and near):
        message = "There is no imsmanifest.xml, cmi5.xml or tincan.xml at the root"
        yield subject.found(NOTHING, "", message + (f"; there is {near[0]}." if near else "."))
    if len(found) > 1:
        yield subject.found(SEVERAL, found[1], f"{' and '.join(found)} stand side by side.")
