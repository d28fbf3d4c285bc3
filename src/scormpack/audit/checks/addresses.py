"""Addresses outside the package, each with its file and line."""

import re
from collections.abc import Iterator
from typing import Final

from scormpack.audit.allowed import known_schemas, names
from scormpack.audit.files import MARKUP, XML, File
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
_NAMESPACE: Final = re.compile(
    r"""(?:\bxmlns(?::[\w.-]+)?|\b(?:\w+:)?(?:schemaLocation|noNamespaceSchemaLocation)|\btargetNamespace|\bnamespace"""
    r"""|\bsystem|\bpublic)\s*=\s*(?:"[^"]*"|'[^']*')"""
)


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for each address on each line."""
    if not file.is_text or file.sha256 in known_schemas():
        return
    seen = set()
    for address, line in _addresses(file):
        if not _is_name(subject, address) and (address, line) not in seen:
            seen.add((address, line))
            yield subject.found(OUTSIDE, file, f"It names `{address[:120]}`.", line)


def _addresses(file: File) -> Iterator[tuple[str, int]]:
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
