"""Frames and plug-ins: pages inside the page, and changes of its base."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.files import File
from scormpack.audit.manifests import line_of
from scormpack.audit.markup import elements, tag
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

FRAME: Final = Code(
    "X114",
    "A plug-in, or a page that moves on by itself",
    Severity.ERROR,
    "Plug-ins are blocked in prisons; a base or a refresh sends every address of the page elsewhere.",
    "show the content with plain HTML.",
    "rule X2 and X3: no plug-ins; WCAG 2.2, 2.2.1",
)
_PLUG_INS: Final = {"object", "embed", "applet", "base", "portal"}


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for each such element."""
    if file.suffix == "svg":
        return
    for element in elements(file):
        refresh = tag(element) == "meta" and (element.get("http-equiv") or "").lower() == "refresh"
        if tag(element) in _PLUG_INS or refresh:
            what = "a refresh" if refresh else f"`<{tag(element)}>`"
            yield subject.found(FRAME, file, f"The page has {what}.", line_of(element))
