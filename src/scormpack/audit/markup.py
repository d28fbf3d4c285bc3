"""What the checks look at in a page: its elements, the addresses it loads, its scripts and its policy."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from scormpack.audit.files import SCRIPT, File
from scormpack.audit.manifests import line_of

LOADS: Final = {
    "script": ("src",),
    "link": ("href",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "iframe": ("src",),
    "frame": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src",),
    "image": ("href", "{http://www.w3.org/1999/xlink}href", "xlink:href"),
    "use": ("href", "{http://www.w3.org/1999/xlink}href", "xlink:href"),
    "a": ("href",),
    "area": ("href",),
}
_DATA_BLOCKS: Final = frozenset({"application/json", "application/ld+json", "text/plain", "text/template"})


def elements(file: File) -> Iterator[etree._Element]:
    """The elements of an HTML page or an SVG picture, in order."""
    root = file.page if file.page is not None else file.tree if file.suffix == "svg" else None
    if root is not None:
        yield from (one for one in root.iter() if isinstance(one.tag, str))


def tag(element: etree._Element) -> str:
    """The element's name in small letters, without its namespace."""
    return str(element.tag).rpartition("}")[2].lower()


def runs(script: etree._Element) -> bool:
    """Whether a script element holds something that runs, not data."""
    return (script.get("type") or "").lower() not in _DATA_BLOCKS


def scripts(file: File) -> Iterator[tuple[str, int]]:
    """The script text of a file with the line before it: a script file whole, or what stands inline in a page."""
    if file.suffix in SCRIPT:
        yield file.text, 0
        return
    for element in elements(file):
        if tag(element) == "script" and runs(element) and element.text:
            yield element.text, max(line_of(element) - 1, 0)
        for name, value in element.items():
            if str(name).lower().startswith("on") and value:
                yield str(value), max(line_of(element) - 1, 0)
