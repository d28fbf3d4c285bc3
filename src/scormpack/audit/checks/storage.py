"""Scripts that keep something in the browser."""

import re
from collections.abc import Iterator
from typing import Final

from scormpack.audit.files import File
from scormpack.audit.patterns import script_hits
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

KEEPS: Final = Code(
    "X108",
    "A script that keeps something in the browser",
    Severity.ERROR,
    "Devices are shared: the next learner could see the last one's answers.",
    "keep answers with the platform alone.",
    "rule X8: no cookies, localStorage, IndexedDB",
)
_NEEDS: Final = frozenset(
    {"localStorage", "sessionStorage", "indexedDB", "openDatabase", "cookieStore", "cookie", "name", "caches"}
)
_PATTERN: Final = re.compile(
    r"\b(?:localStorage|sessionStorage|indexedDB|openDatabase|cookieStore)\b|\bdocument\s*\.\s*cookie\b|[\"']cookie[\"']\s*\]"
    r"|\b(?:window|self|top)\s*(?:\.\s*name|\[\s*[\"']name[\"']\s*\])\s*=[^=]|\bcaches\s*\.\s*open\b"
)


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for each line that has it."""
    for line, words in script_hits(file, _PATTERN, _NEEDS):
        yield subject.found(KEEPS, file, f"A script uses `{words}`.", line)
