"""Care for the reader: a word before what may be hard, who to talk to, and honesty about ways to a job."""

from collections.abc import Iterator
from typing import Final

from scormpack.core.findings import Code, Finding, Severity
from scormpack.core.markdown import plain_text
from scormpack.lint.texts import by_place, by_screen, phrase
from scormpack.lint.thresholds import lists
from scormpack.load.course import LoadedModule

NO_NOTE: Final = Code(
    "R135",
    "A sensitive module without a note before it",
    Severity.ERROR,
    "Many learners have been through hard things; a word before lets them choose when to look.",
    "add `content_note`: what may be hard here, that it can be skipped, and who to talk to.",
    "trauma-informed practice; house rule for wellbeing and sensitive films",
)
NOBODY: Final = Code(
    "R136",
    "A note that names nobody to talk to",
    Severity.ERROR,
    "Someone may need a person now, at night, behind a locked door.",
    "name who can be asked in here: staff, a Listener, the chaplain.",
    "house rule: a content note says who to talk to in here",
)
NO_CAVEAT: Final = Code(
    "R137",
    "A way to a job without a word on convictions",
    Severity.WARNING,
    "Some convictions rule out some jobs; who is not told so finds out at the gate.",
    "say on a screen of this module that the rules are not the same for everyone, and who to ask first.",
    "RR3, Opportunity for all: guidance on how and when to disclose an offence",
)
PROMISE: Final = Code(
    "R138",
    "A promise that nobody can keep",
    Severity.WARNING,
    "A course cannot give anyone a job; a broken promise costs more than none.",
    "say what can help, not what will happen.",
    "house rule: no promise of a job",
)


def check(loaded: LoadedModule) -> Iterator[Finding]:
    """The note before the module, and what its words say of jobs."""
    yield from _note(loaded)
    yield from _caveat(loaded)
    for path, texts in by_place(loaded):
        for promise in _said(lists("routes")["promises"], texts):
            yield Finding(PROMISE, loaded.sheet.where(*path), f"“{promise}” promises what nobody can keep.")


def _note(loaded: LoadedModule) -> Iterator[Finding]:
    sensitive, note = lists("sensitive"), loaded.module.content_note
    if note:
        if not any(word in note.lower() for word in sensitive["who_to_tell"]):
            yield Finding(NOBODY, loaded.sheet.where("content_note"), "The note names nobody to talk to.")
    elif loaded.module.theme in sensitive["themes"]:
        yield Finding(NO_NOTE, loaded.sheet.where("theme"), f"The theme {loaded.module.theme} wants a `content_note`.")
    else:
        for path, texts in by_screen(loaded):
            text = " ".join(map(plain_text, texts)).lower()
            if word := next((word for word in sensitive["words"] if word in text), None):
                message = f"“{word}...” stands here, and the module has no `content_note`."
                yield Finding(NO_NOTE, loaded.sheet.where(*path), message)
                return


def _caveat(loaded: LoadedModule) -> Iterator[Finding]:
    words, places = lists("routes"), list(by_place(loaded))
    if any(any(_said(words["caveats"], texts)) for _, texts in places):
        return
    for path, texts in places:
        if route := next(_said(words["routes"], texts), None):
            message = f"“{route}” describes a way to a job; no screen of this module says that convictions may matter."
            yield Finding(NO_CAVEAT, loaded.sheet.where(*path), message)
            return


def _said(phrases: tuple[str, ...], texts: tuple[str, ...]) -> Iterator[str]:
    text = "\n".join(map(plain_text, texts))
    return (words for words in phrases if phrase(words).search(text))
