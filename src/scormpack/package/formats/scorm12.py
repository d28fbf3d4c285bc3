"""SCORM 1.2: a SCO for each module, with imsmanifest.xml and the standard's schema files at the root."""

from typing import Final

from lxml import etree

from scormpack.core.catalogue import CATALOGUE
from scormpack.package.contents import Bundle, Contents, Package, assemble
from scormpack.package.format import Format
from scormpack.render.door import Door
from scormpack.render.files import SiteFile
from scormpack.standards import scorm12

NAME: Final = "scorm12"
_LOCATIONS: Final = f"{scorm12.IMSCP} imscp_rootv1p1p2.xsd {scorm12.ADLCP} adlcp_rootv1p2.xsd"


def pack(bundle: Bundle) -> Package:
    """The sites with their manifest and the standard's schema files."""
    documents = [SiteFile(name, (scorm12.XSD_FOLDER / name).read_bytes()) for name in scorm12.CONTROL_DOCUMENTS]
    shared = sorted([*scorm12.CONTROL_DOCUMENTS, CATALOGUE])
    return assemble(bundle, NAME, [*documents, SiteFile(scorm12.MANIFEST, manifest(bundle, shared))])


def manifest(bundle: Bundle, shared: list[str]) -> bytes:
    """imsmanifest.xml; the order of elements is the schema's, `shared` are files that belong to no one module.

    The prefix must be literally `adlcp` and the IMS elements unprefixed: Moodle reads names, not namespaces.
    There is no mastery score, so that no LMS may overrule `completed`.
    """
    spaces = {None: scorm12.IMSCP, "adlcp": scorm12.ADLCP, "xsi": scorm12.XSI}
    root = etree.Element("manifest", {"identifier": f"{bundle.id}-manifest", "version": "1.0"}, nsmap=spaces)  # type: ignore[arg-type]
    root.set(f"{{{scorm12.XSI}}}schemaLocation", _LOCATIONS)
    metadata = etree.SubElement(root, "metadata")
    etree.SubElement(metadata, "schema").text = scorm12.SCHEMA
    etree.SubElement(metadata, "schemaversion").text = scorm12.SCHEMA_VERSION
    _organization(root, bundle)
    resources = etree.SubElement(root, "resources")
    for contents in bundle.contents:
        paths = sorted(file.path for file in contents.files)
        _resource(resources, contents, sorted([*paths, *shared]) if contents is bundle.first else paths)
    etree.indent(root, " ")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _organization(root: etree._Element, bundle: Bundle) -> None:
    name = f"{bundle.id}-organization"
    organizations = etree.SubElement(root, "organizations", {"default": name})
    organization = etree.SubElement(organizations, "organization", {"identifier": name})
    etree.SubElement(organization, "title").text = _title(bundle.title)
    for contents in bundle.contents:
        sco = contents.sco_id
        item = etree.SubElement(organization, "item", {"identifier": sco, "identifierref": f"{sco}-resource"})
        etree.SubElement(item, "title").text = _title(contents.module.title)


def _resource(resources: etree._Element, contents: Contents, paths: list[str]) -> None:
    page = contents.placed("index.html")
    values = {"identifier": f"{contents.sco_id}-resource", "type": "webcontent", "href": page}
    resource = etree.SubElement(resources, "resource", values)
    resource.set(f"{{{scorm12.ADLCP}}}scormtype", "sco")
    for path in paths:
        etree.SubElement(resource, "file", {"href": path})


def _title(words: str) -> str:
    return words if len(words) <= scorm12.TITLE_LONGEST else words[: scorm12.TITLE_LONGEST - 1] + "…"


FORMAT: Final = Format(
    name=NAME,
    title="SCORM 1.2",
    keeps="answers and place (4,096 characters), completed with score 100, time, activity answers without free text",
    profile="generic-scorm12",
    door=Door(NAME, ("find-api", "scorm12-lists", "scorm12")),
    pack=pack,
)
