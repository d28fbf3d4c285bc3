"""`write`: guided words of one's own, always optional; the template says who may read them."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scormpack.model.base import Line, Tasked

_SECONDS_TO_WRITE = 150


class Write(Tasked):
    """A text box with sentence starters that one tap puts in."""

    default_layout: ClassVar[str] = "panel"

    type: Literal["write"]
    starters: Annotated[tuple[Line, ...], Field(min_length=2, max_length=6)]
    limit: Annotated[int, Field(ge=60, le=600, description="Letters, as they are saved.")] = 240
    label: Line | None = Field(default=None, description="The name of the box; else the instruction names it.")

    def own_texts(self) -> Iterator[str]:
        """The label and the starters."""
        if self.label:
            yield self.label
        yield from self.starters

    def own_seconds(self) -> int:
        """Time to think and to write a little."""
        return _SECONDS_TO_WRITE

    def worst_case(self) -> int:
        """The whole limit: the player counts the same characters and refuses more."""
        return self.limit
