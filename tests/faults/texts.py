"""Text that a course cannot hold, and text that it can."""

from faults.case import Bad, Good, swap
from starter import MODULE, TRANSCRIPT

_MANY = "      many: true\n"
_TASK = "task: Tick the things you do well."
_FIFTEEN = "Tick the things you do well now and then tick those you once did well."


def _intro(text: str) -> str:
    body = "".join(f"        {line}\n" if line else "\n" for line in text.split("\n"))
    return f"      intro: |\n{body}"


def _bad(what: str, text: str, says: str) -> Bad:
    return Bad("L008", what, swap(MODULE, _MANY, _MANY + _intro(text)), MODULE, "intro:", (says,))


def _good(what: str, text: str) -> Good:
    return Good("L008", what, swap(MODULE, _MANY, _MANY + _intro(text)))


BAD = (
    _bad("an HTML tag", "This is <b>bold</b>.", "HTML"),
    _bad("a script", "<script>alert(1)</script>", "HTML"),
    _bad("an HTML comment", "Now.\n\n<!-- later -->", "HTML"),
    _bad("a link", "Go [there](there.html) now.", "a link"),
    _bad("a link in angle brackets", "Go to <https://example.org> now.", "a link"),
    _bad("a picture", "See ![a mug](mug.png) here.", "a picture"),
    _bad("slanted words", "This is *slanted* text.", "slanted text"),
    _bad("slanted words with underlines", "This is _slanted_ text.", "slanted text"),
    _bad("code marks", "Type `help` here.", "code marks"),
    _bad("a code block", "```\nhelp\n```", "a code block"),
    _bad("a line of code by spaces", "One.\n\n    two", "four or more spaces"),
    _bad("a table", "| a | b |\n|---|---|\n| c | d |", "a table"),
    _bad("a quotation mark", "> Someone said this.", "a quotation mark"),
    _bad("a rule", "One.\n\n***\n\nTwo.", "a rule"),
    _bad("a heading of the first level", "# Big", "a heading that is not `### like this`"),
    _bad("a heading of the fourth level", "#### Small", "a heading that is not `### like this`"),
    _bad("a heading by underlining", "Big\n===", "a heading that is not `### like this`"),
    Bad(
        "L008",
        "a list where one line is wanted",
        swap(MODULE, _TASK, "task: '- Tick the things.'"),
        MODULE,
        "task:",
        ("one line is wanted",),
    ),
    Bad(
        "L008", "bold in a title", swap(MODULE, "title: Your card", "title: Your **card**"), MODULE, "**", ("no bold",)
    ),
    Bad("L008", "no words", swap(MODULE, _TASK, "task: ' '"), MODULE, "task:", ("Some words are wanted",)),
    Bad(
        "L008",
        "an instruction of 16 words",
        swap(MODULE, _TASK, f"task: One {_FIFTEEN}"),
        MODULE,
        "task:",
        ("at most 15 words", "16"),
    ),
    Bad(
        "L008",
        "a link in a transcript",
        swap(TRANSCRIPT, "The film has not come yet.", "The [film](film) has not come yet."),
        TRANSCRIPT,
        "",
        ("a link",),
    ),
)

GOOD = (
    _good("bold words", "This is **bold** text."),
    _good("a sub-heading", "### Small\n\nWords."),
    _good("lists", "- one\n- two\n\n1. first\n2. second"),
    _good("signs that are not marks", "5 < 6 and 6 > 5, at 100 % & more; 2 * 3 * 4 is 24, a_b_c."),
    Good("L008", "an instruction of 15 words", swap(MODULE, _TASK, f"task: {_FIFTEEN}")),
    Good("L008", "a line that folds", swap(MODULE, _TASK, "task: >-\n        Tick the things\n        you do well.")),
)
