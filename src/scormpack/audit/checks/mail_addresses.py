"""E-mail addresses of people."""

import re
from collections.abc import Iterator
from typing import Final

from scormpack.audit.allowed import known_schemas
from scormpack.audit.files import File
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

MAIL: Final = Code(
    "M105",
    "An e-mail address",
    Severity.ERROR,
    "It names a person, and is a way out that learners must not be given.",
    "take the address out.",
    "rule X6: no staff names or e-mail addresses",
)
MAIL_PATTERN: Final = re.compile(
    r"(?<![\w.+/-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,12}\b"
)


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for each address on each line."""
    if file.is_text and file.sha256 not in known_schemas() and "@" in file.spoken:
        for match in MAIL_PATTERN.finditer(file.spoken):
            yield subject.found(MAIL, file, f"It names `{match.group()[:80]}`.", file.line_at(match.start()))
