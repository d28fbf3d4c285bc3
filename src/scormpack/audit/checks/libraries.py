"""Scripts of third parties, by the words that they carry at their head."""

import re
from collections.abc import Iterator
from typing import Final

from scormpack.audit.files import SCRIPT, File
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

LIBRARY: Final = Code(
    "X115",
    "A script of a third party",
    Severity.WARNING,
    "Someone has to follow its security notices for as long as the course is in use.",
    "ask the maker for its version and licence, and compare its SHA-256 with the published one.",
    "rule X12: third-party scripts are named and pinned",
)
_BANNER: Final = re.compile(
    r"\b(?:(?:jQuery(?: JavaScript Library| UI)?|AngularJS|Vue\.js|Modernizr|Lodash|Underscore\.js|Moment\.js|CreateJS"
    r"|video\.js|SCORM_API_wrapper|scorm-again|pipwerks|RequireJS|Backbone\.js|TinCanJS|MathJax)"
    r"(?:[ \t:@-]*v?\d+(?:\.\d+)+)?"
    r"|(?:React|Bootstrap|GSAP|Popcorn|Handlebars|Adapt)[ \t:@-]*v?\d+(?:\.\d+)+)"
)


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for the first library that a script names in a comment at its head."""
    if file.suffix not in SCRIPT:
        return
    head = file.text[:4000]
    comments = "\n".join(re.findall(r"/\*.{0,2000}?\*/|//[^\n]{0,300}", head, re.DOTALL))
    if match := _BANNER.search(comments):
        yield subject.found(LIBRARY, file, f"It names itself `{' '.join(match.group().split())}`.")
