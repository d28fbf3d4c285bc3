"""SCORM 2004: namespaces and schema files. Sources: Content Aggregation Model, 3rd and 4th edition."""

from pathlib import Path
from typing import Final

from scormpack.standards.documents import schema_files

IMSCP: Final = "http://www.imsglobal.org/xsd/imscp_v1p1"
ADLCP: Final = "http://www.adlnet.org/xsd/adlcp_v1p3"
ADLSEQ: Final = "http://www.adlnet.org/xsd/adlseq_v1p3"
ADLNAV: Final = "http://www.adlnet.org/xsd/adlnav_v1p3"
IMSSS: Final = "http://www.imsglobal.org/xsd/imsss"
SCHEMA_VERSIONS: Final = {"3": "2004 3rd Edition", "4": "2004 4th Edition"}


def control_documents(edition: str) -> tuple[Path, ...]:
    """The schema files of an edition ("3" or "4") that lie at the root of a package, by name."""
    return schema_files(f"scorm2004_{edition}")
