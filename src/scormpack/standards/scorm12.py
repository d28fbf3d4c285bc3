"""SCORM 1.2: namespaces, limits and schema files. Sources: Content Aggregation Model 1.2, RTE 1.2."""

from pathlib import Path
from typing import Final

IMSCP: Final = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
ADLCP: Final = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA: Final = "ADL SCORM"
SCHEMA_VERSION: Final = "1.2"
MANIFEST: Final = "imsmanifest.xml"
TITLE_LONGEST: Final = 200
XSD_FOLDER: Final = Path(__file__).parent / "xsd" / "scorm12"
CONTROL_DOCUMENTS: Final = (
    "adlcp_rootv1p2.xsd",
    "ims_xml.xsd",
    "imscp_rootv1p1p2.xsd",
    "imsmd_rootv1p2p1.xsd",
)
