"""Checks a course: every fault of every file, the rules, the state budget."""

from dataclasses import dataclass
from pathlib import Path

from scormpack.core.findings import Findings
from scormpack.lint.engine import lint_course
from scormpack.load.course import Loaded, load_course
from scormpack.load.profiles import load_profile
from scormpack.render.budget import budget_findings

DEFAULT_PROFILE = "generic-scorm12"


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings, and the course as far as it could be read."""

    findings: Findings
    loaded: Loaded | None

    @property
    def modules(self) -> int:
        """How many modules could be read."""
        return len(self.loaded.modules) if self.loaded else 0


def check(path: Path, profile_name: str = DEFAULT_PROFILE) -> Checked:
    """All findings of the course at this folder. Raises UsageMistake when there is no course or no such profile."""
    profile = load_profile(profile_name)
    loaded = load_course(path)
    if isinstance(loaded, Findings):
        return Checked(loaded, None)
    findings = Findings(list(loaded.findings.items))
    findings.extend(lint_course(loaded))
    for module in loaded.modules:
        findings.extend(budget_findings(module, profile))
    return Checked(findings, loaded)
