"""Ids and titles too long for a platform's records."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.manifests import attribute, line_of, local
from scormpack.audit.subject import SCORM, Subject
from scormpack.core.findings import Code, Finding, Severity

TOO_LONG: Final = Code(
    "K113",
    "An id or title too long for the platform's records",
    Severity.ERROR,
    "The whole import ends with `Error writing to database`.",
    "shorten it to 255 characters at most.",
    "Moodle 4.5.6: identifier, title and manifest id hold 255 characters",
)


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding for each id or title that is too long."""
    manifest, longest = subject.manifest, subject.bounds.field_longest
    if manifest is None or manifest.root is None or subject.kind not in SCORM:
        return
    for element in manifest.named("manifest", "organization", "item", "resource"):
        if (length := len(attribute(element, "identifier"))) > longest:
            message = f"The id of `<{local(element)}>` has {length} characters."
            yield subject.found(TOO_LONG, manifest.path, message, line_of(element))
    for element in manifest.named("title"):
        if (length := len((element.text or "").strip())) > longest:
            yield subject.found(TOO_LONG, manifest.path, f"A title has {length} characters.", line_of(element))
