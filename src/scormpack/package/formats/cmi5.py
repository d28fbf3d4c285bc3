"""cmi5: cmi5.xml at the zip's root; an assignable unit for each module, moved on by `Completed`.

Source: cmi5 specification, sections 8.1, 13 and 14; what the schema cannot see is in tests, by requirement id.
"""

from typing import Final

from lxml import etree

from scormpack.core.markdown import plain_text
from scormpack.package.contents import Bundle, Contents, Package, assemble
from scormpack.package.format import Format
from scormpack.render.door import Door
from scormpack.render.files import SiteFile
from scormpack.standards import xapi

NAME: Final = "cmi5"
MANIFEST: Final = "cmi5.xml"


def pack(bundle: Bundle) -> Package:
    """The sites with cmi5.xml."""
    return assemble(bundle, NAME, [SiteFile(MANIFEST, manifest(bundle))])


def manifest(bundle: Bundle) -> bytes:
    """cmi5.xml: a course, its objectives, and for each module a unit; in a whole course each in a block."""
    root = etree.Element("courseStructure", nsmap={None: xapi.CMI5_NAMESPACE})  # type: ignore[dict-item]
    course = etree.SubElement(root, "course", id=bundle.course_iri if bundle.whole else bundle.first.iri("course"))
    _texts(course, bundle.first, bundle.title, bundle.title if bundle.whole else bundle.first.aims)
    _objectives(root, bundle)
    for contents in bundle.contents:
        parent = _block(root, contents) if bundle.whole else root
        _unit(parent, contents)
    etree.indent(root, " ")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _objectives(root: etree._Element, bundle: Bundle) -> None:
    objectives = etree.SubElement(root, "objectives")
    for contents in bundle.contents:
        for aim in contents.module.objectives:
            objective = etree.SubElement(objectives, "objective", id=contents.iri("objective", aim.id))
            _texts(objective, contents, aim.text, aim.text)


def _block(root: etree._Element, contents: Contents) -> etree._Element:
    block = etree.SubElement(root, "block", id=contents.iri("block"))
    _texts(block, contents, contents.module.title, contents.aims)
    return block


def _unit(parent: etree._Element, contents: Contents) -> None:
    unit = etree.SubElement(parent, "au", id=contents.iri(), moveOn="Completed", launchMethod="AnyWindow")
    unit.set("activityType", xapi.TYPES["module"])
    _texts(unit, contents, contents.module.title, contents.aims)
    references = etree.SubElement(unit, "objectives")
    for aim in contents.module.objectives:
        etree.SubElement(references, "objective", idref=contents.iri("objective", aim.id))
    etree.SubElement(unit, "url").text = contents.placed("index.html")


def _texts(parent: etree._Element, contents: Contents, title: str, description: str) -> None:
    for name, words in (("title", title), ("description", description)):
        element = etree.SubElement(parent, name)
        etree.SubElement(element, "langstring", lang=contents.request.lang).text = plain_text(words)


FORMAT: Final = Format(
    name=NAME,
    title="cmi5",
    keeps="statements in an LRS by the cmi5 rules, completion that the platform understands, answers in its State API",
    profile="cmi5",
    door=Door(
        NAME,
        ("xapi-http", "xapi-state", "xapi-queue", "xapi-film", "xapi-statements", "xapi-session", "cmi5"),
        "http: https:",
        statements=True,
    ),
    pack=pack,
)
