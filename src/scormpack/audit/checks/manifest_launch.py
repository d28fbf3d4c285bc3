"""What the manifest starts."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.manifests import attribute, based, in_package, line_of
from scormpack.audit.subject import SCORM, Subject
from scormpack.core.findings import Code, Finding, Severity

NOT_THERE: Final = Code(
    "K108",
    "A start page that is not there",
    Severity.ERROR,
    "The learner opens the course and sees an error.",
    "give the path of a page in the package; capitals count.",
    "Moodle 4.5.6 imports it and answers 404; cmi5 14.1.0.0-3",
)
NO_SCO: Final = Code(
    "K109",
    "Nothing that keeps a record",
    Severity.ERROR,
    "Without a SCO the platform marks the course as done once it is opened, and keeps no answers.",
    'mark the start page\'s resource as `adlcp:scormtype="sco"`.',
    "SCORM 1.2 CAM 2.3.2: asset and SCO; Moodle 4.5.6",
)


def started(subject: Subject) -> Iterator[tuple[str, str, int]]:
    """Each start page that the manifest names: the address, the path in the package, the line."""
    manifest = subject.manifest
    if manifest is None or manifest.root is None:
        return
    if subject.kind in SCORM:
        wanted = {attribute(one, "identifierref") for one in manifest.named("item")}
        found = [
            (one, based(one, str(one.get("href"))))
            for one in manifest.named("resource")
            if one.get("href") and attribute(one, "identifier") in wanted
        ]
    else:
        found = [(one, (one.text or "").strip()) for one in manifest.named("url", "launch")]
    for element, href in found:
        yield href, in_package(href), line_of(element)


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding for each start page that is missing, and one when nothing is a SCO."""
    for href, path, line in started(subject):
        if path not in subject.names and "://" not in href and subject.manifest:
            message = f"It starts `{href[:100]}`, which is not in the package."
            yield subject.found(NOT_THERE, subject.manifest.path, message, line)
    manifest = subject.manifest
    if manifest is not None and manifest.root is not None and subject.kind in SCORM:
        kinds = {attribute(one, "scormtype").lower() for one in manifest.named("resource")}
        if "sco" not in kinds:
            yield subject.found(NO_SCO, manifest.path, "No resource is a SCO.", line_of(manifest.root))
