"""Size against what the platform takes."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

TOO_LARGE: Final = Code(
    "S101",
    "A package that the platform may refuse",
    Severity.WARNING,
    "Platforms limit the size of an upload; the provider has one chance to get it right.",
    "ask the provider for the limit, or make the films smaller.",
    "the platform's profile: `scormpack formats`",
)


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding when the zip is larger than the platform's limit."""
    size, limit = subject.path.stat().st_size, subject.bounds.package_bytes
    if size > limit:
        message = f"{subject.bounds.platform} takes about {limit / 1e6:,.0f} MB; this package has {size / 1e6:,.0f} MB."
        yield subject.found(TOO_LARGE, "", message)
