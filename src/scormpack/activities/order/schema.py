"""`order`: rank things by what matters most, by Up and Down buttons."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scormpack.model.base import Interaction, Item, Tasked, as_pairs, item_ids, keys_cost

_SECONDS_AN_ITEM = 15


class Order(Tasked):
    """Three to eight things to rank."""

    default_layout: ClassVar[str] = "split"

    type: Literal["order"]
    items: Annotated[tuple[Item, ...], Field(min_length=3, max_length=8)]
    keep: Annotated[int, Field(ge=1, le=8, description="Only the top ones go into the document.")] | None = None

    def own_texts(self) -> Iterator[str]:
        """The things to rank."""
        for item in self.items:
            yield from item.words()

    def own_seconds(self) -> int:
        """A moment to place each thing."""
        return _SECONDS_AN_ITEM * len(self.items)

    def worst_case(self) -> int:
        """All keys in their order."""
        return keys_cost(len(self.items))

    def interaction(self) -> Interaction:
        """The order."""
        return Interaction("sequencing", as_pairs(self.items))

    def ids(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The things' ids."""
        yield from item_ids(self.items, "items")
