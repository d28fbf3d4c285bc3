"""Packages that a platform may refuse for their size."""

from typing import Final

from scormpack.core.findings import Code, Finding, Severity, Where
from scormpack.model.profile import Profile
from scormpack.package.contents import Package

TOO_LARGE: Final = Code(
    "B003",
    "A package that a platform may refuse",
    Severity.WARNING,
    "Platforms limit the size of an upload; the provider has one chance to get it right.",
    "ask the provider for the limit; export the film smaller (720p is enough), or build the modules one by one.",
    "the platform's profile: `scormpack formats`",
)


def size_finding(package: Package, profile: Profile) -> Finding | None:
    """A finding when the package is larger than the profile's limit."""
    size, limit = sum(file.size_bytes for file in package.files), profile.package_limit_bytes.value
    if size <= limit:
        return None
    message = f"{profile.title} takes about {limit / 1e6:,.0f} MB; this package has {size / 1e6:,.0f} MB."
    return Finding(TOO_LARGE, Where(f"{package.name}.zip"), message)
