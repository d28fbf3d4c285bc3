"""What a package did when it was played, and what of it stands against the package."""

from dataclasses import dataclass
from typing import Any, Final

from scormpack.core.findings import Code, Finding, Findings, Severity, Where

_SOURCE: Final = "rules X1, X2 and X10, as observed in a browser"
LEAVES: Final = Code(
    "A101",
    "A package that tries to leave",
    Severity.ERROR,
    "In a prison there is nowhere to go: the page would hang, or lead out where the network lets it.",
    "take the address out; `scormpack audit` shows most of them with file and line.",
    _SOURCE,
)
SCRIPT: Final = Code(
    "A102",
    "A script that fails",
    Severity.ERROR,
    "What comes after the fault does not happen: answers are not kept, or the page stays blank.",
    "show the message to whoever wrote the script.",
    _SOURCE,
)
POLICY: Final = Code(
    "A103",
    "A page that its own policy stops",
    Severity.ERROR,
    "The page tries something that it forbids itself; the browser blocked it.",
    "take out what was blocked.",
    _SOURCE,
)
STUCK: Final = Code(
    "A104",
    "A package that cannot be walked",
    Severity.ERROR,
    "Nothing was shown, so that nothing can be said of what it does.",
    "open it with `scormpack preview` and look what is missing.",
    _SOURCE,
)


@dataclass(frozen=True, slots=True)
class Played:
    """The browser, the screens in the order in which they were walked, and all that was seen. `completed` are the ids
    of the parts that reported to be done.
    """

    package: str
    browser: str
    screens: tuple[str, ...]
    blocked: tuple[str, ...]
    errors: tuple[str, ...]
    violations: tuple[str, ...]
    completed: tuple[str, ...]

    @property
    def findings(self) -> Findings:
        """What stands against the package."""
        seen = ((LEAVES, self.blocked), (SCRIPT, self.errors), (POLICY, self.violations))
        found = [Finding(code, Where(self.package), words) for code, every in seen for words in every]
        if not self.screens:
            found.append(Finding(STUCK, Where(self.package), "No screen was shown."))
        return Findings(found)

    def as_json(self) -> dict[str, Any]:
        """All of it as plain values."""
        return {
            "browser": self.browser,
            "screens": list(self.screens),
            "blocked": list(self.blocked),
            "errors": list(self.errors),
            "violations": list(self.violations),
            "completed": list(self.completed),
            "findings": [finding.as_json() for finding in self.findings.in_order()],
        }
