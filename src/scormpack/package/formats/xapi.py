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
        iri = xapi.activity_iri(bundle.course.iri, bundle.course.id)
        course = _activity(activities, iri, "course", bundle.title, bundle.title)
        etree.SubElement(course, "launch", lang=_lang(bundle.first)).text = "index.html"
    for contents in bundle.contents:
        activity = _module(activities, contents)
        if not bundle.whole:
            etree.SubElement(activity, "launch", lang=_lang(contents)).text = "index.html"
    etree.indent(root, " ")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _module(activities: etree._Element, contents: Contents) -> etree._Element:
    course, module = contents.request.loaded.course, contents.module
    aims = " ".join(plain_text(aim.text) for aim in module.objectives)
    iri = xapi.activity_iri(course.iri, course.id, module.id)
    return _activity(activities, iri, "module", module.title, aims, _lang(contents))


def _activity(
    activities: etree._Element, iri: str, kind: str, name: str, description: str, lang: str = "en"
) -> etree._Element:
    activity = etree.SubElement(activities, "activity", id=iri, type=xapi.TYPES[kind])
    etree.SubElement(activity, "name").text = plain_text(name)
    etree.SubElement(activity, "description", lang=lang).text = description
    return activity


def _lang(contents: Contents) -> str:
    return contents.request.lang


FORMAT: Final = Format(
    name=NAME,
    title="xAPI with tincan.xml",
    keeps="statements in an LRS (screens, answers without free text, film, completion, time), answers in its State API",
    profile="lrs-xapi",
    door=Door(NAME, ("xapi-state", "xapi-queue", "xapi-statements", "xapi"), "http: https:", statements=True),
    pack=pack,
)
