"""Forms that send, and uploads: channels from one person to another."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.files import File
from scormpack.audit.manifests import line_of
from scormpack.audit.markup import elements, tag
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

CHANNEL: Final = Code(
    "X107",
    "A form that sends, or an upload",
    Severity.ERROR,
    "No course may become a way to pass messages or files.",
    "keep answers in the platform's record of this learner alone.",
    "rule X7: no channel between users",
)


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for each such element."""
    for element in elements(file):
        line = line_of(element)
        if tag(element) == "form" and (element.get("action") or (element.get("method") or "").lower() == "post"):
            yield subject.found(CHANNEL, file, "A form sends what was written in it.", line)
        if element.get("ping") is not None:
            yield subject.found(CHANNEL, file, "A link reports that it was followed (`ping`).", line)
        if element.get("formaction"):
            yield subject.found(CHANNEL, file, "A button sends a form.", line)
        if tag(element) == "input" and (element.get("type") or "").lower() == "file":
            yield subject.found(CHANNEL, file, "A field takes files from the device.", line)
