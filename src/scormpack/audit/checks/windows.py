"""Other windows and downloads."""

import re
from collections.abc import Iterator
from typing import Final

from scormpack.audit.files import File
from scormpack.audit.manifests import line_of
from scormpack.audit.markup import elements, tag
from scormpack.audit.patterns import script_hits
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

WINDOW: Final = Code(
    "X105",
    "Another window, or a download",
    Severity.ERROR,
    "A new window leaves the platform's frame, and locked-down browsers block it or let learners out.",
    "show the content on the page itself; print with the page's own button.",
    "rule X11: no new windows, no downloads",
)
_NEEDS: Final = frozenset({"open", "showModalDialog", "domain", "msSaveBlob", "createObjectURL", "download", "target"})
_OPENS: Final = re.compile(
    r"\b(?:window|self|globalThis|top|parent)\s*(?:\.\s*open|\[\s*[\"']open[\"']\s*\])\s*\(|\.\s*download\s*=(?!=)"
    r"|\.\s*target\s*=\s*[\"']_blank|\bshowModalDialog\b|\bdocument\s*\.\s*domain\b|\bmsSaveBlob\b|\bcreateObjectURL\b"
)
_OWN: Final = {"", "_self", "_parent", "_top"}


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for each place that opens a window or saves a file."""
    for line, words in script_hits(file, _OPENS, _NEEDS):
        yield subject.found(WINDOW, file, f"A script uses `{words}`.", line)
    for element in elements(file):
        if tag(element) in {"a", "area", "form", "base"} and (element.get("target") or "").lower() not in _OWN:
            yield subject.found(WINDOW, file, f"A link opens in `{element.get('target')}`.", line_of(element))
        if tag(element) in {"a", "area"} and element.get("download") is not None:
            yield subject.found(WINDOW, file, "A link saves a file on the device.", line_of(element))
