"""Files that cannot be read, and files that look odd but can."""

from faults.case import Bad, Good, put, recode, swap
from starter import CAPTIONS, COURSE_YAML, FILM, MODULE, TRANSCRIPT

BAD = (
    Bad(
        "L001",
        "a tab indents a line",
        swap(MODULE, "    title: Watch the film", "\t title: Watch the film"),
        MODULE,
        "\t title: Watch the film",
        ("a tab", "spaces"),
    ),
    Bad(
        "L001",
        "a quotation mark is not closed",
        swap(MODULE, "heading: Who I will", 'heading: "Who I will'),
        MODULE,
        'heading: "Who I will',
        ("a quotation mark is opened and not closed",),
    ),
    Bad(
        "L001",
        "a colon stands in words",
        swap(MODULE, "title: A small start", "title: A small start: yours"),
        MODULE,
        "title: A small start: yours",
        ("a colon stands where no key can be",),
    ),
    Bad(
        "L001",
        "a key stands twice",
        swap(MODULE, "    title: Your card", "    title: Your card\n    title: Your own card"),
        MODULE,
        "    title: Your own card",
        ("`title`", "a second time"),
    ),
    Bad(
        "L001",
        "an alias is used",
        swap(MODULE, "person: not-stated\nemployer: not-stated", "person: &who not-stated\nemployer: *who"),
        MODULE,
        "employer: *who",
        ("an alias", "write the words out"),
    ),
    Bad(
        "L001",
        "a control character stands in a text",
        swap(MODULE, "One thing the person does well.", "One thing\x07 the person does well."),
        MODULE,
        "One thing\x07",
        ("U+0007",),
    ),
    Bad(
        "L001",
        "a number that is none",
        swap(MODULE, "minutes: 15", "minutes: 1__5"),
        MODULE,
        "minutes: 1__5",
        ("`1__5` is not a number",),
    ),
    Bad("L001", "the course is not UTF-8", put(COURSE_YAML, b"id: caf\xe9"), COURSE_YAML, "", ("UTF-8", "byte 8")),
    Bad("L001", "captions are not UTF-8", put(CAPTIONS, b"WEBVTT\n\n\xff"), CAPTIONS, "", ("UTF-8", "byte 9")),
    Bad("L001", "a transcript is not UTF-8", put(TRANSCRIPT, b"caf\xe9"), TRANSCRIPT, "", ("UTF-8", "byte 4")),
)

GOOD = (
    Good("L001", "line ends of Windows", recode(MODULE, lambda text: text.replace("\n", "\r\n").encode())),
    Good("L001", "a byte order mark", recode(MODULE, lambda text: text.encode("utf-8-sig"))),
    Good("L001", "a byte order mark before captions", recode(CAPTIONS, lambda text: text.encode("utf-8-sig"))),
    Good("L001", "line ends of Windows in a manifest", recode(FILM, lambda text: text.replace("\n", "\r\n").encode())),
    Good("L001", "quoted words with a colon", swap(MODULE, "title: A small start", 'title: "A start: yours"')),
    Good("L001", "letters of Welsh", swap(MODULE, "title: A small start", "title: Tŷ a gŵr, bach")),
)
