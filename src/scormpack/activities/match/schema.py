"""`match`: find for each thing the one that goes with it, from a list."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from scormpack.model.base import Answer, Interaction, Line, Tasked, as_pairs, item_ids, keys_cost

_SECONDS_A_PAIR = 15


class Pair(Answer):
    """A thing and what goes with it."""

    match: Line


class Match(Tasked):
    """Three to six pairs; the choices are all the pairs' `match` texts."""

    type: Literal["match"]
    items: Annotated[tuple[Pair, ...], Field(min_length=3, max_length=6)]

    def own_texts(self) -> Iterator[str]:
        """Both sides of each pair and the feedback."""
        for pair in self.items:
            yield pair.match
            yield from pair.words()

    def own_seconds(self) -> int:
        """A moment to find each pair."""
        return _SECONDS_A_PAIR * len(self.items)

    def worst_case(self) -> int:
        """Two keys a pair."""
        return keys_cost(2 * len(self.items))

    def interaction(self) -> Interaction:
        """Each thing with what was chosen for it."""
        return Interaction("matching", as_pairs(self.items), tuple((pair.id, pair.match) for pair in self.items))

    def ids(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The pairs' ids."""
        yield from item_ids(self.items, "items")
