"""`plan`: rows to plan by, week by week; each can be answered with ticks alone."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from scormpack.core.ids import KEY_LENGTH
from scormpack.model.base import Authored, Id, Item, Line, Tasked, item_ids, keys_cost

_SECONDS_A_ROW = 35
_MARKS_A_ROW = 2


class Row(Authored):
    """A stretch of time with ideas to tick."""

    id: Id
    title: Line
    hint: Line | None = None
    ideas: Annotated[tuple[Item, ...], Field(max_length=8)] = ()


class Plan(Tasked):
    """Two to sixteen rows; those after the first `front` ones are folded away."""

    type: Literal["plan"]
    rows: Annotated[tuple[Row, ...], Field(min_length=2, max_length=16)]
    limit: Annotated[int, Field(ge=40, le=200, description="Letters a row, as they are saved.")] = 80
    front: Annotated[int, Field(ge=1, le=16)] | None = None

    def own_texts(self) -> Iterator[str]:
        """Titles, hints and ideas."""
        for row in self.rows:
            yield row.title
            yield from (text for text in (row.hint, *(idea.text for idea in row.ideas)) if text)

    def own_seconds(self) -> int:
        """Time for the rows in front; the rest may wait."""
        return _SECONDS_A_ROW * min(len(self.rows), self.front or len(self.rows))

    def worst_case(self) -> int:
        """For each row: its key, two marks, its ideas' keys and its words."""
        ideas = sum(len(row.ideas) for row in self.rows)
        return keys_cost(ideas) + len(self.rows) * (KEY_LENGTH + _MARKS_A_ROW + self.limit)

    def part_names(self) -> frozenset[str]:
        """Each row alone."""
        return frozenset(row.id for row in self.rows)

    def ids(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The ids of rows and ideas."""
        yield from item_ids(self.rows, "rows")
        for number, row in enumerate(self.rows):
            for place, idea in enumerate(row.ideas):
                yield ("rows", number, "ideas", place, "id"), idea.id
