"""Addresses outside the package, each with its file and line."""

import re
from collections.abc import Iterator
from typing import Final

from scormpack.audit.allowed import known_schemas, names
from scormpack.audit.checks.pdf import pdf_texts
from scormpack.audit.files import MARKUP, XML, File
from scormpack.audit.manifests import line_of
from scormpack.audit.markup import elements, leads_out, outside
from scormpack.audit.styles import addresses_in_style
from scormpack.audit.subject import LRS, Subject
from scormpack.core.findings import Code, Finding, Severity

OUTSIDE: Final = Code(
    "X101",
    "An address outside the package",
    Severity.ERROR,
    "In a prison nothing may lead to the internet: not a link, a picture, a font, nor an address in a comment.",
    "put what is needed into the package, and take the address out.",
    "rule X1: no absolute addresses",
)
_ADDRESS: Final = re.compile(
    r"""(?<![\w.+-])(?:https?|wss?|ftps?|file|rtmp|rtsp)://[^\s"'<>\\)\]},;`]{1,300}"""
    r"""|(?:["'(=]\s*)(?:mailto|tel|sms|javascript|vbscript):[^\s"'<>]{1,200}"""
    r"""|data:(?:text/html|application/)[^\s"'<>]{1,60}"""
    r"""|(?<=["'(=])\s*//[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+[^\s"'<>)]{0,200}"""
    r"""|\bwww\.[a-z0-9-]{1,63}\.[a-z]{2,}""",
    re.IGNORECASE,
)
# Not the names by which PDF's own notes call their vocabularies.
_IN_PDF: Final = re.compile(
    rb"\b(?:https?|ftp)://(?!(?:www\.w3\.org|purl\.org|ns\.adobe\.com|www\.aiim\.org|iptc\.org)/)[\w.-]{1,80}\.[a-z]{2,12}\b"
)
_NAMESPACE: Final = re.compile(
    r"""(?:\bxmlns(?::[\w.-]+)?|\b(?:\w+:)?(?:schemaLocation|noNamespaceSchemaLocation)|\btargetNamespace|\bnamespace"""
    r"""|\bsystem|\bpublic)\s*=\s*(?:"[^"]*"|'[^']*')"""
)


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for each address on each line, whether it stands in words or a browser would follow it."""
    if file.suffix == "pdf" and file.data:
        for name in sorted({hit for text in pdf_texts(file.data) for hit in _IN_PDF.findall(text)}):
            yield subject.found(OUTSIDE, file, f"It names `{name.decode('ascii')}`.")
    if not file.is_text or file.sha256 in known_schemas():
        return
    followed = (one for one in _followed(file) if not _ADDRESS.search(f'"{one[0]}'))
    for address, line in dict.fromkeys((*_written(file), *followed)):
        if not _is_name(subject, address):
            yield subject.found(OUTSIDE, file, f"It names `{address[:120]}`.", line)


def _followed(file: File) -> Iterator[tuple[str, int]]:
    for element in elements(file):
        yield from ((address, line_of(element)) for address in leads_out(element))
    yield from (found for found in addresses_in_style(file) if outside(found[0]))


def _written(file: File) -> Iterator[tuple[str, int]]:
    words = file.spoken
    if file.suffix in XML | MARKUP:
        words = _NAMESPACE.sub(_blank, words)
    for match in _ADDRESS.finditer(words):
        yield match.group().strip("\"'(= \t\n\r"), file.line_at(match.start())


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def _is_name(subject: Subject, address: str) -> bool:
    """Whether the address is an identifier: a standard's, or one that the package's manifest gives to its own parts."""
    if address.rstrip(".") in names():
        return True
    if subject.kind not in LRS or subject.manifest is None:
        return False
    if any(address == (one.text or "").strip() for one in subject.manifest.named("url")):
        return True  # C105 tells of it
    return any(address == own or address.startswith(f"{own.rstrip('/')}/") for own in subject.manifest.ids)
