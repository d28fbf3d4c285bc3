"""`checklist`: things to tick, now or later."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scormpack.model.base import Interaction, Item, Line, Tasked, as_pairs, item_ids, keys_cost

_SECONDS_AN_ITEM = 6


class Tick(Item):
    """A thing to tick, with a small note."""

    note: Line | None = None

    def words(self) -> Iterator[str]:
        """The item and its note."""
        yield self.text
        if self.note:
            yield self.note


class Checklist(Tasked):
    """Three to fourteen things to tick."""

    default_layout: ClassVar[str] = "split-right"
    parts: ClassVar[frozenset[str]] = frozenset({"done", "todo"})

    type: Literal["checklist"]
    items: Annotated[tuple[Tick, ...], Field(min_length=3, max_length=14)]

    def own_texts(self) -> Iterator[str]:
        """The things and their notes."""
        for item in self.items:
            yield from item.words()

    def own_seconds(self) -> int:
        """A moment for each thing."""
        return _SECONDS_AN_ITEM * len(self.items)

    def worst_case(self) -> int:
        """All keys."""
        return keys_cost(len(self.items))

    def interaction(self) -> Interaction:
        """The ticked things."""
        return Interaction("choice", as_pairs(self.items))

    def ids(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The things' ids."""
        yield from item_ids(self.items, "items")
