"""`sort`: put statements into two to four groups, by buttons, never by dragging alone."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from scormpack.model.base import Answer, Authored, Id, Interaction, Line, Tasked, as_pairs, item_ids, keys_cost

_SECONDS_AN_ITEM = 10


class Group(Authored):
    """A place to sort things into."""

    id: Id
    title: Line


class Sortable(Answer):
    """A statement, and the group that the author would suggest, if any."""

    group: Id | None = None


class Sort(Tasked):
    """Three to ten statements for two to four groups."""

    type: Literal["sort"]
    groups: Annotated[tuple[Group, ...], Field(min_length=2, max_length=4)]
    items: Annotated[tuple[Sortable, ...], Field(min_length=3, max_length=10)]

    def own_texts(self) -> Iterator[str]:
        """The groups' titles, the statements and their feedback."""
        yield from (group.title for group in self.groups)
        for item in self.items:
            yield from item.words()

    def own_seconds(self) -> int:
        """A moment to place each statement."""
        return _SECONDS_AN_ITEM * len(self.items)

    def worst_case(self) -> int:
        """Two keys a statement: its own and its group's."""
        return keys_cost(2 * len(self.items))

    def part_names(self) -> frozenset[str]:
        """What was put into each group."""
        return frozenset(group.id for group in self.groups)

    def interaction(self) -> Interaction:
        """Each statement with its group."""
        return Interaction("matching", as_pairs(self.items), tuple((group.id, group.title) for group in self.groups))

    def ids(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The ids of groups and statements."""
        yield from item_ids(self.groups, "groups")
        yield from item_ids(self.items, "items")

    def faults(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """A suggested group that is not there."""
        known = self.part_names()
        for index, item in enumerate(self.items):
            if item.group and item.group not in known:
                yield (
                    ("items", index, "group"),
                    f"there is no group `{item.group}`; groups: {', '.join(sorted(known))}",
                )
