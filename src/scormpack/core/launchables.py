"""What a package says of itself: its kind, its title, and what of it a platform can start."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from scormpack.core.errors import UnreadableInput
from scormpack.core.opened import Opened

_XML_BASE: Final = "{http://www.w3.org/XML/1998/namespace}base"
_DEEPEST: Final = 64


class Kind(StrEnum):
    """The standards of packages, by what is at the zip's root."""

    SCORM12 = "scorm12"
    SCORM2004 = "scorm2004"
    XAPI = "xapi"
    CMI5 = "cmi5"
    STANDALONE = "standalone"


@dataclass(frozen=True, slots=True)
class Launchable:
    """A SCO, AU, activity or page that a platform starts.

    `href` leads from the zip's root, with query and fragment; `id` is the key of learners' records. `facts` are
    what its manifest tells the platform: launch_data, mastery_score, max_time_allowed, time_limit_action,
    completion_threshold, scaled_passing_score, move_on, launch_method, entitlement_key, parent.
    """

    id: str
    title: str
    href: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Described:
    """A package's kind, its own id and title, and its launchables in order; there is at least one."""

    kind: Kind
    id: str
    title: str
    launchables: tuple[Launchable, ...]


def describe(opened: Opened) -> Described:
    """What the package says of itself.

    Raises UnreadableInput when no manifest and no index.html is at the zip's root, when a manifest cannot be read,
    or when it starts nothing that the package holds.
    """
    readers = {"imsmanifest.xml": _scorm, "cmi5.xml": _cmi5, "tincan.xml": _xapi}
    for name, read in readers.items():
        if name in opened.members:
            described = read(_root(opened, name))
            _check(opened, name, described)
            return described
    if "index.html" in opened.members:
        page = Launchable(opened.path.stem, opened.path.stem, "index.html")
        return Described(Kind.STANDALONE, page.id, page.title, (page,))
    nested = next((path for path in opened.members if path.rpartition("/")[2] in readers), "")
    raise UnreadableInput(
        f"{opened.path} has no imsmanifest.xml, cmi5.xml, tincan.xml or index.html at its root"
        + (f"; there is one deeper down: {nested}." if nested else "."),
        fix="zip the files themselves, not the folder around them." if nested else "name a package for an LMS.",
    )


def _check(opened: Opened, name: str, described: Described) -> None:
    if not described.launchables:
        raise UnreadableInput(f"{opened.path}: {name} names nothing that can be started.", fix="build it again.")
    for launchable in described.launchables:
        try:
            parts = urlsplit(launchable.href)
        except ValueError:
            parts = urlsplit("")  # such as `//[`: no address at all
        if not parts.scheme and unquote(parts.path) not in opened.members:
            raise UnreadableInput(
                f"{opened.path}: {name} starts `{launchable.href}`, which is not in the package.",
                fix="build it again; names are told apart by capitals too.",
            )


def _root(opened: Opened, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(opened.read(name), parser)
    except etree.XMLSyntaxError as fault:
        raise UnreadableInput(f"{opened.path}: {name} is no XML: {fault}.", fix="build it again.") from fault
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableInput(f"{opened.path}: {name} has a DOCTYPE, which no manifest needs.", fix="build it again.")
    return root


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return (child for child in element if isinstance(child.tag, str) and _name(child) == name)


def _first(element: etree._Element, *names: str) -> etree._Element | None:
    found: etree._Element | None = element
    for name in names:
        found = next(_children(found, name), None) if found is not None else None
    return found


def _text(element: etree._Element, *names: str) -> str:
    found = _first(element, *names)
    return "".join(str(part) for part in found.itertext()).strip() if found is not None else ""


def _attribute(element: etree._Element, name: str) -> str:
    """The attribute of this local name, whatever its namespace and capitals (`scormtype`, `scormType`)."""
    wanted = (str(value) for key, value in element.items() if str(key).rpartition("}")[2].lower() == name.lower())
    return next(wanted, "")


def _scorm(manifest: etree._Element) -> Described:
    version = _text(manifest, "metadata", "schemaversion")
    kind = Kind.SCORM12 if version in {"", "1.2"} else Kind.SCORM2004
    organizations = _first(manifest, "organizations")
    chosen = _organization(organizations) if organizations is not None else None
    resources = _resources(manifest)
    if chosen is None:
        found = tuple(Launchable(name, name, href) for name, href in resources.items())
        return Described(kind, _attribute(manifest, "identifier"), "", found)
    launchables = tuple(_items(chosen, resources, 0))
    return Described(kind, _attribute(chosen, "identifier"), _text(chosen, "title"), launchables)


def _organization(organizations: etree._Element) -> etree._Element | None:
    every = list(_children(organizations, "organization"))
    default = _attribute(organizations, "default")
    return next((one for one in every if _attribute(one, "identifier") == default), every[0] if every else None)


def _resources(manifest: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for resources in _children(manifest, "resources"):
        for resource in _children(resources, "resource"):
            href = str(resource.get("href") or "")
            for element in (resource, resources, manifest):
                href = _joined(str(element.get(_XML_BASE) or ""), href)
            if resource.get("href"):
                found[_attribute(resource, "identifier")] = href
    return found


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href)
    except ValueError:
        return href  # such as `//[`: no address at all


def _items(parent: etree._Element, resources: Mapping[str, str], depth: int) -> Iterator[Launchable]:
    for item in _children(parent, "item"):
        href = resources.get(_attribute(item, "identifierref"), "")
        if href:
            yield Launchable(
                _attribute(item, "identifier"), _text(item, "title"), href + _parameters(item), _told(item)
            )
        if depth < _DEEPEST:
            yield from _items(item, resources, depth + 1)


def _parameters(item: etree._Element) -> str:
    given = _attribute(item, "parameters")
    return given if not given or given[0] in "?#" else f"?{given.lstrip('&')}"


def _told(item: etree._Element) -> dict[str, str]:
    """What the manifest tells the platform of this item; the names of SCORM 1.2 and 2004 differ in capitals."""
    names = {
        "datafromlms": "launch_data",
        "masteryscore": "mastery_score",
        "maxtimeallowed": "max_time_allowed",
        "attemptabsolutedurationlimit": "max_time_allowed",
        "timelimitaction": "time_limit_action",
        "minnormalizedmeasure": "scaled_passing_score",
    }
    told = {}
    for element in _own(item):
        name = _name(element).lower()
        if name in names:
            told[names[name]] = (element.text or "").strip()
        if name == "completionthreshold":
            told["completion_threshold"] = _attribute(element, "minProgressMeasure") or (element.text or "").strip()
        if limit := _attribute(element, "attemptAbsoluteDurationLimit"):
            told["max_time_allowed"] = limit
    return {name: value for name, value in told.items() if value}


def _own(item: etree._Element) -> Iterator[etree._Element]:
    for child in item:
        if isinstance(child.tag, str) and _name(child) != "item":
            yield from (element for element in child.iter() if isinstance(element.tag, str))


def _xapi(root: etree._Element) -> Described:
    activities = [element for element in root.iter() if isinstance(element.tag, str) and _name(element) == "activity"]
    found = tuple(
        Launchable(_attribute(one, "id"), _text(one, "name"), _text(one, "launch"), {"type": _attribute(one, "type")})
        for one in activities
        if _text(one, "launch")
    )
    first = found[0] if found else Launchable("", "", "")
    return Described(Kind.XAPI, first.id, first.title, found)


def _cmi5(root: etree._Element) -> Described:
    course = _first(root, "course")
    if course is None:
        return Described(Kind.CMI5, "", "", ())
    title = _text(course, "title", "langstring")
    found = (element for element in root.iter() if isinstance(element.tag, str) and _name(element) == "au")
    return Described(Kind.CMI5, _attribute(course, "id"), title, tuple(_au(element) for element in found))


def _au(au: etree._Element) -> Launchable:
    parent = au.getparent()
    facts = {
        "move_on": _attribute(au, "moveOn") or "NotApplicable",
        "launch_method": _attribute(au, "launchMethod") or "AnyWindow",
        "mastery_score": _attribute(au, "masteryScore"),
        "launch_parameters": _text(au, "launchParameters"),
        "entitlement_key": _text(au, "entitlementKey"),
        "parent": _attribute(parent, "id") if parent is not None else "",
    }
    told = {name: value for name, value in facts.items() if value}
    return Launchable(_attribute(au, "id"), _text(au, "title", "langstring"), _text(au, "url"), told)
