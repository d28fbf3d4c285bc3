"""Invented prisons, learners and visits for `track sample`: the same for the same number, and nobody real."""

import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

COURSE: Final = "work-stories"
MODULES: Final = {
    "m1-confidence": "What you bring",
    "m2-wellbeing": "Looking after yourself",
    "m3-skills": "Skills and know-how",
    "m4-empathy": "Seeing both sides",
    "m5-resilience": "Keeping going",
}
OTHERS: Final = {"food-hygiene": ("Food hygiene", 0.45), "bricklaying-basics": ("Bricklaying basics", 0.35)}
CYCLES: Final = (date(2026, 1, 5), date(2026, 3, 30), date(2026, 6, 22))
CYCLE_WEEKS: Final = 12
SCREENS: Final = ("welcome", "film", "sure-before", "choices", "sure-after", "finish")
_TREES: Final = (
    "Alder", "Ash", "Aspen", "Beech", "Birch", "Bramble", "Cedar", "Chestnut", "Cherry", "Cypress", "Elder", "Elm",
    "Fir", "Gorse", "Hawthorn", "Hazel", "Heather", "Holly", "Hornbeam", "Juniper", "Larch", "Laurel", "Lime", "Maple",
    "Medlar", "Myrtle", "Oak", "Olive", "Pear", "Pine", "Plane", "Poplar", "Rowan", "Sallow", "Spruce", "Sycamore",
    "Tamarisk", "Walnut", "Willow", "Yew",
)  # fmt: skip
_REGIONS: Final = ("North", "Midlands", "South")
_ADL: Final = "http://adlnet.gov/expapi/verbs/"
_CREATED: Final = "http://activitystrea.ms/schema/1.0/create"
_SESSION: Final = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
_STUDIES_AT: Final = 0.62
_FINISHES: Final = 0.66


@dataclass(frozen=True, slots=True)
class Site:
    """An invented prison, and how it delivers: xapi, moodle, csv or tally."""

    id: str
    name: str
    region: str
    estate: str
    television: bool
    pilot: bool
    delivers: str

    @property
    def slug(self) -> str:
        """Its name in file names and addresses."""
        return self.name.removeprefix("HMP ").casefold()


@dataclass(frozen=True, slots=True)
class Study:
    """One learner in one module of a course: who, where, when begun and, if so, when completed."""

    learner: str
    site: Site
    course: str
    module: str
    visits: tuple[tuple[datetime, int], ...]
    done: bool
    levels: tuple[int, int] | None

    @property
    def begun(self) -> datetime:
        """The first moment."""
        return self.visits[0][0]

    @property
    def last(self) -> datetime:
        """The end of the last visit."""
        when, seconds = self.visits[-1]
        return when + timedelta(seconds=seconds)


def sites() -> tuple[Site, ...]:
    """Forty invented prisons: most deliver statements, some Moodle exports, two a plain table, two a tally."""
    found = []
    for number, tree in enumerate(_TREES):
        delivers = {0: "tally", 1: "csv", 2: "moodle"}.get(number % 20, "moodle" if number % 9 == 5 else "xapi")  # noqa: PLR2004 - as invented
        found.append(
            Site(
                f"{tree[:2].upper()}{chr(65 + number % 26)}",
                f"HMP {tree}",
                _REGIONS[number % 3],
                "women" if number % 7 == 3 else "men",  # noqa: PLR2004 - as invented
                number % 2 == 0,
                number < 10,  # noqa: PLR2004 - the first phase has ten test sites
                delivers,
            )
        )
    return tuple(found)


def studies(learners: int, seed: int = 20_260_105) -> tuple[Study, ...]:
    """What these learners did."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    places = sites()
    found = []
    for number in range(learners):
        site, learner = chance.choice(places), f"S{number:06d}"
        for course, module, finishes in _offers():
            share = _STUDIES_AT if course == COURSE else 0.25
            if chance.random() < share:
                found.append(_study(chance, learner, site, (course, module, finishes)))
    return tuple(found)


def _offers() -> Iterator[tuple[str, str, float]]:
    yield from ((COURSE, module, _FINISHES) for module in MODULES)
    yield from ((course, course, finishes) for course, (_, finishes) in OTHERS.items())


def _study(chance: random.Random, learner: str, site: Site, offer: tuple[str, str, float]) -> Study:
    course, module, finishes = offer
    first = datetime.combine(chance.choice(CYCLES[:2]), datetime.min.time(), UTC)
    when = first + timedelta(days=chance.randrange(80), hours=chance.randrange(8, 17), minutes=chance.randrange(60))
    visits = []
    for _ in range(chance.randint(1, 3)):
        visits.append((when, chance.randint(300, 2400)))
        when += timedelta(days=chance.randint(1, 7))
    before = chance.randint(1, 4)
    done = chance.random() < finishes
    after = min(5, before + chance.choice((0, 0, 1, 1, 2)))
    levels = (before, after) if course == COURSE else None
    return Study(learner, site, course, module, tuple(visits), done, levels)


def statements(study: Study) -> Iterator[dict[str, Any]]:
    """What the player, or another course, would have sent."""
    own = study.course == COURSE
    for number, (when, seconds) in enumerate(study.visits):
        pen = _Pen(study, when)
        last = number == len(study.visits) - 1
        yield pen.write("initialized" if number == 0 else "resumed", 0)
        if own:
            yield from _screens(pen, number, seconds, last=last)
        if last and study.done:
            yield pen.write("completed", seconds, completion=True)
        yield pen.write("terminated", seconds, duration=seconds)


def _screens(pen: "_Pen", number: int, seconds: int, *, last: bool) -> Iterator[dict[str, Any]]:
    study = pen.study
    upto = len(SCREENS) if last and study.done else min(2 * number + 3, len(SCREENS) - 1)
    for place, screen in enumerate(SCREENS[2 * number : upto]):
        at = seconds * place // 8
        yield pen.write("experienced", at, "screen", screen)
        moment = {"sure-before": 0, "sure-after": 1}.get(screen)
        if moment is not None and study.levels:
            yield pen.write("answered", at + 5, "screen", screen, "answer", response=str(study.levels[moment]))
    if last and study.done and hash_of(study.learner) % 5:
        yield pen.write("created", seconds - 1, "output", "strengths-profile")


@dataclass(slots=True)
class _Pen:
    study: Study
    when: datetime
    number: int = 0

    def write(self, verb: str, at: int, *parts: str, **result: Any) -> dict[str, Any]:
        self.number += 1
        study = self.study
        name = f"{study.learner} {study.module} {self.when} {self.number}"
        root = f"urn:scormpack:{COURSE}:{study.module}" if study.course == COURSE else iri(study.course)
        if "duration" in result:
            result["duration"] = f"PT{result['duration']}S"
        return {
            "id": str(uuid.uuid5(uuid.NAMESPACE_OID, name)),
            "actor": {"account": {"homePage": f"https://lms.{study.site.slug}.example", "name": study.learner}},
            "verb": {"id": _CREATED if verb == "created" else _ADL + verb},
            "object": {"id": ":".join((root, *parts))},
            **({"result": result} if result else {}),
            "context": {
                "registration": str(uuid.uuid5(uuid.NAMESPACE_OID, f"{study.learner} {study.module}")),
                "extensions": {_SESSION: str(uuid.uuid5(uuid.NAMESPACE_OID, f"{study.learner} {self.when}"))},
            },
            "timestamp": (self.when + timedelta(seconds=at)).isoformat().replace("+00:00", "Z"),
        }


def iri(course: str) -> str:
    """The IRI of another course of the invented platform."""
    return f"https://platform.example/courses/{course}"


def hash_of(word: str) -> int:
    """A number for a word, the same in every run."""
    return uuid.uuid5(uuid.NAMESPACE_OID, word).int
