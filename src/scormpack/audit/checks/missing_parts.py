"""What pages and styles ask for, and the package does not hold."""

import posixpath
from collections.abc import Iterator
from typing import Final

from scormpack.audit.files import MARKUP, File
from scormpack.audit.manifests import in_package, line_of
from scormpack.audit.markup import asked, elements, outside
from scormpack.audit.styles import addresses_in_style
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

BROKEN: Final = Code(
    "F112",
    "A page that asks for a file that is not there",
    Severity.ERROR,
    "Learners see a gap, or a page without its script.",
    "put the file in, or mend its name; capitals count.",
    "house rule: every part of a page is in its package",
)


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for each address that leads to no file of the package."""
    for address, line in _asked(file):
        path = in_package(address)
        if outside(address) or not path or address.startswith(("#", "data:")):
            continue
        target = posixpath.normpath(posixpath.join(posixpath.dirname(file.path), path))
        if path.startswith("/") or not {target, f"{target}/index.html"} & subject.names:
            yield subject.found(BROKEN, file, f"It asks for `{address[:100]}`, which is not in the package.", line)


def _asked(file: File) -> Iterator[tuple[str, int]]:
    for element in elements(file) if file.suffix in MARKUP | {"svg"} else ():
        yield from ((address, line_of(element)) for address in asked(element))
    yield from addresses_in_style(file)
