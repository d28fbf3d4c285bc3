"""Scripts that can speak over the network."""

import re
from collections.abc import Iterator
from typing import Final

from scormpack.audit.allowed import own_script
from scormpack.audit.files import File
from scormpack.audit.patterns import script_hits
from scormpack.audit.subject import LRS, Subject
from scormpack.core.findings import Code, Finding, Severity

NETWORK: Final = Code(
    "X102",
    "A script that can speak over the network",
    Severity.ERROR,
    "Such a script can send what a learner writes, or fetch what nobody checked.",
    "take the call out; a SCORM page speaks through the platform's own script alone.",
    "rule X2: no network interfaces in scripts",
)
TO_AN_LRS: Final = Code(
    "X103",
    "A script that sends to a learning record store",
    Severity.WARNING,
    "An xAPI or cmi5 page has to send, but only to the address that the platform hands it; that is not proven here.",
    "run `scormpack audit --play` to see where it sends; a package of another version of scormpack: build it again.",
    "rule X2: xAPI endpoint only from launch parameters",
)
_FETCHES: Final = frozenset({"fetch", "XMLHttpRequest", "location"})
_OTHERS: Final = frozenset(
    {
        *("WebSocket", "WebSocketStream", "EventSource", "RTCPeerConnection", "webkitRTCPeerConnection"),
        *("mozRTCPeerConnection", "WebTransport", "sendBeacon", "importScripts", "ActiveXObject", "import", "submit"),
    }
)
_FETCH: Final = re.compile(
    r"\bfetch\s*(?:\(|\.\s*(?:call|apply|bind)\b)|\b(?:window|self|globalThis|top|parent)\s*\.\s*fetch\b|=\s*fetch\b"
    r"|\bXMLHttpRequest\b|[\"'](?:fetch|XMLHttpRequest)[\"']\s*[\])]"
    # The one way out that no policy shuts: leading the page to an address that the script puts together.
    r"|\blocation(?:\s*\.\s*href)?\s*=(?![=>])(?!\s*[\"'`][^\"'`]*[\"'`]\s*[;\n}])"
    r"|\blocation\s*\.\s*(?:assign|replace)\s*(?:\((?!\s*[\"'`][^\"'`]*[\"'`]\s*\))|\.)"
)
_OTHER: Final = re.compile(
    r"\b(?:WebSocket(?:Stream)?|EventSource|(?:webkit|moz)?RTCPeerConnection|WebTransport|sendBeacon|importScripts"
    r"|ActiveXObject)\b|\bimport\s*\(|\.\s*submit\s*\(\s*\)"
)


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for each line that names such an interface; our own xAPI adapter is known and let through."""
    lrs = subject.kind in LRS
    code, known = (TO_AN_LRS, own_script("xapi-http")) if lrs else (NETWORK, "")
    for line, words in script_hits(file, _FETCH, _FETCHES, known):
        yield subject.found(code, file, f"A script uses `{words}`.", line)
    for line, words in script_hits(file, _OTHER, _OTHERS):
        yield subject.found(NETWORK, file, f"A script uses `{words}`.", line)
