"""Spellings by which platforms tell a SCO from a plain page."""

import re
from collections.abc import Iterator
from typing import Final

from scormpack.audit.manifests import line_of
from scormpack.audit.subject import SCORM, Subject
from scormpack.core.findings import Code, Finding, Severity
from scormpack.core.launchables import Kind

VERSION: Final = Code(
    "K105",
    "A version of SCORM that platforms do not know",
    Severity.ERROR,
    "The platform then takes it for SCORM 1.2, and the page finds no run-time.",
    "write `1.2`, `CAM 1.3`, `2004 3rd Edition` or `2004 4th Edition` in `schemaversion`.",
    "Moodle 4.5.6: schemaversion is matched letter by letter",
)
PREFIX: Final = Code(
    "K106",
    "Prefixes that platforms do not read",
    Severity.ERROR,
    "Moodle reads names, not namespaces: with another prefix a SCO becomes a page that is done once opened.",
    "call ADL's namespace `adlcp`, and give IMS's own elements no prefix.",
    "Moodle 4.5.6: the parser matches ADLCP:SCORMTYPE",
)
_VERSIONS: Final = re.compile(r"1\.2|(CAM )?1\.3|2004 (3rd|4th) Edition")


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding for the version, one for the prefixes."""
    manifest = subject.manifest
    if manifest is None or manifest.root is None or subject.kind not in SCORM:
        return
    version = manifest.schema_version
    if not _VERSIONS.fullmatch(version):
        found = f"`{version[:40]}`" if version else "nothing"
        yield subject.found(VERSION, manifest.path, f"`schemaversion` says {found}.")
    attribute = "scormtype" if subject.kind is Kind.SCORM12 else "scormType"
    prefixed = manifest.root.prefix is not None
    used = {
        prefix
        for one in manifest.named("resource")
        for prefix, space in one.nsmap.items()
        if prefix and any(str(key) == f"{{{space}}}{attribute}" for key in one.keys())  # noqa: SIM118
    }
    if prefixed or (used and "adlcp" not in used):
        message = "IMS's elements have a prefix." if prefixed else f"ADL's prefix is `{', '.join(sorted(used))}`."
        yield subject.found(PREFIX, manifest.path, message, line_of(manifest.root))
