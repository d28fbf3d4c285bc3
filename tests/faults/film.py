"""A film that is ready for release in every way, in place of the placeholder."""

from faults.case import Change, both, put
from starter import CAPTIONS, CHAPTERS, CONSENT, FILM, TRANSCRIPT, Starter

SECONDS = 600
CUE_SECONDS = 6
_DIGEST = "a" * 64
RECORD = """schema: 1
id: consent-1
shown_as: Sam
channels: [lms, print]
from: 2025-01-01
until: 2027-01-01
review: 2026-09-01
contact: programme lead
"""


def consent(text: str = RECORD) -> Change:
    """The consent record of the person on film."""
    return put(CONSENT, text.encode())


def captions(*changes: tuple[str, str], until: int = SECONDS) -> bytes:
    """Captions from start to end that are easy to read, each change made once."""
    cues = (
        f"{_time(start)} --> {_time(min(start + CUE_SECONDS, until))}\nThe work goes on.\n"
        for start in range(0, until, CUE_SECONDS)
    )
    text = "WEBVTT\n\n" + "\n".join(cues)
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text.encode()


def ready(course: Starter) -> None:
    """A manifest that has all that a release needs, beside a file that stands for the film."""
    course.write("media_manifests/films/one.mp4", b"film")
    for old, new in (
        ("placeholder: true", "placeholder: false"),
        ("file: null", "file: films/one.mp4"),
        ("sha256: null", f"sha256: {_DIGEST}"),
        ("size_bytes: null", "size_bytes: 4"),
        ("duration_seconds: null", f"duration_seconds: {SECONDS}.0"),
        ("people: []", "people: [consent-1]"),
        ("rights: not-stated", "rights: Owned by the programme."),
    ):
        course.edit(FILM, old, new)
    both(put(CAPTIONS, captions()), consent())(course)
    for path in (CHAPTERS, TRANSCRIPT):
        course.write(path, course.read(path).replace("placeholder", "film").encode())


def _time(seconds: int) -> str:
    return f"{seconds // 60:02}:{seconds % 60:02}.000"
