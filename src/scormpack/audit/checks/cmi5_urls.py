"""cmi5.xml: the addresses of its units."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from scormpack.audit.manifests import line_of
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity
from scormpack.core.launchables import Kind

COLLIDES: Final = Code(
    "C104",
    "A unit's address that takes a name of cmi5's own",
    Severity.ERROR,
    "The platform adds endpoint, fetch, actor, registration and activityId; the page would read the wrong ones.",
    "give the parameter another name.",
    "cmi5 8.1.0.0-6 (d)",
)
ELSEWHERE: Final = Code(
    "C105",
    "A unit that is not in the package",
    Severity.ERROR,
    "In a prison there is nothing outside the package; and an address must be well-formed.",
    "give the path of a page in the package, with signs such as spaces written as %20.",
    "cmi5 13.1.4.0-2 and 14.1.0.0-3",
)
_RESERVED: Final = {"endpoint", "fetch", "actor", "registration", "activityId"}
_WELL_FORMED: Final = re.compile(r"(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+")


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding for each fault of an address."""
    manifest = subject.manifest
    if subject.kind is not Kind.CMI5 or manifest is None:
        return
    for element in manifest.named("url"):
        href = (element.text or "").strip()
        try:
            parts = urlsplit(href)
        except ValueError:
            parts = urlsplit("")
        taken = _RESERVED & {name for name, _ in parse_qsl(parts.query, keep_blank_values=True)}
        if taken:
            message = f"The address has `{', '.join(sorted(taken))}` (8.1.0.0-6)."
            yield subject.found(COLLIDES, manifest.path, message, line_of(element))
        if href and (parts.scheme or parts.netloc or not _WELL_FORMED.fullmatch(href)):
            wrong = "is not well-formed (13.1.4.0-2)" if not parts.scheme else "is not in the package (14.1.0.0-3)"
            yield subject.found(ELSEWHERE, manifest.path, f"`{href[:100]}` {wrong}.", line_of(element))
