"""`strengths`: pick what you are good at, and name one thing in your own words."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from scormpack.model.base import Authored, Interaction, Item, Line, Tasked, as_pairs, item_ids, keys_cost

_SECONDS_AN_OPTION = 6
_SECONDS_TO_NAME = 45


class OwnWords(Authored):
    """A short box for the learner's own words."""

    label: Line
    limit: Annotated[int, Field(ge=20, le=120, description="Letters, as they are saved.")] = 60


class Strengths(Tasked):
    """Six to sixteen strengths, of which the learner picks a few."""

    type: Literal["strengths"]
    pick: Annotated[int, Field(ge=1, le=8, description="The most that can be picked.")]
    options: Annotated[tuple[Item, ...], Field(min_length=6, max_length=16)]
    own: OwnWords | None = None

    def own_texts(self) -> Iterator[str]:
        """The strengths and the label of the own words."""
        for option in self.options:
            yield from option.words()
        if self.own:
            yield self.own.label

    def own_seconds(self) -> int:
        """A moment for each strength, and longer to name one's own."""
        return _SECONDS_AN_OPTION * len(self.options) + (_SECONDS_TO_NAME if self.own else 0)

    def worst_case(self) -> int:
        """The picked keys, a separator and the own words."""
        return keys_cost(self.pick) + (1 + self.own.limit if self.own else 0)

    def interaction(self) -> Interaction:
        """The picked strengths, without the own words."""
        return Interaction("choice", as_pairs(self.options))

    def part_names(self) -> frozenset[str]:
        """What was picked, and the own words if the activity asks for them."""
        return frozenset({"chosen", "own"} if self.own else {"chosen"})

    def ids(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The strengths' ids."""
        yield from item_ids(self.options, "options")
