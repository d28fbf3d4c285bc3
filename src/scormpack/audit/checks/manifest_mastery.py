"""Settings by which a platform overrules what the page reports."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.manifests import line_of, local
from scormpack.audit.subject import SCORM, Subject
from scormpack.core.findings import Code, Finding, Severity

OVERRULES: Final = Code(
    "K110",
    "A setting by which the platform overrules the page",
    Severity.WARNING,
    "With a mastery score Moodle turns `completed` into passed or failed, whatever the page said; a failed learner "
    "comes back to a locked review.",
    "leave it out, unless the course is an exam.",
    "Moodle 4.5.6: mastery override is on by default; WCAG 2.2, 2.2.1 for time limits",
)
_NAMES: Final = ("masteryscore", "maxtimeallowed", "timelimitaction", "prerequisites")


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding for each such element."""
    if subject.manifest and subject.kind in SCORM:
        for element in subject.manifest.named(*_NAMES):
            message = f"`{local(element)}` is `{(element.text or '').strip()[:40]}`."
            yield subject.found(OVERRULES, subject.manifest.path, message, line_of(element))
