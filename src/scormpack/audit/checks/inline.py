"""Scripts and styles that stand inside the page, where a strict policy blocks them."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.files import File
from scormpack.audit.manifests import line_of
from scormpack.audit.markup import elements, runs, tag
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

INLINE: Final = Code(
    "X110",
    "Script or style inside the page",
    Severity.ERROR,
    "Prison platforms forbid it; the page would be blank or bare there.",
    "move it to a .js or .css file of the package.",
    "rule X10; Content Hub takes scripts and styles of its own origin alone",
)


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for each element that has some."""
    if file.suffix == "svg":
        return
    for element in elements(file):
        line = line_of(element)
        if tag(element) == "script" and not element.get("src") and runs(element) and (element.text or "").strip():
            yield subject.found(INLINE, file, "A script stands inside the page.", line)
        if element.get("srcdoc") is not None:
            yield subject.found(INLINE, file, "A whole page stands inside a frame's `srcdoc`.", line)
        if tag(element) == "style":
            yield subject.found(INLINE, file, "A style sheet stands inside the page.", line)
        for name in map(str, element.keys()):
            if name == "style" or (name.startswith("on") and name.isalpha()):
                yield subject.found(INLINE, file, f"`<{tag(element)}>` has `{name}`.", line)
