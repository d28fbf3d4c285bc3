"""A package's manifest as a tree, and what of it more than one check needs."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from scormpack.audit.files import parse_xml
from scormpack.core.errors import UnreadableInput
from scormpack.core.launchables import Kind
from scormpack.core.opened import Opened
from scormpack.standards import scorm12, scorm2004

MANIFESTS: Final = {"imsmanifest.xml": Kind.SCORM12, "cmi5.xml": Kind.CMI5, "tincan.xml": Kind.XAPI}
_XML_BASE: Final = "{http://www.w3.org/XML/1998/namespace}base"
_LONGEST: Final = 16 << 20


@dataclass(frozen=True)
class Manifest:
    """The file's name, its tree (None when it cannot be read), and what is wrong with it in words."""

    path: str
    root: etree._Element | None
    fault: str = ""

    @cached_property
    def elements(self) -> tuple[etree._Element, ...]:
        """All its elements, in order."""
        return tuple(one for one in self.root.iter() if isinstance(one.tag, str)) if self.root is not None else ()

    def named(self, *names: str) -> Iterator[etree._Element]:
        """The elements with one of these names, whatever their namespace and capitals."""
        wanted = {name.lower() for name in names}
        return (one for one in self.elements if local(one).lower() in wanted)

    @property
    def schema_version(self) -> str:
        """What `schemaversion` says."""
        return next(((one.text or "").strip() for one in self.named("schemaversion")), "")

    @cached_property
    def ids(self) -> frozenset[str]:
        """The IRIs by which it names its own parts."""
        return frozenset(str(one.get("id")) for one in self.elements if one.get("id"))


def local(element: etree._Element) -> str:
    """An element's name without its namespace."""
    return etree.QName(element).localname


def attribute(element: etree._Element, name: str) -> str:
    """The attribute of this name, whatever its namespace and capitals; empty when there is none."""
    wanted = (str(value) for key, value in element.items() if str(key).rpartition("}")[2].lower() == name.lower())
    return next(wanted, "")


def line_of(element: etree._Element) -> int:
    """The element's line, from 1; 0 when it is not known."""
    return int(str(element.sourceline or 0))


def in_package(href: str) -> str:
    """The path in the package to which a relative address leads; empty for one that leads elsewhere."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    return "" if parts.scheme or parts.netloc else unquote(parts.path)


def based(element: etree._Element, href: str) -> str:
    """The address with the `xml:base` of the element and of those around it."""
    holder: etree._Element | None = element
    while holder is not None:
        try:
            href = urljoin(str(holder.get(_XML_BASE) or ""), href)
        except ValueError:
            return href
        holder = holder.getparent()
    return href


def read_manifest(opened: Opened) -> Manifest | None:
    """The manifest at the package's root; None when there is none."""
    path = next((name for name in MANIFESTS if name in opened.members), "")
    if not path:
        return None
    try:
        root, fault = parse_xml(opened.read(path, _LONGEST))
    except UnreadableInput as error:
        root, fault = None, error.message
    return Manifest(path, root, fault)


def kind_of(opened: Opened, manifest: Manifest | None) -> Kind | None:
    """The package's kind; None when nothing at its root says it."""
    if manifest is None:
        return Kind.STANDALONE if "index.html" in opened.members else None
    kind = MANIFESTS[manifest.path]
    if kind is not Kind.SCORM12 or manifest.root is None:
        return kind
    space = etree.QName(manifest.root).namespace
    if space in {scorm12.IMSCP, scorm2004.IMSCP}:
        return Kind.SCORM12 if space == scorm12.IMSCP else Kind.SCORM2004
    return kind if manifest.schema_version in {"", "1.1", "1.2"} else Kind.SCORM2004
