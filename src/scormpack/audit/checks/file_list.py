"""Files and manifest match both ways."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.checks.hidden_files import is_hidden
from scormpack.audit.checks.manifest_launch import started
from scormpack.audit.subject import SCORM, Subject
from scormpack.core.catalogue import CATALOGUE
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
_EXEMPT: Final = frozenset({"imsmanifest.xml", CATALOGUE})


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding for each file that a list lacks, or that is on a list alone. A package without lists is not judged.

    Of a SCORM package, schema files need not be listed: they belong to the manifest.
    """
    there, started_ones = set(subject.opened.members), {path for _, path, _ in started(subject)}
    exempt = _EXEMPT | {path for path in there if path.endswith((".xsd", ".dtd")) and subject.kind in SCORM}
    told = {path for path in there if is_hidden(path)} | exempt
    for listed in subject.lists():
        for path in sorted(there - set(listed) - told):
            told.add(path)
            yield subject.found(UNLISTED, path, "This file is in the package, but not on every list of it.")
        for path, (place, line) in listed.items():
            if path not in subject.names and path not in started_ones:
                yield subject.found(MISSING, place, f"`{path}` is listed, but is not in the package.", line)
