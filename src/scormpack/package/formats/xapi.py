"""xAPI launched from a list (Tin Can): tincan.xml at the zip's root, with exactly one activity that launches."""

from typing import Final

from lxml import etree

from scormpack.core.markdown import plain_text
from scormpack.package.contents import Bundle, Contents, Package, assemble
from scormpack.package.format import Format
from scormpack.package.menu import menu_files
from scormpack.render.door import Door
from scormpack.render.files import SiteFile
from scormpack.standards import xapi

NAME: Final = "xapi"
MANIFEST: Final = "tincan.xml"


def pack(bundle: Bundle) -> Package:
    """The sites with tincan.xml; a whole course gets a page that lists its modules, since only one may launch."""
    menu = menu_files(bundle) if bundle.whole else ()
    return assemble(bundle, NAME, [*menu, SiteFile(MANIFEST, manifest(bundle))])


def manifest(bundle: Bundle) -> bytes:
    """tincan.xml. Source: Rustici, launch of Tin Can packages; no official schema is published."""
    root = etree.Element("tincan", nsmap={None: xapi.TINCAN_NAMESPACE})  # type: ignore[dict-item]
    activities = etree.SubElement(root, "activities")
    if bundle.whole:
        course = _activity(activities, bundle.course_iri, "course", (bundle.title, bundle.title), bundle.first)
        _launch(course, bundle.first)
    for contents in bundle.contents:
        words = contents.module.title, contents.aims
        activity = _activity(activities, contents.iri(), "module", words, contents)
        if not bundle.whole:
            _launch(activity, contents)
    etree.indent(root, " ")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _activity(
    parent: etree._Element, iri: str, kind: str, words: tuple[str, str], contents: Contents
) -> etree._Element:
    activity = etree.SubElement(parent, "activity", id=iri, type=xapi.TYPES[kind])
    etree.SubElement(activity, "name").text = plain_text(words[0])
    etree.SubElement(activity, "description", lang=contents.request.lang).text = words[1]
    return activity


def _launch(activity: etree._Element, contents: Contents) -> None:
    etree.SubElement(activity, "launch", lang=contents.request.lang).text = "index.html"


FORMAT: Final = Format(
    name=NAME,
    title="xAPI with tincan.xml",
    keeps="statements in an LRS (screens, answers without free text, film, completion, time), answers in its State API",
    profile="lrs-xapi",
    door=Door(
        NAME,
        ("xapi-http", "xapi-state", "xapi-queue", "xapi-film", "xapi-statements", "xapi-session", "xapi"),
        "http: https:",
        statements=True,
    ),
    pack=pack,
)
