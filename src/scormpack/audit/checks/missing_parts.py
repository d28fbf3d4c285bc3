"""What pages and styles ask for, and the package does not hold."""

import posixpath
import re
from collections.abc import Iterator
from typing import Final

from scormpack.audit.files import File
from scormpack.audit.manifests import in_package, line_of
from scormpack.audit.markup import LOADS, elements, tag
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
_URL: Final = re.compile(r"""url\(\s*["']?([^"')\s]{1,500})""")
_IN_STYLE: Final = re.compile(r"""@import\s+["']([^"']{1,500})""")


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for each address that leads to no file of the package."""
    for address, line in _asked(file):
        path = in_package(address)
        if not path or address.startswith(("#", "data:", "/")):
            continue
        target = posixpath.normpath(posixpath.join(posixpath.dirname(file.path), path))
        if not {target, f"{target}/index.html"} & subject.names:
            yield subject.found(BROKEN, file, f"It asks for `{address[:100]}`, which is not in the package.", line)


def _asked(file: File) -> Iterator[tuple[str, int]]:
    for element in elements(file):
        for name in LOADS.get(tag(element), ()):
            value = str(element.get(name) or "").strip()
            if name == "srcset":
                yield from ((part.split()[0], line_of(element)) for part in value.split(",") if part.strip())
            elif value:
                yield value, line_of(element)
    if file.suffix == "css":
        for pattern in (_URL, _IN_STYLE):
            for match in pattern.finditer(file.text):
                yield match.group(1), file.line_at(match.start())
