"""Pictures before they go into a package: shapes with attributes, and nothing that acts or leads outside."""

from pathlib import Path
from typing import Final

from lxml import etree

_SVG: Final = "{http://www.w3.org/2000/svg}"
_GROUPS: Final = frozenset({"svg", "g", "defs", "clipPath", "title", "desc"})
_SHAPES: Final = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_COLOURS: Final = frozenset({"linearGradient", "radialGradient", "stop"})
_ELEMENTS: Final = _GROUPS | _SHAPES | _COLOURS
_BITMAPS: Final = {".png": b"\x89PNG\r\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}


def picture_fault(path: Path) -> str:
    """What keeps this picture out of a package, in words that follow its name; "" when nothing does.

    Recordings and other files are not looked at. Pictures are SVG, PNG or JPEG by ending and by content.
    """
    ending = path.suffix.lower()
    if ending in _BITMAPS:
        return "" if path.read_bytes()[:6].startswith(_BITMAPS[ending]) else f"is not a {ending[1:].upper()} picture"
    return _svg_fault(path) if ending == ".svg" else ""


def _svg_fault(path: Path) -> str:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        tree = etree.parse(path, parser)
    except etree.XMLSyntaxError as fault:
        return f"is not an SVG picture: {fault.msg}"
    if tree.docinfo.internalDTD is not None:
        return "names a DTD, which can hide anything"
    for element in tree.iter():
        if element.tag is etree.ProcessingInstruction or element.tag is etree.PI:
            return "has a processing instruction"
        if isinstance(element.tag, str) and (wrong := _element_fault(element)):
            return f"{wrong} (line {element.sourceline})"
    return ""


def _element_fault(element: etree._Element) -> str:
    name = str(element.tag)
    if not name.startswith(_SVG) or name.removeprefix(_SVG) not in _ELEMENTS:
        return f"has a <{name.rpartition('}')[2]}>"
    for attribute, value in element.attrib.items():
        bare = str(attribute).rpartition("}")[2]
        if bare.startswith("on") or bare in {"href", "style"}:
            return f"has the attribute `{bare}`"
        if "url(" in str(value) and not str(value).startswith("url(#"):
            return "points to something outside"
    return ""
