"""Audits packages for a platform: what is in them, and whether they are sealed."""

from pathlib import Path

from scormpack.audit.bounds import Bounds
from scormpack.audit.engine import Audited
from scormpack.audit.engine import audit as audit_one
from scormpack.load.profiles import load_profile


def audit(path: Path, profile_name: str = "") -> Audited:
    """What the audit finds in the package; a profile's limit of size counts, else 200 MB.

    Raises UnreadableInput when there is no such file, UsageMistake when there is no such profile.
    """
    if not profile_name:
        return audit_one(path)
    profile = load_profile(profile_name)
    return audit_one(path, Bounds(package_bytes=profile.package_limit_bytes.value, platform=profile.title))
