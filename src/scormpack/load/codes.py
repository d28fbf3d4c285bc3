"""The findings that loading can make."""

from typing import Final

from scormpack.core.findings import Code, Severity

_SCHEMA = "the schema: `scormpack schema` writes it for your editor"

UNREADABLE: Final = Code(
    "L001",
    "A file cannot be read",
    Severity.ERROR,
    "Nothing in this file reaches the course until it can be read.",
    "mend the place that is named and run the command again.",
    "YAML 1.2; files are UTF-8 text",
)
UNKNOWN_KEY: Final = Code(
    "L002",
    "A key that is not known",
    Severity.ERROR,
    "A mistyped key would be dropped silently and its words never shown.",
    "correct the spelling, or take the key out.",
    _SCHEMA,
)
MISSING_KEY: Final = Code(
    "L003",
    "A key is missing",
    Severity.ERROR,
    "The module cannot be built without it.",
    "add the key.",
    _SCHEMA,
)
WRONG_VALUE: Final = Code(
    "L004",
    "A value of the wrong kind",
    Severity.ERROR,
    "The value cannot be used as it stands.",
    "write a value of the kind that is named.",
    _SCHEMA,
)
DOUBLE_ID: Final = Code(
    "L005",
    "An id stands twice",
    Severity.ERROR,
    "Learners' answers are kept under ids; two with the same id would overwrite each other.",
    "give one of them another id; keep the one that is already in use with learners.",
    "house rule: ids are stable for ever",
)
DANGLING: Final = Code(
    "L006",
    "A reference to something that is not there",
    Severity.ERROR,
    "The learner would find a gap.",
    "correct the name, or add what it points to.",
    "house rule: every reference is resolved at build time",
)
MISSING_FILE: Final = Code(
    "L007",
    "A file is missing",
    Severity.ERROR,
    "The package would show a gap, or a film without captions.",
    "put the file there, or correct the name.",
    "house rule: a package holds all it needs",
)
UNSAFE_TEXT: Final = Code(
    "L008",
    "Text that a course cannot hold",
    Severity.ERROR,
    "Course texts are a small, safe Markdown: readable for everybody, and nothing for a security team to worry about.",
    "use paragraphs, lists, **bold** and ### sub-headings only.",
    "house rule: no raw HTML, no links, no slanted text",
)
AT_ODDS: Final = Code(
    "L009",
    "Fields that do not fit together",
    Severity.ERROR,
    "Each field is fine, but together they cannot work.",
    "change one of them.",
    _SCHEMA,
)
NOT_IN_COURSE: Final = Code(
    "L010",
    "A module that the course does not list",
    Severity.WARNING,
    "It is neither checked nor built.",
    "add it to `modules` in course.yaml, or move the folder away.",
    "house rule: course.yaml names the order",
)
SAME_KEY: Final = Code(
    "L011",
    "Two ids that meet on the same saved key",
    Severity.ERROR,
    "Answers are saved under three characters made from the id; these two ids make the same three.",
    "change the newer of the two ids by a letter.",
    "house rule: answers are keyed by id",
)
UNSAFE_PICTURE: Final = Code(
    "L013",
    "A picture that a package cannot hold",
    Severity.ERROR,
    "An SVG can run scripts and call out; a security team would turn the package away.",
    "export it again as plain shapes: no script, style, text, link or embedded image.",
    "SVG 1.1; house rule: pictures are shapes with attributes",
)
NOWHERE: Final = Code(
    "L014",
    "Something that nothing shows",
    Severity.WARNING,
    "A learner never sees it; perhaps a reference was forgotten.",
    "show it, or take it out.",
    "house rule: what is in a course is used",
)
BAD_CAPTIONS: Final = Code(
    "L012",
    "Captions that cannot be shown",
    Severity.ERROR,
    "A learner who cannot hear, or has no headphones, would get nothing.",
    "mend the line that is named; each cue needs `00:00:01.000 --> 00:00:04.000` and its words.",
    "WebVTT; WCAG 2.2, 1.2.2 (captions)",
)
