"""Scripts that reach for the device: camera, place, clipboard, workers."""

import re
from collections.abc import Iterator
from typing import Final

from scormpack.audit.allowed import own_script
from scormpack.audit.files import File
from scormpack.audit.patterns import script_hits
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

DEVICE: Final = Code(
    "X106",
    "A script that reaches for the device",
    Severity.ERROR,
    "A lesson needs no camera, microphone, place or clipboard, and no script that runs on its own.",
    "take the call out.",
    "rule X2: no device interfaces, workers or WebAssembly",
)
_NAMES: Final = (
    *("geolocation", "mediaDevices", "getUserMedia", "serviceWorker", "WebAssembly", "audioWorklet"),
    *("requestMIDIAccess", "showSaveFilePicker", "showOpenFilePicker", "showDirectoryPicker"),
)
_OF_NAVIGATOR: Final = ("clipboard", "share", "usb", "bluetooth", "serial", "hid", "contacts", "credentials", "storage")
_MADE: Final = ("Worker", "SharedWorker", "Notification", "PaymentRequest", "BroadcastChannel")
_NEEDS: Final = frozenset({*_NAMES, *_MADE, "navigator", "execCommand"})
_PATTERN: Final = re.compile(
    rf"\b(?:{'|'.join(_NAMES)})\b|\bnavigator\s*(?:\.\s*|\[\s*[\"'])(?:{'|'.join(_OF_NAVIGATOR)})\b"
    rf"|(?:\bnew|=)\s*(?:\w+\s*\.\s*){{0,3}}(?:{'|'.join(_MADE)})\b|[\"'](?:{'|'.join(_MADE)})[\"']\s*\]|\bNotification\s*\."
    r"|\bexecCommand\s*\(\s*[\"'](?:copy|cut|paste)"
)


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for each line that has it. Our own pages of one module tell each other which is the newest."""
    for line, words in script_hits(file, _PATTERN, _NEEDS, own_script("scorm-pages")):
        yield subject.found(DEVICE, file, f"A script uses `{words}`.", line)
