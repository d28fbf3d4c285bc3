"""SCORM 1.2: namespaces and schema files. Sources: Content Aggregation Model 1.2, IMS Content Packaging 1.1.2."""

from pathlib import Path
from typing import Final

from scormpack.standards.documents import schema_files

IMSCP: Final = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
ADLCP: Final = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
SCHEMA_VERSION: Final = "1.2"


def control_documents() -> tuple[Path, ...]:
    """The schema files that lie at the root of a package, by name."""
    return schema_files("scorm12")
