"""cmi5.xml: ids are whole IRIs, each given once."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from scormpack.audit.manifests import line_of, local
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity
from scormpack.core.launchables import Kind

NO_IRI: Final = Code(
    "C102",
    "An id that is no whole IRI",
    Severity.ERROR,
    "Records of learners carry this id; an LMS must refuse one that is not whole.",
    "begin it with a scheme, such as `https://` or `urn:`.",
    "cmi5 3.0.0.0-1 (d)",
)
TWICE: Final = Code(
    "C103",
    "An id that is given twice",
    Severity.ERROR,
    "Two units would share one record.",
    "give each block, objective and unit its own id.",
    "cmi5 13.1.2.0-1, 13.1.3.0-1, 13.1.4.0-1 (d)",
)
IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_REQUIREMENTS: Final = {"block": "13.1.2.0-1", "objective": "13.1.3.0-1", "au": "13.1.4.0-1"}


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding for each id that is not whole, or not its element's alone."""
    manifest = subject.manifest
    if subject.kind is not Kind.CMI5 or manifest is None:
        return
    named = [one for one in manifest.named("course", "block", "au", "objective") if one.get("id")]
    for element in named:
        if not IRI.fullmatch(str(element.get("id")).strip()):
            message = f"The id of `<{local(element)}>`, `{str(element.get('id'))[:80]}`, is no whole IRI (3.0.0.0-1)."
            yield subject.found(NO_IRI, manifest.path, message, line_of(element))
    counts: Counter[tuple[str, str]] = Counter()
    for element in named:
        key = (local(element), str(element.get("id")).strip())
        counts[key] += 1
        if counts[key] > 1 and key[0] in _REQUIREMENTS:
            message = f"`{key[1][:80]}` is the id of another `<{key[0]}>` too ({_REQUIREMENTS[key[0]]})."
            yield subject.found(TWICE, manifest.path, message, line_of(element))
