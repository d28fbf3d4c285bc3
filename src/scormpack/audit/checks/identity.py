"""Scripts that ask the platform who the learner is."""

import re
from collections.abc import Iterator
from typing import Final

from scormpack.audit.files import File
from scormpack.audit.patterns import script_hits
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

ASKS_WHO: Final = Code(
    "X109",
    "A script that asks who the learner is",
    Severity.ERROR,
    "A lesson needs no name and no number, and what it does not read it cannot leak.",
    "take the call out; greet learners without their names.",
    "rule X9: identity is never read or shown",
)
_NEEDS: Final = frozenset({"student_name", "student_id", "learner_name", "learner_id"})
_PATTERN: Final = re.compile(r"(?<=[\"'`.])(?:cmi\.(?:core\.)?)?(?:student|learner)_(?:name|id)\b")


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for each line that has it."""
    for line, words in script_hits(file, _PATTERN, _NEEDS):
        yield subject.found(ASKS_WHO, file, f"A script uses `{words}`.", line)
