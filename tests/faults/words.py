"""Words, paragraphs and promises that do harm, and the nearest that do none."""

from faults.case import Bad, Change, Good, both, nothing, screen, swap
from starter import MODULE

_MANY = "      many: true\n"
_EASY = "We go to work and we eat. "
_TWELVE = "You can ask for help at work, and we all need it. "
_ROUTE = "You can apply for a job."
_NOTE = "cover: {file: cover.svg"


def _intro(text: str) -> Change:
    return swap(MODULE, _MANY, f'{_MANY}      intro: "{text}"\n')


def _read(text: str, minutes: int = 1) -> Change:
    return screen("more", minutes, f'type: read\nbody: "{text}"\n')


def _note(text: str) -> Change:
    return swap(MODULE, _NOTE, f"content_note: {text}\n{_NOTE}")


def _bad(code: str, what: str, change: Change, line: str, *says: str) -> Bad:
    return Bad(code, what, change, MODULE, line, says)


_AT = "- id: do-well"
_LONG = "We go on and on, " * 5 + "now"
_MEAN = "\\n".join(["- You can stop the film and go back to it as and when you like, or let it be."] * 25)

BAD = (
    _bad("R107", "a sentence of 26 words", _intro(f"{_LONG}."), _AT, "has 26"),
    _bad("R108", "long sentences all along", _read(_MEAN, 5), "screens:", "A mean of 14"),
    _bad("R109", "four sentences", _intro("I am. You are. We go. They stay."), _AT, "begins 4"),
    _bad("R110", "81 words without a break", _read("\\n\\n".join([_EASY * 2] * 6)), "- id: more", "here are 84"),
    _bad(
        "R111",
        "only hard words",
        _read("\\n\\n".join(["Employers appreciate reliability."] * 12)),
        "- id: more",
        "Grade 5 at most",
    ),
    _bad(
        "R127",
        "eleven minutes",
        both(
            swap(MODULE, "minutes: 15\n", "minutes: 20\n"),
            swap("media_manifests/one.yaml", "planned_minutes: 10", "planned_minutes: 11"),
            swap(MODULE, "    minutes: 10\n", "    minutes: 11\n"),
        ),
        "minutes: 11",
        "takes 11",
    ),
    _bad("R129", "a long word for a short one", _intro("You can utilise this."), _AT, "“utilise”", "“use”"),
    _bad(
        "R129",
        "a saying over two lines",
        _read("You think\\noutside the box here."),
        "- id: more",
        "“think outside the box”",
    ),
    _bad("R130", "letters that nobody explained", _intro("Ask for a ROTL here."), _AT, "“ROTL”"),
    _bad("R131", "a label", _intro("Some offenders find work."), _AT, "“offenders”", "people with convictions"),
    _bad(
        "R131",
        "a label in a document",
        swap(MODULE, "intro: Keep this", "intro: For ex-offenders. Keep this"),
        "- id: card",
        "“ex-offenders”",
    ),
    _bad(
        "R135",
        "wellbeing without a note",
        swap(MODULE, "theme: Confidence", "theme: Wellbeing"),
        "theme:",
        "`content_note`",
    ),
    _bad("R135", "a hard word without a note", _intro("Some people talk of suicide."), _AT, "suicid"),
    _bad("R136", "a note that names nobody", _note("This may be hard."), "content_note:", "nobody"),
    _bad("R137", "a way to a job, and not a word on convictions", _intro(_ROUTE), _AT, "apply for a job"),
    _bad("R138", "a promise", _intro("Do this and you will get a job."), _AT, "you will get a job"),
)

GOOD = (
    Good("R107", "many short sentences", _intro("We go on. We go on. We go on.")),
    Good("R108", "short sentences all along", _read("\\n".join(["- " + _EASY] * 12))),
    Good("R109", "three sentences", _intro("I am. You are. We go.")),
    Good(
        "R109",
        "somebody speaks in three sentences",
        _intro("Sam asks, “Are you well? Are you here? Go on.” I say yes. We go."),
    ),
    Good(
        "R110", "81 words with a heading between", _read("\\n\\n".join([_EASY * 2] * 3 + ["### On"] + [_EASY * 2] * 3))
    ),
    Good("R111", "easy words", _read("\\n\\n".join([_TWELVE] * 5))),
    Good("R127", "ten minutes", nothing),
    Good("R129", "a plain word", _intro("You can use this.")),
    Good("R129", "a word that holds a hard one", _intro("You have a purchaser.")),
    Good("R130", "letters said in full", _intro("Ask for a day out (ROTL) here.")),
    Good("R130", "letters that all know", _intro("Your CV can be short.")),
    Good("R131", "a label that somebody said", _intro("They said “offenders” to us.")),
    Good(
        "R135",
        "wellbeing with a note",
        both(swap(MODULE, "theme: Confidence", "theme: Wellbeing"), _note("This may be hard. You can talk to staff.")),
    ),
    Good("R135", "a hard word with a note", both(_intro("Some people talk of suicide."), _note("Ask for a Listener."))),
    Good("R136", "a note that names the chaplain", _note("Talk to the chaplain.")),
    Good("R137", "a way to a job, and a word on convictions", _intro(f"{_ROUTE} Some convictions rule out some jobs.")),
    Good("R138", "a hope", _intro("This may help you with work.")),
)
