"""Findings: what is wrong in an author's files or in a package. Values, collected, never raised."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding: its name for `scormpack explain`, why it matters, how to mend it, who says so."""

    id: str
    title: str
    severity: Severity
    why: str
    fix: str
    source: str


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a file: POSIX path relative to the course folder, line from 1 (0: the whole file), key path."""

    path: str
    line: int = 0
    key: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}  {self.key}" if self.key else place


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: its code, where it is, what was found and is wanted, and how to mend this very one."""

    code: Code
    where: Where
    message: str
    fix: str = ""

    @property
    def advice(self) -> str:
        """The fix for this finding, or else the code's own."""
        return self.fix or self.code.fix

    def as_json(self) -> dict[str, object]:
        """The finding as plain values, for `--json`."""
        return {
            "code": self.code.id,
            "severity": str(self.code.severity),
            "path": self.where.path,
            "line": self.where.line,
            "key": self.where.key,
            "message": self.message,
            "fix": self.advice,
        }


@dataclass(slots=True)
class Findings:
    """A growing collection of findings; read it sorted by file and line, without doubles."""

    items: list[Finding] = field(default_factory=list)

    def add(self, finding: Finding) -> None:
        """Keep one more finding."""
        self.items.append(finding)

    def extend(self, findings: Iterable[Finding]) -> None:
        """Keep several more findings."""
        self.items.extend(findings)

    def in_order(self) -> tuple[Finding, ...]:
        """All findings by file, line and code, each once."""
        unique = dict.fromkeys(self.items)
        return tuple(sorted(unique, key=lambda finding: (finding.where, finding.code.id, finding.message)))

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop a build, in order."""
        return tuple(finding for finding in self.in_order() if finding.code.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that do not stop a build, in order."""
        return tuple(finding for finding in self.in_order() if finding.code.severity is Severity.WARNING)
