"""`scale`: how sure do you feel, asked before and after: the confidence figure."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field

from scormpack.core.ids import KEY_LENGTH
from scormpack.model.base import Authored, Id, Interaction, Line, Tasked, as_pairs, item_ids

_SECONDS_A_STATEMENT = 15
LEVELS: Final = (
    ("1", "Not at all sure"),
    ("2", "A little sure"),
    ("3", "Half sure"),
    ("4", "Mostly sure"),
    ("5", "Very sure"),
)


class Statement(Authored):
    """Something to feel more or less sure about."""

    id: Id
    text: Line


class Scale(Tasked):
    """One to five statements on the house's five levels, from "Not at all sure" to "Very sure"."""

    default_layout: ClassVar[str] = "panel"

    type: Literal["scale"]
    moment: Literal["before", "after"]
    statements: Annotated[tuple[Statement, ...], Field(min_length=1, max_length=5)]
    compare: Id | None = Field(default=None, description="The screen that asked the same before.")

    def own_texts(self) -> Iterator[str]:
        """The statements."""
        yield from (statement.text for statement in self.statements)

    def own_seconds(self) -> int:
        """A moment to look inside."""
        return _SECONDS_A_STATEMENT * len(self.statements)

    def worst_case(self) -> int:
        """A key and a level for each statement."""
        return (KEY_LENGTH + 1) * len(self.statements)

    def part_names(self) -> frozenset[str]:
        """Each statement alone."""
        return frozenset(statement.id for statement in self.statements)

    def interaction(self) -> Interaction:
        """The level, or each statement with its level."""
        if len(self.statements) == 1:
            return Interaction("likert", LEVELS)
        return Interaction("matching", as_pairs(self.statements), LEVELS)

    def ids(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The statements' ids."""
        yield from item_ids(self.statements, "statements")

    def faults(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """`compare` without an earlier scale to compare with."""
        if self.compare and self.moment == "before":
            yield ("compare",), "only a scale with `moment: after` can compare"
