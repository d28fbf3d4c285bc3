"""The two codes of a zip whose directory cannot be read: the engine finds them before any check runs."""

from typing import Final

from scormpack.core.findings import Code, Severity

NO_ZIP: Final = Code(
    "Z101",
    "A file that is no readable zip",
    Severity.ERROR,
    "A platform would refuse it, or read something else than a checker does.",
    "ask whoever made it for the package again, and compare its SHA-256.",
    "rule X5; PKWARE APPNOTE; cmi5 14.1.0.0-1",
)
TOO_MANY: Final = Code(
    "Z109",
    "More files than a package has",
    Severity.ERROR,
    "Thousands of files make platforms stall at import, and hide what should not be there.",
    "take away what the page does not need.",
    "rule X5: at most 2,000 entries",
)
