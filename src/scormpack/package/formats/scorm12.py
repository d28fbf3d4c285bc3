"""SCORM 1.2: one module, one SCO, one zip with imsmanifest.xml at its root."""

from typing import Final

from lxml import etree

from scormpack.core.catalogue import CATALOGUE
from scormpack.package.contents import Contents, Package, catalogue_file
from scormpack.package.format import Format
from scormpack.render.door import Door
from scormpack.render.files import SiteFile
from scormpack.standards import scorm12

NAME: Final = "scorm12"
_LOCATIONS: Final = f"{scorm12.IMSCP} imscp_rootv1p1p2.xsd {scorm12.ADLCP} adlcp_rootv1p2.xsd"


def pack(contents: Contents) -> Package:
    """The site with its manifest, the standard's schema files and the catalogue."""
    files = [*contents.site.files, *_control_documents()]
    paths = sorted([*(file.path for file in files), CATALOGUE])
    files.append(SiteFile(scorm12.MANIFEST, manifest(contents, paths)))
    files.sort(key=lambda file: file.path)
    catalogue = catalogue_file(contents, NAME, tuple(files))
    files.append(SiteFile(CATALOGUE, catalogue.to_json()))
    return Package(contents.name, tuple(sorted(files, key=lambda file: file.path)))


def manifest(contents: Contents, paths: list[str]) -> bytes:
    """imsmanifest.xml, listing these paths; the order of elements is the schema's.

    The prefix must be literally `adlcp` and the IMS elements unprefixed: Moodle reads names, not namespaces.
    There is no mastery score, so that no LMS may overrule `completed`.
    """
    sco, course = contents.sco_id, contents.request.loaded.course.title
    title = contents.request.module.module.title
    spaces = {None: scorm12.IMSCP, "adlcp": scorm12.ADLCP, "xsi": scorm12.XSI}
    root = etree.Element("manifest", {"identifier": f"{sco}-manifest", "version": "1.0"}, nsmap=spaces)  # type: ignore[arg-type]
    root.set(f"{{{scorm12.XSI}}}schemaLocation", _LOCATIONS)
    metadata = etree.SubElement(root, "metadata")
    etree.SubElement(metadata, "schema").text = scorm12.SCHEMA
    etree.SubElement(metadata, "schemaversion").text = scorm12.SCHEMA_VERSION
    organizations = etree.SubElement(root, "organizations", {"default": f"{sco}-organization"})
    organization = etree.SubElement(organizations, "organization", {"identifier": f"{sco}-organization"})
    etree.SubElement(organization, "title").text = _title(f"{course}: {title}")
    item = etree.SubElement(organization, "item", {"identifier": sco, "identifierref": f"{sco}-resource"})
    etree.SubElement(item, "title").text = _title(title)
    resources = etree.SubElement(root, "resources")
    resource = etree.SubElement(
        resources, "resource", {"identifier": f"{sco}-resource", "type": "webcontent", "href": "index.html"}
    )
    resource.set(f"{{{scorm12.ADLCP}}}scormtype", "sco")
    for path in paths:
        etree.SubElement(resource, "file", {"href": path})
    etree.indent(root, " ")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _title(words: str) -> str:
    return words if len(words) <= scorm12.TITLE_LONGEST else words[: scorm12.TITLE_LONGEST - 1] + "…"


def _control_documents() -> list[SiteFile]:
    return [SiteFile(name, (scorm12.XSD_FOLDER / name).read_bytes()) for name in scorm12.CONTROL_DOCUMENTS]


FORMAT: Final = Format(NAME, "SCORM 1.2", Door(NAME, ("find-api", "scorm12-lists", "scorm12")), pack)
