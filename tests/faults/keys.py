"""Keys that are not known, that are missing, or whose values are of the wrong kind."""

from faults.case import Bad, Good, both, swap
from faults.languages import TWIN
from starter import COURSE_YAML, FILM, MODULE

_ONE_OPTION = """        - id: on-time
          text: I turn up on time
          says: turn up on time
          feedback: A team that can count on you can plan its day.
"""
_TWO_OPTIONS = """        - id: listen
          text: I listen to people
          says: listen to people
          feedback: People will bring you the real problem.
        - id: finish
          text: I finish what I start
          says: finish what I start
          feedback: You may be given bigger jobs with time.
"""
_OPTIONS = "      options:\n" + _ONE_OPTION + _TWO_OPTIONS

BAD = (
    Bad(
        "L002",
        "a key is mistyped",
        swap(MODULE, "    layout: split\n", "    layuot: split\n"),
        MODULE,
        "layuot: split",
        ("no key `layuot`", "Did you mean `layout`?"),
    ),
    Bad(
        "L002",
        "a key of an item is mistyped",
        swap(MODULE, "says: listen to people", "sayz: listen to people"),
        MODULE,
        "sayz: listen to people",
        ("no key `sayz`", "Did you mean `says`?"),
    ),
    Bad(
        "L002",
        "a key of an output screen is mistyped",
        swap(MODULE, "      output: card\n", "      output: card\n      intor: Look it over.\n"),
        MODULE,
        "intor: Look it over.",
        ("no key `intor`", "Did you mean `intro`?"),
    ),
    Bad(
        "L002",
        "a key of a manifest is mistyped",
        swap(FILM, "poster: null", "postre: null"),
        FILM,
        "postre: null",
        ("Did you mean `poster`?",),
    ),
    Bad("L003", "a module has no title", swap(MODULE, "title: A small start\n", ""), MODULE, "#", ("`title`",)),
    Bad(
        "L003",
        "a screen has no minutes",
        swap(MODULE, "    minutes: 3\n", ""),
        MODULE,
        "  - id: do-well",
        ("`minutes` is missing",),
    ),
    Bad("L003", "an activity has no type", swap(MODULE, "      type: film\n", ""), MODULE, "activity:", ("`type`",)),
    Bad(
        "L003",
        "an instruction is missing",
        swap(MODULE, "      task: Tick the things you do well.\n", ""),
        MODULE,
        "activity:",
        ("`task` is missing",),
    ),
    Bad(
        "L003",
        "captions in a language of the course are missing",
        both(
            swap(COURSE_YAML, "languages: [en]", "languages: [en, cy]"),
            TWIN,
            swap(FILM, "transcript: {en: ", "transcript: {cy: captions/one.transcript.en.md, en: "),
        ),
        FILM,
        "captions:",
        ("Captions in `cy`",),
    ),
    Bad(
        "L004",
        "words where a number is",
        swap(MODULE, "minutes: 15", "minutes: short"),
        MODULE,
        "minutes: short",
        ("A whole number is wanted", "`short`"),
    ),
    Bad(
        "L004",
        "a number in quotes",
        swap(MODULE, "minutes: 15", 'minutes: "15"'),
        MODULE,
        'minutes: "15"',
        ("A whole number is wanted",),
    ),
    Bad(
        "L004",
        "a word outside a closed set",
        swap(MODULE, "colour: marigold", "colour: marygold"),
        MODULE,
        "colour: marygold",
        ("`marygold`", "Did you mean `marigold`?"),
    ),
    Bad(
        "L004",
        "a type that is not known",
        swap(MODULE, "type: film", "type: flim"),
        MODULE,
        "activity:",
        ("`flim`", "Did you mean `film`?"),
    ),
    Bad(
        "L004",
        "an id with a capital",
        swap(MODULE, "- id: on-time", "- id: onTime"),
        MODULE,
        "id: onTime",
        ("`onTime`", "small letters, digits and single hyphens"),
    ),
    Bad(
        "L004",
        "a path that leads out",
        swap(MODULE, "{file: desk.svg", "{file: ../desk.svg"),
        MODULE,
        "../desk.svg",
        ("A path of small letters",),
    ),
    Bad(
        "L004",
        "too few options",
        swap(MODULE, _TWO_OPTIONS, ""),
        MODULE,
        "options:",
        ("At least 2 entries are wanted", "there is 1"),
    ),
    Bad(
        "L004",
        "no list",
        swap(MODULE, _OPTIONS, "      options: none\n"),
        MODULE,
        "options: none",
        ("A list is wanted",),
    ),
    Bad(
        "L004",
        "minutes beyond an hour",
        swap(MODULE, "    minutes: 10\n", "    minutes: 61\n"),
        MODULE,
        "minutes: 61",
        ("at most 60", "`61`"),
    ),
    Bad(
        "L004",
        "an employer that is a number",
        swap(MODULE, "employer: not-stated", "employer: 5"),
        MODULE,
        "employer: 5",
        ("Words are wanted; there is `5`.",),
    ),
    Bad(
        "L002",
        "a key of the only output is mistyped",
        swap(MODULE, "    kind: card\n", "    kind: card\n    knid: card\n"),
        MODULE,
        "knid: card",
        ("Did you mean `kind`?",),
    ),
    Bad(
        "L003",
        "a transcript in a language of the course is missing",
        both(
            swap(COURSE_YAML, "languages: [en]", "languages: [en, cy]"),
            TWIN,
            swap(FILM, "captions: {en: ", "captions: {cy: captions/one.en.vtt, en: "),
        ),
        FILM,
        "transcript:",
        ("A transcript in `cy`",),
    ),
    Bad(
        "L003",
        "an assumption without its reason",
        swap(MODULE, "employer: not-stated", "employer: {name: Example Works, assumed: true}"),
        MODULE,
        "employer:",
        ("`because` is missing",),
    ),
)

GOOD = (
    Good(
        "L002",
        "all keys of a scene",
        swap(MODULE, "    layout: split\n", "    layout: split-right\n    required: false\n"),
    ),
    Good("L003", "no layout, which is not needed", swap(MODULE, "    layout: split\n", "")),
    Good("L003", "no `says`, which is not needed", swap(MODULE, "          says: turn up on time\n", "")),
    Good("L004", "two options, the fewest there can be", swap(MODULE, _ONE_OPTION, "")),
    Good("L004", "an id of 40 characters", swap(MODULE, "- id: on-time", f"- id: {'a' * 40}")),
)
