"""`read`: words to read, with an optional note and an optional quotation."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from scormpack.model.base import Activity, Authored, Line, Text


class Note(Authored):
    """A box beside the text: good to know."""

    title: Line
    body: Text


class Quotation(Authored):
    """A real person's words, exactly as a document of the programme has them."""

    text: Line
    person: Line


class Read(Activity):
    """Words to read."""

    default_layout: ClassVar[str] = "split"
    answers_documents: ClassVar[bool] = False

    type: Literal["read"]
    body: Text = Field(description="The text of the screen.")
    note: Note | None = None
    quote: Quotation | None = None

    def own_texts(self) -> Iterator[str]:
        """The body, the note and the quotation."""
        yield self.body
        if self.quote:
            yield self.quote.text
        if self.note:
            yield self.note.title
            yield self.note.body
