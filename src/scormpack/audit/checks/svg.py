"""Pictures that are programs: SVG with script, foreign content or outside parts."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.files import File
from scormpack.audit.manifests import line_of
from scormpack.audit.markup import elements, tag
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

ACTIVE: Final = Code(
    "X112",
    "A picture that is a program",
    Severity.ERROR,
    "An SVG picture can carry script and whole pages; opened by itself, it runs.",
    "draw the picture with shapes alone, and take the rest out.",
    "rule X3: SVG without script, foreignObject or links",
)
_ACTIVE: Final = {"script", "foreignobject", "iframe", "a", "handler", "set"}


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for each such element, and for a picture that cannot be read as XML."""
    if file.suffix != "svg" or not file.size_bytes:
        return
    if file.tree is None and file.data is not None and b"<svg" in file.data:
        yield subject.found(ACTIVE, file, "It cannot be read as XML without a DOCTYPE, so nobody knows what it shows.")
    for element in elements(file):
        handlers = [str(name) for name in element.keys() if str(name).lower().startswith("on")]  # noqa: SIM118
        if tag(element) in _ACTIVE or handlers:
            words = f"`<{tag(element)}>`" + (f" with `{handlers[0]}`" if handlers else "")
            yield subject.found(ACTIVE, file, f"The picture has {words}.", line_of(element))
