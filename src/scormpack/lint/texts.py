"""The words of a module, each with the place that it comes from."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from scormpack.activities.read.schema import Read
from scormpack.core.markdown import plain_text
from scormpack.core.yamlfile import KeyPath
from scormpack.load.course import LoadedModule
from scormpack.model.course import Screen
from scormpack.model.output import Output

_QUOTED: Final = re.compile(r"“[^”]*”|\"[^\"]*\"")

Placed = tuple[KeyPath, tuple[str, ...]]


def by_screen(loaded: LoadedModule) -> Iterator[Placed]:
    """Each screen's place with its title and its words, as Markdown; not what a person is quoted with."""
    for number, screen in enumerate(loaded.module.screens):
        yield ("screens", number), tuple(_own_words(screen))


def by_place(loaded: LoadedModule) -> Iterator[Placed]:
    """All that a learner reads: the module's head, its screens, its documents. Not what a person is quoted with."""
    module = loaded.module
    yield ("title",), (module.title,)
    for number, objective in enumerate(module.objectives):
        yield ("objectives", number), (objective.text,)
    if module.content_note:
        yield ("content_note",), (module.content_note,)
    yield from by_screen(loaded)
    for number, output in enumerate(module.outputs):
        yield ("outputs", number), tuple(document_words(output))


def document_words(output: Output) -> Iterator[str]:
    """What is printed on a document before a learner adds to it."""
    yield output.title
    if output.intro:
        yield output.intro
    for part in output.parts:
        yield from (words for words in (part.heading, part.text, part.lead) if words)


def unquoted(texts: Iterable[str]) -> str:
    """The texts as a reader reads them, without what stands in quotation marks."""
    return "\n".join(_QUOTED.sub(" ", plain_text(text)) for text in texts)


def phrase(words: str) -> re.Pattern[str]:
    """A pattern for these words as whole words, in any case and across line ends."""
    middle = r"\s+".join(re.escape(word) for word in words.split())
    return re.compile(rf"(?<![\w-]){middle}(?![\w-])", re.IGNORECASE)


def _own_words(screen: Screen) -> Iterator[str]:
    yield screen.title
    quoted = screen.activity.quote.text if isinstance(screen.activity, Read) and screen.activity.quote else None
    yield from (text for text in screen.activity.texts() if text != quoted)
