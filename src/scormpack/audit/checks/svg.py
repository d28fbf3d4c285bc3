"""Pictures that are programs: SVG with script, foreign content or outside parts."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from scormpack.audit.files import XML, File
from scormpack.audit.manifests import line_of
from scormpack.audit.markup import elements, tag
from scormpack.audit.plain import plain_style
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

ACTIVE: Final = Code(
    "X112",
    "A picture or data file that is a program",
    Severity.ERROR,
    "An SVG picture can carry script and whole pages; opened by itself, it runs.",
    "draw the picture with shapes alone, and take the rest out.",
    "rule X3: SVG without script, foreignObject or links",
)
_ACTIVE: Final = {"script", "foreignobject", "iframe", "a", "handler", "set"}
_SPACES: Final = {"http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg"}
_TURNED: Final = re.compile(rb"<\?xml-stylesheet\b")
_IMPORT: Final = re.compile(r"@import\b", re.IGNORECASE)


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for each such element, and for a picture that cannot be read as XML."""
    if not file.size_bytes or file.suffix not in XML:
        return
    if file.data is not None and _TURNED.search(file.data):
        yield subject.found(ACTIVE, file, "Another file turns it into something else (`xml-stylesheet`).")
    if file.suffix != "svg":
        yield from _program(subject, file)
        return
    if file.tree is None and file.data is not None and b"<svg" in file.data:
        yield subject.found(ACTIVE, file, "It cannot be read as XML without a DOCTYPE, so nobody knows what it shows.")
    for element in elements(file):
        handlers = [str(name) for name in element.keys() if str(name).lower().startswith("on")]  # noqa: SIM118
        if tag(element) in _ACTIVE or handlers:
            words = f"`<{tag(element)}>`" + (f" with `{handlers[0]}`" if handlers else "")
            yield subject.found(ACTIVE, file, f"The picture has {words}.", line_of(element))
        if tag(element) == "style" and _IMPORT.search(plain_style(element.text or "")):
            yield subject.found(ACTIVE, file, "The picture loads a style sheet.", line_of(element))


def _program(subject: Subject, file: File) -> Iterator[Finding]:
    """A data file that is a page or a picture in disguise: opened by itself, a browser runs it."""
    elements_ = file.tree.iter() if file.tree is not None else ()
    for element in (one for one in elements_ if isinstance(one.tag, str)):
        if etree.QName(element).namespace in _SPACES:
            yield subject.found(
                ACTIVE, file, f"The file holds `<{tag(element)}>`, which browsers run.", line_of(element)
            )
            return
