"""Checks a course: every fault of every file, the rules, the state budget, and what was waived of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from scormpack.core.findings import Finding, Findings
from scormpack.lint.engine import lint_course
from scormpack.lint.subject import Subject
from scormpack.lint.waivers import Waived, waiver_findings, weigh
from scormpack.load.course import Loaded, load_course
from scormpack.load.profiles import load_profile
from scormpack.render.budget import budget_findings

DEFAULT_PROFILE = "generic-scorm12"


def machine_date() -> date:
    """Today where this machine stands."""
    return date.today()  # noqa: DTZ011 - a consent ends with the day of the place where it counts


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings, the course as far as it could be read, and what its waivers let stand on the day."""

    findings: Findings
    loaded: Loaded | None
    waived: tuple[Waived, ...] = ()
    today: date = field(default_factory=machine_date)

    @property
    def modules(self) -> int:
        """How many modules the course has, whether or not they could be read."""
        return len(set(self.loaded.course.modules)) if self.loaded else 0

    def standing(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Those of further findings that no waiver of the course covers."""
        return weigh(self.loaded, findings, self.today).findings if self.loaded else tuple(findings)


def check(path: Path, profile_name: str = DEFAULT_PROFILE, today: date | None = None) -> Checked:
    """All findings of the course at this folder, on this day (none: the machine's).

    Raises UsageMistake when there is no course or no such profile.
    """
    profile, today = load_profile(profile_name), today or machine_date()
    loaded = load_course(path)
    if isinstance(loaded, Findings):
        return Checked(loaded, None, today=today)
    found = list(lint_course(Subject(loaded, today, profile)))
    for module in loaded.modules:
        found += budget_findings(module, profile)
    weighed = weigh(loaded, found, today)
    findings = Findings([*loaded.findings.items, *weighed.findings])
    findings.extend(waiver_findings(loaded, weighed.waived, today))
    return Checked(findings, loaded, weighed.waived, today)
