"""SCORM 2004, 3rd and 4th edition: a SCO for each module, no sequencing, the standard's schema files at the root."""

from functools import partial
from typing import Final

from scormpack.package.contents import Bundle, Package, assemble
from scormpack.package.format import Format
from scormpack.package.ims import Dialect, manifest_file
from scormpack.render.door import Door
from scormpack.render.files import SiteFile
from scormpack.standards import scorm2004

_NAMES: Final = {"4": "scorm2004", "3": "scorm2004-3rd"}
_LOCATIONS: Final = (
    (scorm2004.IMSCP, "imscp_v1p1.xsd"),
    (scorm2004.ADLCP, "adlcp_v1p3.xsd"),
    (scorm2004.ADLSEQ, "adlseq_v1p3.xsd"),
    (scorm2004.ADLNAV, "adlnav_v1p3.xsd"),
    (scorm2004.IMSSS, "imsss_v1p0.xsd"),
)


def pack(bundle: Bundle, edition: str) -> Package:
    """The sites with the edition's manifest and schema files."""
    dialect = Dialect(
        scorm2004.IMSCP, scorm2004.ADLCP, _LOCATIONS, scorm2004.SCHEMA_VERSIONS[edition], sco_attribute="scormType"
    )
    documents = [SiteFile(path.name, path.read_bytes()) for path in scorm2004.control_documents(edition)]
    return assemble(bundle, _NAMES[edition], [*documents, manifest_file(bundle, dialect, documents)])


def _format(edition: str) -> Format:
    return Format(
        name=_NAMES[edition],
        title=f"SCORM {scorm2004.SCHEMA_VERSIONS[edition]}",
        keeps="answers and place (64,000 characters), completed and progress, time, activity answers without free text",
        profile="generic-scorm2004",
        door=Door("scorm2004", ("find-api", "scorm-calls", "scorm-lists", "scorm-pages", "scorm", "scorm2004")),
        pack=partial(pack, edition=edition),
    )


FORMAT: Final = _format("4")
THIRD_EDITION: Final = _format("3")
