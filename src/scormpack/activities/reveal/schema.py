"""`reveal`: short pieces behind a title, as cards or as an accordion."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scormpack.model.base import Activity, Authored, Id, Line, Text, item_ids, keys_cost

_SECONDS_A_PIECE = 4


class Piece(Authored):
    """A title and what opens under it."""

    id: Id
    title: Line
    body: Text


class Reveal(Activity):
    """Two to eight pieces to open in any order."""

    answers_documents: ClassVar[bool] = False

    type: Literal["reveal"]
    look: Literal["cards", "accordion"] = Field(description="How the pieces lie on the screen.")
    items: Annotated[tuple[Piece, ...], Field(min_length=2, max_length=8)]

    def own_texts(self) -> Iterator[str]:
        """Each title and body."""
        for piece in self.items:
            yield piece.title
            yield piece.body

    def own_seconds(self) -> int:
        """A moment to open each piece."""
        return _SECONDS_A_PIECE * len(self.items)

    def worst_case(self) -> int:
        """The keys of all pieces that were opened."""
        return keys_cost(len(self.items))

    def ids(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The pieces' ids."""
        yield from item_ids(self.items, "items")
