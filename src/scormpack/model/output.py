"""Outputs: the documents that a learner makes in a module and keeps."""

from typing import Annotated, Literal

from pydantic import Field

from scormpack.model.base import Authored, Id, Line, Text

DEFAULT_LINES = 2


class Part(Authored):
    """A piece of a document: fixed words, a learner's answer, lines to write on, or a mix of these in this order."""

    heading: Line | None = None
    text: Text | None = None
    lead: Line | None = Field(default=None, description="Words before the answer, for example `I am good at`.")
    from_: Id | None = Field(default=None, alias="from", description="The screen whose answer goes here.")
    part: Id | None = Field(default=None, description="A part of that answer by name.")
    as_: Literal["list", "sentence", "paragraph", "table"] = Field(default="list", alias="as")
    lines: Annotated[int, Field(ge=0, le=20, description="Writing lines while there is no answer.")] | None = None

    @property
    def writing_lines(self) -> int:
        """The lines to show: as stated, else two where an answer belongs, else none."""
        if self.lines is not None:
            return self.lines
        return DEFAULT_LINES if self.from_ else 0


class Output(Authored):
    """A document of at most two A4 pages, useful also when blank."""

    id: Id
    title: Line
    kind: Literal["profile", "letter", "plan", "card"] = Field(description="Its look on screen and on paper.")
    intro: Line | None = None
    parts: Annotated[tuple[Part, ...], Field(min_length=1, max_length=24)]
