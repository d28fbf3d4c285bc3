"""Files and manifest match both ways."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.checks.hidden_files import is_hidden
from scormpack.audit.subject import SCORM, Subject
from scormpack.core.findings import Code, Finding, Severity

UNLISTED: Final = Code(
    "F107",
    "A file that the package does not list",
    Severity.ERROR,
    "Nobody vouches for it: it was left there by mistake, or put there later.",
    "take the file out, or list it in the manifest.",
    "rule X4: every file is listed; IMS Content Packaging, `file`",
)
MISSING: Final = Code(
    "F108",
    "A listed file that is not there",
    Severity.ERROR,
    "The page will miss it; names are told apart by capitals too.",
    "put the file in, or take it off the list.",
    "rule X4: every listed file is there",
)
_EXEMPT: Final = frozenset({"imsmanifest.xml", "scormpack.json"})


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding for each file on one side alone. A package that lists nothing is not judged."""
    listed = subject.listed()
    if listed is None:
        return
    schemas = {path for path in subject.opened.members if path.endswith((".xsd", ".dtd")) and subject.kind in SCORM}
    for path in sorted(set(subject.opened.members) - set(listed) - _EXEMPT - schemas):
        if not is_hidden(path):
            yield subject.found(UNLISTED, path, "This file is in the package, but no list names it.")
    every = {entry.name for entry in subject.directory.entries}
    for path, (place, line) in listed.items():
        if path not in every and path not in _launched(subject):
            yield subject.found(MISSING, place, f"`{path}` is listed, but is not in the package.", line)


def _launched(subject: Subject) -> set[str]:
    from scormpack.audit.checks.manifest_launch import started

    return {path for _, path, _ in started(subject)}
