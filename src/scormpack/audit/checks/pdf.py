"""PDFs that act: script, programs, embedded files, forms that send, links."""

import re
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import Final

from scormpack.audit.files import File
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

ACTS: Final = Code(
    "X113",
    "A PDF that acts",
    Severity.ERROR,
    "A sheet to read or print needs no script, no links, no files inside it and no form that sends.",
    "print the document to PDF again from its source.",
    "rule X3: PDF without script, launch, embedded files or submit",
)
_ACTIONS: Final = frozenset(
    (
        *(b"JavaScript", b"JS", b"Launch", b"EmbeddedFile", b"EmbeddedFiles", b"SubmitForm", b"ImportData", b"URI"),
        *(b"GoToR", b"GoToE", b"RichMedia", b"Movie", b"Sound", b"Rendition", b"XFA", b"Encrypt", b"Named", b"AA "),
    )
)
# Ways of packing that would have to be undone before anybody knows what a stream holds; pages need none of them.
_HIDING: Final = frozenset((b"ASCII85Decode", b"A85", b"ASCIIHexDecode", b"AHx", b"LZWDecode", b"RunLengthDecode"))
_NAME: Final = re.compile(rb"/([A-Za-z#][\w#]{1,40})")
_SIGN: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_BY_ITSELF: Final = re.compile(rb"/AA\s*(?:<<|\d+\s+\d+\s+R)")
_STREAM: Final = re.compile(rb"stream\r?\n")
_UNPACKED_LONGEST: Final = 4 << 20
_ALL_LONGEST: Final = 64 << 20
_STREAMS: Final = 10_000
_PIECE: Final = 1 << 14


def pdf_texts(data: bytes) -> Iterator[bytes]:
    """The PDF's bytes, then its unpacked streams, in bounded memory."""
    yield data
    view, total = memoryview(data), 0
    for match in islice(_STREAM.finditer(data), _STREAMS):
        if total > _ALL_LONGEST:
            return
        text = _unpacked(view[match.end() : match.end() + _UNPACKED_LONGEST])
        total += len(text)
        if text:
            yield text


def _unpacked(packed: memoryview) -> bytes:
    """What a stream unpacks to, as far as it can be; fed in pieces, for a failure costs as much as its input."""
    unpacker, parts, size = zlib.decompressobj(), [], 0
    for at in range(0, len(packed), _PIECE):
        try:
            parts.append(unpacker.decompress(packed[at : at + _PIECE], _UNPACKED_LONGEST - size))
        except zlib.error:
            break
        size += len(parts[-1])
        if unpacker.eof or size >= _UNPACKED_LONGEST:
            break
    return b"".join(parts)


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for each kind of action that it names, and each way of packing that hides what is in it."""
    if file.suffix != "pdf" or file.data is None:
        return
    named: set[bytes] = set()
    for text in pdf_texts(file.data):
        named |= {_SIGN.sub(_signed, name) for name in set(_NAME.findall(text))}
        if _BY_ITSELF.search(text):
            named.add(b"AA ")
    for name in sorted(named & _ACTIONS):
        yield subject.found(ACTS, file, f"The PDF has `/{name.decode('ascii').strip()}`.")
    for name in sorted(named & _HIDING):
        yield subject.found(ACTS, file, f"A part of the PDF is packed as `/{name.decode('ascii')}` and cannot be read.")


def _signed(found: re.Match[bytes]) -> bytes:
    return bytes([int(found[1], 16)])
