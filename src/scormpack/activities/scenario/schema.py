"""`scenario`: a workplace situation that branches, with what might follow from each choice."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scormpack.model.base import Authored, Id, Interaction, Item, Tasked, Text, item_ids, keys_cost

_SECONDS_A_SCENE = 10


class Turn(Item):
    """A choice, and the scene that it leads to."""

    goes: Id


class Scene(Authored):
    """A moment of the story; without choices it is an ending."""

    id: Id
    text: Text
    choices: Annotated[tuple[Turn, ...], Field(max_length=4)] = ()


class Scenario(Tasked):
    """Three to twelve scenes, with at least two endings; each can be reached."""

    default_layout: ClassVar[str] = "banner"

    type: Literal["scenario"]
    start: Id
    scenes: Annotated[tuple[Scene, ...], Field(min_length=3, max_length=12)]

    def own_texts(self) -> Iterator[str]:
        """Every scene and choice."""
        for scene in self.scenes:
            yield from _words(scene)

    def one_reading(self) -> Iterator[str]:
        """The words of the longest way through: nobody reads all branches in one go."""
        yield from (text for text in (self.intro, self.task, self.after) if text)
        if not any(self.faults()):
            yield from self._longest_way({scene.id: scene for scene in self.scenes}, self.start)

    def _longest_way(self, known: dict[str, Scene], name: str) -> tuple[str, ...]:
        ways = (self._longest_way(known, choice.goes) for choice in known[name].choices)
        return (*_words(known[name]), *max(ways, key=lambda way: sum(map(len, way)), default=()))

    def own_seconds(self) -> int:
        """A moment to weigh each scene, and to try another way."""
        return _SECONDS_A_SCENE * len(self.scenes)

    def worst_case(self) -> int:
        """The longest walk without going round: one key a scene."""
        return keys_cost(len(self.scenes))

    def interaction(self) -> Interaction:
        """The way that was taken, as the places of the choices."""
        return Interaction("other")

    def ids(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """The ids of scenes and choices."""
        yield from item_ids(self.scenes, "scenes")
        for number, scene in enumerate(self.scenes):
            for place, choice in enumerate(scene.choices):
                yield ("scenes", number, "choices", place, "id"), choice.id

    def faults(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Ways that lead nowhere, scenes that cannot be reached, rounds, and too few endings."""
        known = {scene.id: scene for scene in self.scenes}
        if self.start not in known:
            yield ("start",), f"there is no scene `{self.start}`; scenes: {', '.join(known)}"
            return
        yield from self._dangling(known)
        reached = self._reached(known)
        for number, scene in enumerate(self.scenes):
            if scene.id not in reached:
                yield ("scenes", number, "id"), f"no choice leads to the scene `{scene.id}`"
        if sum(not scene.choices for scene in self.scenes) < 2:  # noqa: PLR2004 - a story that can turn out in two ways
            yield ("scenes",), "at least two scenes without `choices` (endings) are wanted"
        if self._goes_round(known):
            yield ("scenes",), "the choices lead round in a circle; each way must come to an ending"

    def _dangling(self, known: dict[str, Scene]) -> Iterator[tuple[tuple[str | int, ...], str]]:
        for number, scene in enumerate(self.scenes):
            for place, choice in enumerate(scene.choices):
                if choice.goes not in known:
                    path = ("scenes", number, "choices", place, "goes")
                    yield path, f"there is no scene `{choice.goes}`; scenes: {', '.join(known)}"

    def _reached(self, known: dict[str, Scene]) -> set[str]:
        reached, waiting = set[str](), [self.start]
        while waiting:
            name = waiting.pop()
            if name in known and name not in reached:
                reached.add(name)
                waiting += [choice.goes for choice in known[name].choices]
        return reached

    def _goes_round(self, known: dict[str, Scene]) -> bool:
        settled: set[str] = set()
        for _ in known:
            settled |= {
                name
                for name, scene in known.items()
                if all(choice.goes in settled or choice.goes not in known for choice in scene.choices)
            }
        return len(settled) < len(known)


def _words(scene: Scene) -> tuple[str, ...]:
    return (scene.text, *(choice.text for choice in scene.choices))
