"""References inside the manifest."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.manifests import attribute, line_of, local
from scormpack.audit.subject import SCORM, Subject
from scormpack.core.findings import Code, Finding, Severity

NOWHERE: Final = Code(
    "K107",
    "A reference that leads nowhere",
    Severity.ERROR,
    "The platform shows a course in which nothing starts.",
    "give the id of a resource, or of an organization, that the manifest has.",
    "IMS Content Packaging: identifierref, default, dependency; cmi5 13.1: objective idref",
)


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding for each reference to an id that is not there."""
    manifest = subject.manifest
    if manifest is None or manifest.root is None:
        return
    if subject.kind not in SCORM:
        ids = manifest.ids
        wanted = [(one, str(one.get("idref"))) for one in manifest.named("objective") if one.get("idref")]
    else:
        ids = frozenset(attribute(one, "identifier") for one in manifest.elements)
        wanted = [(one, value) for one in manifest.elements if (value := attribute(one, "identifierref"))]
        wanted += [(one, value) for one in manifest.named("organizations") if (value := attribute(one, "default"))]
    for element, name in wanted:
        if name not in ids:
            message = f"`<{local(element)}>` leads to `{name[:80]}`, which the manifest does not have."
            yield subject.found(NOWHERE, manifest.path, message, line_of(element))
