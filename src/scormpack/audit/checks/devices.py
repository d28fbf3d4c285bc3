"""Scripts that reach for the device: camera, place, clipboard, workers."""

import re
from collections.abc import Iterator
from typing import Final

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
_NEEDS: Final = frozenset(
    {"navigator", "Worker", "SharedWorker", "WebAssembly", "Notification", "PaymentRequest", "BroadcastChannel"}
)
_PATTERN: Final = re.compile(
    r"\bnavigator\s*\.\s*(?:geolocation|mediaDevices|getUserMedia|clipboard|share|usb|bluetooth|serial|hid|contacts|credentials|serviceWorker)\b"
    r"|\bnew\s+(?:Shared)?Worker\b|\bWebAssembly\b|\bNotification\s*\.|\bnew\s+(?:Notification|PaymentRequest|BroadcastChannel)\b"
)


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for each line that has it."""
    for line, words in script_hits(file, _PATTERN, _NEEDS):
        yield subject.found(DEVICE, file, f"A script uses `{words}`.", line)
