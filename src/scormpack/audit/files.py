"""The files of a package, read once, a chunk at a time: digest, first bytes, and the whole only of what is small."""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from lxml import etree

from scormpack.audit.bounds import Bounds
from scormpack.audit.boxes import BoxWalker
from scormpack.audit.plain import plain_markup, plain_script, plain_style
from scormpack.core.errors import UnreadableInput
from scormpack.core.opened import Opened

HEAD_BYTES: Final = 512
MARKUP: Final = frozenset({"html", "htm", "xhtml"})
XML: Final = frozenset({"xml", "xsd", "svg", "dtd"})
SCRIPT: Final = frozenset({"js", "mjs"})
TEXT: Final = MARKUP | XML | SCRIPT | {"css", "json", "vtt", "srt", "txt", "md", "csv", "map", "webmanifest"}
FILMS: Final = frozenset({"mp4", "m4v", "m4a", "mov"})


def suffix_of(path: str) -> str:
    """The ending of a path in small letters, without its dot."""
    name = path.rpartition("/")[2]
    return name.rpartition(".")[2].lower() if "." in name else ""


class Lines:
    """Where the lines of a text begin, so that very many places in it cost little."""

    def __init__(self, text: str) -> None:
        self._breaks = [match.start() for match in re.finditer("\n", text)]

    def at(self, position: int) -> int:
        """The line, from 1, of a position."""
        return bisect_left(self._breaks, position) + 1


@dataclass
class File:
    """One file as the checks see it. `data` is all of it for texts and small files, else None.

    `boxes` are a film's outer boxes but for its pictures and sound, `loose` whether they do not fill the file;
    `damage` says in words why it could not be read to its end.
    """

    path: str
    size_bytes: int
    sha256: str = ""
    head: bytes = b""
    data: bytes | None = None
    boxes: Mapping[bytes, bytearray] = field(default_factory=dict)
    loose: bool = False
    damage: str = ""
    _reading: "tuple[str, Lines] | None" = field(default=None, repr=False)

    @property
    def suffix(self) -> str:
        """The ending of its name in small letters."""
        return suffix_of(self.path)

    @property
    def is_text(self) -> bool:
        """Whether it is one of the kinds that are read as text."""
        return self.suffix in TEXT and self.data is not None

    @cached_property
    def text(self) -> str:
        """Its words, whatever its encoding; empty for what is no text."""
        if not self.is_text or self.data is None:
            return ""
        for mark, name in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
            if self.data.startswith(mark):
                return self.data.decode(name, errors="replace")
        return self.data.decode("utf-8", errors="replace")

    @cached_property
    def spoken(self) -> str:
        """Its words as a browser understands them: references, escapes and joined strings resolved; lines stay."""
        if self.suffix in MARKUP | XML:
            return plain_markup(self.text)
        if self.suffix == "css":
            return plain_style(self.text)
        return plain_script(self.text) if self.suffix in SCRIPT | {"json", "map"} else self.text

    @cached_property
    def page(self) -> etree._Element | None:
        """The tree of an HTML page; None for anything else."""
        if self.suffix not in MARKUP or not self.data:
            return None
        parser = etree.HTMLParser(recover=True, no_network=True, huge_tree=False, encoding="utf-8")
        try:
            return etree.fromstring(self.text.encode("utf-8", errors="replace"), parser)
        except (etree.XMLSyntaxError, ValueError):
            return None

    @cached_property
    def tree(self) -> etree._Element | None:
        """The tree of an XML file that is well-formed and has no DOCTYPE; None for anything else."""
        return parse_xml(self.data)[0] if self.suffix in XML and self.data else None

    @cached_property
    def lines(self) -> "Lines":
        """The lines of its words."""
        return Lines(self.spoken)

    def lines_of(self, reading: str) -> "Lines":
        """The lines of another reading of its words; the last one is remembered."""
        if self._reading is None or self._reading[0] is not reading:
            self._reading = (reading, Lines(reading))
        return self._reading[1]

    def line_at(self, position: int) -> int:
        """The line, from 1, of a position in its words."""
        return self.lines.at(position)


def parse_xml(data: bytes) -> tuple[etree._Element | None, str]:
    """The root of an XML file, or None and in words what is wrong. Entities are never expanded."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        return None, f"it is no XML: {str(fault)[:200]}"
    if root.getroottree().docinfo.internalDTD is not None:
        return None, "it has a DOCTYPE, which no manifest needs and which can hide entities"
    return root, ""


def read_files(opened: Opened, bounds: Bounds) -> Iterator[File]:
    """Every file of the package, in order; each is read once, and forgotten when the next is asked for.

    Texts beyond what is looked through in all are read, but not kept.
    """
    left = bounds.texts_in_all
    for path, member in opened.members.items():
        suffix = suffix_of(path)
        longest = bounds.text_bytes if suffix in TEXT else 0 if suffix in FILMS else bounds.data_bytes
        if suffix in TEXT:
            longest = min(longest, left)
            left -= min(member.size_bytes, longest)
        yield _read(opened, File(path, member.size_bytes), keep=member.size_bytes <= longest)


def _read(opened: Opened, file: File, *, keep: bool) -> File:
    digest, kept, boxes = hashlib.sha256(), [], BoxWalker() if file.suffix in FILMS else None
    try:
        for chunk in opened.chunks(file.path):
            digest.update(chunk)
            if len(file.head) < HEAD_BYTES:
                file.head = (file.head + chunk[:HEAD_BYTES])[:HEAD_BYTES]
            if keep:
                kept.append(chunk)
            if boxes:
                boxes.feed(chunk)
    except UnreadableInput as fault:
        file.damage = fault.message
        return file
    file.sha256 = digest.hexdigest()
    file.data = b"".join(kept) if keep else None
    if boxes:
        boxes.finish()
        file.boxes, file.loose = boxes.kept, boxes.loose
    return file
