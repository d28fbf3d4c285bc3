"""What the checks look at in a page: its elements, the addresses it loads, its scripts and its policy."""

import re
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
_ANYWHERE: Final = ("action", "background", "formaction", "manifest", "ping", "codebase")
_SHOWN: Final = frozenset({"img", "image", "input", "source", "video", "audio", "track"})
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PICTURE: Final = re.compile(r"data:(?:image|audio|video|font)/", re.IGNORECASE)
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


def asked(element: etree._Element) -> Iterator[str]:
    """Every address that an element loads or leads to, as it is written."""
    for name in LOADS.get(tag(element), ()):
        value = str(element.get(name) or "").strip()
        if name == "srcset":
            yield from (part.split()[0] for part in value.split(",") if part.strip())
        elif value:
            yield value


def leads_out(element: etree._Element) -> Iterator[str]:
    """The addresses of an element with which a browser leaves the package."""
    more = (str(element.get(name) or "") for name in _ANYWHERE)
    yield from (one for one in (*asked(element), *more) if outside(one, shown=tag(element) in _SHOWN))


def outside(address: str, *, shown: bool = True) -> bool:
    """Whether a browser that follows this address leaves the package. It drops tabs and lines, and takes a backslash
    for a slash. Data that is only shown as a picture or film stays inside.
    """
    plain = re.sub(r"[\t\n\r]", "", address).strip("".join(map(chr, range(0x21)))).replace("\\", "/")
    if plain.startswith("//"):
        return True
    scheme = _SCHEME.match(plain)
    return scheme is not None and not (shown and _PICTURE.match(plain)) and plain.lower() != "about:blank"
