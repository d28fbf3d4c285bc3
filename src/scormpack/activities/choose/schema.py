"""`choose`: pick one answer, or as many as fit, each with a word on what might happen next."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scormpack.model.base import Answer, Interaction, Tasked, as_pairs, item_ids, keys_cost

_SECONDS_AN_OPTION = 6


class Choose(Tasked):
    """Two to eight options; no option is right or wrong."""

    default_layout: ClassVar[str] = "split-right"

    type: Literal["choose"]
    many: bool = Field(default=False, description="true: more than one may be picked.")
    options: Annotated[tuple[Answer, ...], Field(min_length=2, max_length=8)]

    def own_texts(self) -> Iterator[str]:
        """The options and their feedback."""
        for option in self.options:
            yield from option.words()

    def own_seconds(self) -> int:
        """A moment to weigh each option."""
        return _SECONDS_AN_OPTION * len(self.options)

    def worst_case(self) -> int:
        """One key, or all of them."""
        return keys_cost(len(self.options) if self.many else 1)

    def interaction(self) -> Interaction:
        """The picked options."""
        return Interaction("choice", as_pairs(self.options))

    def ids(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The options' ids."""
        yield from item_ids(self.options, "options")
