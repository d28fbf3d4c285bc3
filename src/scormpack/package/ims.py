"""imsmanifest.xml: the manifest that SCORM 1.2 and 2004 share, each with its dialect.

The prefix must be literally `adlcp` and the IMS elements unprefixed: Moodle reads names, not namespaces. There is
no mastery score, so that no platform may overrule `completed`, and no sequencing: each SCO stands for itself.
"""

from dataclasses import dataclass
from typing import Final

from lxml import etree

from scormpack.core.catalogue import CATALOGUE
from scormpack.package.contents import Bundle, Contents
from scormpack.render.files import SiteFile

MANIFEST: Final = "imsmanifest.xml"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_TITLE_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Dialect:
    """What differs between versions: namespaces, where their schema files lie, and two spellings."""

    imscp: str
    adlcp: str
    locations: tuple[tuple[str, str], ...]
    schema_version: str
    sco_attribute: str


def manifest_file(bundle: Bundle, dialect: Dialect, documents: list[SiteFile]) -> SiteFile:
    """The manifest over the bundle's files, these schema files and the catalogue; elements in the schema's order."""
    spaces = {None: dialect.imscp, "adlcp": dialect.adlcp, "xsi": _XSI}
    root = etree.Element("manifest", {"identifier": f"{bundle.id}-manifest", "version": "1.0"}, nsmap=spaces)  # type: ignore[arg-type]
    root.set(f"{{{_XSI}}}schemaLocation", " ".join(word for pair in dialect.locations for word in pair))
    metadata = etree.SubElement(root, "metadata")
    etree.SubElement(metadata, "schema").text = "ADL SCORM"
    etree.SubElement(metadata, "schemaversion").text = dialect.schema_version
    _organization(root, bundle)
    resources = etree.SubElement(root, "resources")
    shared = [*(file.path for file in documents), CATALOGUE]
    for contents in bundle.contents:
        paths = [file.path for file in contents.files] + (shared if contents is bundle.first else [])
        _resource(resources, contents, dialect, sorted(paths))
    etree.indent(root, " ")
    return SiteFile(MANIFEST, etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n")


def _organization(root: etree._Element, bundle: Bundle) -> None:
    name = f"{bundle.id}-organization"
    organizations = etree.SubElement(root, "organizations", {"default": name})
    organization = etree.SubElement(organizations, "organization", {"identifier": name})
    etree.SubElement(organization, "title").text = _title(bundle.title)
    for contents in bundle.contents:
        sco = contents.sco_id
        item = etree.SubElement(organization, "item", {"identifier": sco, "identifierref": f"{sco}-resource"})
        etree.SubElement(item, "title").text = _title(contents.module.title)


def _resource(resources: etree._Element, contents: Contents, dialect: Dialect, paths: list[str]) -> None:
    page = contents.placed("index.html")
    values = {"identifier": f"{contents.sco_id}-resource", "type": "webcontent", "href": page}
    resource = etree.SubElement(resources, "resource", values)
    resource.set(f"{{{dialect.adlcp}}}{dialect.sco_attribute}", "sco")
    for path in paths:
        etree.SubElement(resource, "file", {"href": path})


def _title(words: str) -> str:
    return words if len(words) <= _TITLE_LONGEST else words[: _TITLE_LONGEST - 1] + "…"
