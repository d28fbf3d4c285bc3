"""SCORM 1.2: a SCO for each module, with imsmanifest.xml and the standard's schema files at the root."""

from typing import Final

from scormpack.package.contents import Bundle, Package, assemble
from scormpack.package.format import Format
from scormpack.package.ims import Dialect, manifest_file
from scormpack.render.door import Door
from scormpack.render.files import SiteFile
from scormpack.standards import scorm12

NAME: Final = "scorm12"
DIALECT: Final = Dialect(
    imscp=scorm12.IMSCP,
    adlcp=scorm12.ADLCP,
    locations=((scorm12.IMSCP, "imscp_rootv1p1p2.xsd"), (scorm12.ADLCP, "adlcp_rootv1p2.xsd")),
    schema_version=scorm12.SCHEMA_VERSION,
    sco_attribute="scormtype",
)


def pack(bundle: Bundle) -> Package:
    """The sites with their manifest and the standard's schema files."""
    documents = [SiteFile(path.name, path.read_bytes()) for path in scorm12.control_documents()]
    return assemble(bundle, NAME, [*documents, manifest_file(bundle, DIALECT, documents)])


FORMAT: Final = Format(
    name=NAME,
    title="SCORM 1.2",
    keeps="answers and place (4,096 characters), completed with score 100, time, activity answers without free text",
    profile="generic-scorm12",
    door=Door(NAME, ("find-api", "scorm-calls", "scorm-lists", "scorm-pages", "scorm", "scorm12")),
    pack=pack,
)
