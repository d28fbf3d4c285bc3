"""The static parts of xAPI statements, built and validated with tincan, for the player to fill and send.

The player adds what happens: actor as the platform gave it, ids, times, results. Free text has no place here.
"""

from typing import Any

from scormpack.activities.output.schema import OutputActivity
from scormpack.core.markdown import plain_text
from scormpack.model.base import Interaction
from scormpack.model.course import CourseFile, Module, Screen
from scormpack.standards import xapi


def statement_templates(course: CourseFile, module: Module, lang: str) -> dict[str, Any]:
    """Verbs, categories, extensions and every activity object of a module, as plain values for course.js.

    `screens` maps a screen's id to its `experienced` object and, if its answer is reported, to the `answered`
    object with the ids behind the script's letters; for a document also its id. Raises ValueError when tincan finds
    an object malformed.
    """
    maker = _Maker(course, module, lang)
    return {
        "course": maker.object("course", course.title),
        "module": maker.object("module", module.title, module.id),
        "film": maker.object("film", module.title, module.id, "film"),
        "outputs": {
            output.id: maker.object("output", output.title, module.id, "output", output.id) for output in module.outputs
        },
        "screens": {screen.id: maker.screen(screen) for screen in module.screens},
        "verbs": {name: maker.verb(name) for name in xapi.VERBS},
        "categories": {name: {"id": iri} for name, iri in xapi.CATEGORIES.items()},
        "extensions": dict(xapi.EXTENSIONS),
    }


class _Maker:
    def __init__(self, course: CourseFile, module: Module, lang: str) -> None:
        self.course, self.module, self.lang = course, module, lang

    def verb(self, name: str) -> dict[str, Any]:
        from tincan import Verb

        return _plain(Verb(id=xapi.VERBS[name], display={"en": name}))

    def object(self, kind: str, title: str, *parts: str) -> dict[str, Any]:
        return self._activity(parts, {"type": xapi.TYPES[kind], "name": {self.lang: plain_text(title)}})

    def screen(self, screen: Screen) -> dict[str, Any]:
        parts = (self.module.id, "screen", screen.id)
        found: dict[str, Any] = {"experienced": self.object("screen", screen.title, *parts)}
        if isinstance(screen.activity, OutputActivity):
            found["output"] = screen.activity.output
        interaction = None if screen.activity.private else screen.activity.interaction()
        if interaction:
            found["answered"] = self._activity((*parts, "answer"), self._definition(screen, interaction))
            found["items"] = [name for name, _ in interaction.items]
            found["targets"] = [name for name, _ in interaction.targets]
        return found

    def _definition(self, screen: Screen, interaction: Interaction) -> dict[str, Any]:
        lists = {
            "choice": {"choices": interaction.items},
            "sequencing": {"choices": interaction.items},
            "matching": {"source": interaction.items, "target": interaction.targets},
            "likert": {"scale": interaction.items},
            "other": {},
        }[interaction.type]
        return {
            "type": xapi.TYPES["answer"],
            "name": {self.lang: plain_text(screen.title)},
            "interaction_type": interaction.type,
            **{name: [self._component(*pair) for pair in pairs] for name, pairs in lists.items()},
        }

    def _component(self, name: str, words: str) -> dict[str, Any]:
        return {"id": name, "description": {self.lang: plain_text(words)}}

    def _activity(self, parts: tuple[str, ...], definition: dict[str, Any]) -> dict[str, Any]:
        from tincan import Activity, ActivityDefinition

        iri = xapi.activity_iri(self.course.iri, self.course.id, *parts)
        return _plain(Activity(id=iri, definition=ActivityDefinition(**definition)))


def _plain(thing: Any) -> dict[str, Any]:
    import json

    values: dict[str, Any] = json.loads(thing.to_json())
    return values
