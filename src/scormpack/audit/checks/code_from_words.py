"""Scripts that make code out of words."""

import re
from collections.abc import Iterator
from typing import Final

from scormpack.audit.files import File
from scormpack.audit.patterns import script_hits
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

MAKES_CODE: Final = Code(
    "X104",
    "A script that makes code out of words",
    Severity.ERROR,
    "What it will run cannot be read beforehand; a strict platform blocks it and the page stays blank.",
    "write the code out, and set up timers with functions.",
    "rule X2: no eval; a policy without unsafe-eval",
)
_NEEDS: Final = frozenset(
    {"eval", "Function", "setTimeout", "setInterval", "write", "writeln", "execScript", "constructor"}
)
_PATTERN: Final = re.compile(
    r"\beval\s*\(|(?<![\w.])eval\s*[;,)]|=\s*eval\b|[\"'](?:eval|Function)[\"']\s*\]|\bnew\s+Function\b"
    r"|(?<!function )\bFunction\("
    r"|\.\s*constructor\s*\(|[\"']constructor[\"']\s*\]\s*[(\[]"
    r"|\bset(?:Timeout|Interval)\s*\(\s*[\"'`]|\bdocument\s*\.\s*write(?:ln)?\s*\(|\bexecScript\b"
)


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for each line that has it."""
    for line, words in script_hits(file, _PATTERN, _NEEDS):
        yield subject.found(MAKES_CODE, file, f"A script uses `{words}`.", line)
