"""Reads the mapping: a YAML file, seeded by the catalogues of released packages.

```yaml
schema: 1
courses:
  work-stories:                         # seeded by scormpack.json: then only further names are needed
    title: Work Stories
    names: [Employability 2026]         # what an LMS calls the course
    modules:
      m1-confidence: {title: What you bring, names: [Module 1, "WS1 What you bring"]}
  food-hygiene: {title: Food hygiene, names: [Food Hygiene Level 2]}    # a course to compare with
sites:
  - {site: AAX, home_page: "https://lms.alder.example", file: "alder-*"}
  - {site: BBX, cohort: Birch wing, department: HMP Birch}
```
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from scormpack.core.errors import UnreadableInput
from scormpack.tracker.mapping import CourseNames, Mapping_, ModuleNames, SiteHint, known_as, plain
from scormpack.tracker.yamls import Reading, open_yaml

SCHEMA: Final = 1
_HINTS: Final = ("department", "cohort", "home_page", "file")


def load_mapping(path: Path | None = None, *catalogues: Path) -> Mapping_:
    """The mapping of this YAML file, seeded by the scormpack.json of released packages (the file or its bytes' path).

    Raises UnreadableInput with every fault and its line.
    """
    seeds = _seeds(catalogues)
    if path is None:
        return Mapping_(tuple(seeds.values()))
    reading = open_yaml(path)
    top = reading.keys((), reading.data, ("schema", "courses", "sites"))
    if top.get("schema") != SCHEMA:
        reading.fault(("schema",), f"`schema: {SCHEMA}` is wanted.")
    listed = reading.keys(("courses",), top.get("courses") or {}, ())
    for name, value in listed.items():
        seeds[name] = _course(reading, name, value, seeds.get(name))
    hints = tuple(_hints(reading, top.get("sites") or []))
    _doubles(reading, seeds.values(), hints)
    reading.done()
    return Mapping_(tuple(seeds.values()), hints)


def _seeds(catalogues: Iterable[Path]) -> dict[str, CourseNames]:
    found: dict[str, CourseNames] = {}
    for path in catalogues:
        try:
            values = json.loads(path.read_text("utf-8"))
            course = _seed(values)
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise UnreadableInput(
                f"{path} is no scormpack.json: {fault}.", fix="take it out of a built package."
            ) from None
        known = found.get(course.id)
        modules = {module.id: module for module in (*(known.modules if known else ()), *course.modules)}
        found[course.id] = CourseNames(course.id, course.title, iri=course.iri, modules=tuple(modules.values()))
    return found


def _seed(values: Mapping[str, Any]) -> CourseNames:
    course_id, base = values["course_id"], str(values.get("iri") or f"urn:scormpack:{values['course_id']}")
    separator = ":" if base.startswith("urn:") else "/"
    modules = tuple(
        ModuleNames(
            entry["id"],
            entry["title"],
            (entry["sco_id"],),
            f"{base}{separator}{entry['id']}",
            tuple((screen["id"], screen["title"]) for screen in entry["screens"]),
            tuple(entry["outputs"]),
        )
        for entry in values["modules"]
    )
    return CourseNames(course_id, values["course_title"], iri=base, modules=modules)


def _course(reading: Reading, name: str, value: Any, seed: CourseNames | None) -> CourseNames:
    at = ("courses", name)
    keys = reading.keys(at, value or {}, ("title", "names", "iri", "modules"))
    known = {module.id: module for module in seed.modules} if seed else {}
    for module, entry in reading.keys((*at, "modules"), keys.get("modules") or {}, ()).items():
        known[module] = _module(reading, (*at, "modules", module), entry, known.get(module))
    return CourseNames(
        name,
        reading.word((*at, "title"), keys.get("title"), seed.title if seed else name),
        reading.words((*at, "names"), keys.get("names")),
        reading.word((*at, "iri"), keys.get("iri"), seed.iri if seed else ""),
        tuple(known.values()),
    )


def _module(reading: Reading, at: tuple[str, ...], value: Any, seed: ModuleNames | None) -> ModuleNames:
    keys = reading.keys(at, value or {}, ("title", "names", "iri"))
    return ModuleNames(
        at[-1],
        reading.word((*at, "title"), keys.get("title"), seed.title if seed else at[-1]),
        (*(seed.names if seed else ()), *reading.words((*at, "names"), keys.get("names"))),
        reading.word((*at, "iri"), keys.get("iri"), seed.iri if seed else ""),
        seed.screens if seed else (),
        seed.outputs if seed else (),
    )


def _hints(reading: Reading, value: Any) -> Iterable[SiteHint]:
    if not isinstance(value, list):
        reading.fault(("sites",), "a list is wanted (lines that start with `- `).")
        return
    for index, entry in enumerate(value):
        at = ("sites", index)
        keys = reading.keys(at, entry, ("site", *_HINTS))
        site = reading.word((*at, "site"), keys.get("site"))
        if not site or not set(_HINTS) & set(keys):
            reading.fault(at, f"`site` and one of {', '.join(_HINTS)} are wanted.")
        for kind in _HINTS:
            for words in reading.words((*at, kind), keys.get(kind)):
                yield SiteHint(site, kind, words.rstrip("/") if kind == "home_page" else words)


def _doubles(reading: Reading, courses: Iterable[CourseNames], hints: Iterable[SiteHint]) -> None:
    """One name for two courses, two modules of one course, or two sites would be a guess."""
    seen: dict[tuple[str, str], str] = {}
    things = [(("course", name), course.id) for course in courses for name in known_as(course)]
    things += [
        ((f"module of {course.id}", name), module.id)
        for course in courses
        for module in course.modules
        for name in known_as(module)
    ]
    things += [((hint.kind, plain(hint.words)), hint.site) for hint in hints]
    for key, owner in things:
        if seen.setdefault(key, owner) != owner:
            kind, name = key
            reading.fault((), f"the {kind} name `{name}` means both `{seen[key]}` and `{owner}`.")
