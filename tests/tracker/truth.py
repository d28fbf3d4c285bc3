"""Learner histories from a seed, of which everything is known, and the records that platforms would make of them.

`histories(seed)` invents learners, visits and outcomes. `statements_of`, `scorm_rows` and `tallies` tell them as an
LRS, an LMS or a paper form would; `scattered` shuffles, repeats, splits, voids and delays without changing the truth.
"""

import random
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

COURSE = "work-stories"
MODULES = ("m1-confidence", "m2-wellbeing", "m3-skills", "m4-empathy", "m5-resilience")
SCREENS = ("welcome", "film", "sure-before", "choices", "sure-after", "finish")
ITEMS = ("work", "talk", "team")
OUTPUT = "strengths-profile"
SITES = ("AAX", "BBX", "CCX", "DDX")
ADL = "http://adlnet.gov/expapi/verbs/"
VOIDED = ADL + "voided"
_VERBS = {
    "satisfied": "https://w3id.org/xapi/adl/verbs/satisfied",
    "waived": "https://w3id.org/xapi/adl/verbs/waived",
    "abandoned": "https://w3id.org/xapi/adl/verbs/abandoned",
    "created": "http://activitystrea.ms/schema/1.0/create",
    "played": "https://w3id.org/xapi/video/verbs/played",
}
_SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
_CMI5 = {"id": "https://w3id.org/xapi/cmi5/context/categories/cmi5"}
_TYPE = "http://adlnet.gov/expapi/activities/"


class Outcome(StrEnum):
    """How far a learner came with a module."""

    LAUNCH_FAILED = "launch failed"  # the platform launched it and it never came up: not a start
    STARTED = "started"
    COMPLETED = "completed"
    FAILED = "failed"  # Storyline says completion:true with it: a start, not a completion
    WAIVED = "waived"  # staff let it count: no learning


class Style(StrEnum):
    """Whose habits the statements have."""

    PLAYER = "player"
    CMI5 = "cmi5"
    STORYLINE = "storyline"


@dataclass(frozen=True, slots=True)
class Visit:
    """One session: where, when, how long, and which screens were reached in it."""

    site: str
    when: datetime
    seconds: int
    screens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Study:
    """One learner in one module. `before` and `after` are levels by item; `after` needs completion."""

    learner: str
    module: str
    visits: tuple[Visit, ...]
    outcome: Outcome
    style: Style
    cohort: str
    before: dict[str, int]
    after: dict[str, int]
    made_output: bool

    @property
    def started(self) -> bool:
        """Whether it is a start."""
        return self.outcome in {Outcome.STARTED, Outcome.COMPLETED, Outcome.FAILED}

    @property
    def started_at(self) -> datetime:
        """The first moment of the first visit."""
        return self.visits[0].when

    @property
    def completed_at(self) -> datetime | None:
        """When it was completed, if it was."""
        last = self.visits[-1]
        return last.when + timedelta(seconds=last.seconds) if self.outcome is Outcome.COMPLETED else None

    @property
    def seconds(self) -> int:
        """All time spent in it."""
        return sum(visit.seconds for visit in self.visits) if self.started else 0

    @property
    def screens(self) -> frozenset[str]:
        """Every screen that was reached."""
        return frozenset(screen for visit in self.visits for screen in visit.screens) if self.started else frozenset()


@dataclass(frozen=True, slots=True)
class Histories:
    """The truth: every study. A learner may stand in several modules, and may move between visits."""

    studies: tuple[Study, ...]
    sites: tuple[str, ...] = SITES
    modules: tuple[str, ...] = MODULES

    def starts(self) -> dict[tuple[str, str], int]:
        """Learners who started, by the site of their first visit and module."""
        return _tally((study.visits[0].site, study.module) for study in self.studies if study.started)

    def completions(self) -> dict[tuple[str, str], int]:
        """Learners who completed, by the site of their first visit and module."""
        done = (study for study in self.studies if study.completed_at)
        return _tally((study.visits[0].site, study.module) for study in done)

    def failed_launches(self) -> int:
        """Launches that never came up."""
        return sum(study.outcome is Outcome.LAUNCH_FAILED for study in self.studies)


def _tally(keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for key in keys:
        found[key] = found.get(key, 0) + 1
    return found


@dataclass(frozen=True, slots=True)
class Setting:
    """How large a world to invent, and what its learners are called, so that two worlds can meet."""

    learners: int = 40
    name: str = "L"
    sites: tuple[str, ...] = SITES
    modules: tuple[str, ...] = MODULES
    begin: datetime = field(default_factory=lambda: datetime(2026, 1, 5, 9, 0, tzinfo=UTC))
    days: int = 150
    moves: float = 0.1
    styles: tuple[Style, ...] = tuple(Style)


def histories(seed: int, setting: Setting | None = None) -> Histories:
    """The same histories for the same seed and setting."""
    setting = setting or Setting()
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    studies = [
        _study(chance, setting, f"{setting.name}{number:05d}", module)
        for number in range(setting.learners)
        for module in setting.modules
        if chance.random() < 0.7
    ]
    return Histories(tuple(studies), setting.sites, setting.modules)


def _study(chance: random.Random, setting: Setting, learner: str, module: str) -> Study:
    home = setting.sites[hash_of(learner) % len(setting.sites)]
    style = chance.choice(setting.styles)
    outcome = chance.choices(list(Outcome), weights=[1, 6, 10, 1, 1])[0]
    if style is not Style.CMI5 and outcome in {Outcome.LAUNCH_FAILED, Outcome.WAIVED}:
        outcome = Outcome.STARTED
    if style is not Style.STORYLINE and outcome is Outcome.FAILED:
        outcome = Outcome.STARTED
    visits = tuple(_visits(chance, setting, home, outcome))
    rich = style is Style.PLAYER and outcome in {Outcome.STARTED, Outcome.COMPLETED}
    answered = rich and "sure-before" in {screen for visit in visits for screen in visit.screens}
    done = rich and outcome is Outcome.COMPLETED
    before = {item: chance.randint(1, 4) for item in ITEMS} if answered else {}
    after = {item: chance.randint(2, 5) for item in ITEMS} if done and chance.random() < 0.8 else {}
    cohort = f"wing-{hash_of(learner) % 3}"
    return Study(learner, module, visits, outcome, style, cohort, before, after, done and chance.random() < 0.7)


def _visits(chance: random.Random, setting: Setting, home: str, outcome: Outcome) -> Iterator[Visit]:
    when = setting.begin + timedelta(days=chance.uniform(0, setting.days), seconds=chance.randint(0, 3600))
    when = when.replace(microsecond=chance.randint(0, 999) * 1000)
    site, count = home, 1 if outcome in {Outcome.LAUNCH_FAILED, Outcome.WAIVED} else chance.randint(1, 4)
    reached = 0
    for number in range(count):
        last = number == count - 1
        complete = outcome in {Outcome.COMPLETED, Outcome.FAILED}
        upto = len(SCREENS) if last and complete else chance.randint(reached, len(SCREENS) - 1)
        yield Visit(site, when, chance.randint(60, 2400), SCREENS[reached : max(upto, reached + 1)])
        reached = max(upto, reached)
        when += timedelta(days=chance.uniform(0.2, 9))
        if chance.random() < setting.moves:
            site = chance.choice(setting.sites)


def hash_of(word: str) -> int:
    """A number for a word, the same in every run."""
    return uuid.uuid5(uuid.NAMESPACE_OID, word).int


# --- as an LRS has it ---------------------------------------------------------------------------------------------


def statements_of(study: Study) -> list[dict[str, Any]]:
    """The study's statements in order, ids the same in every run."""
    teller = {Style.PLAYER: _player, Style.CMI5: _cmi5, Style.STORYLINE: _storyline}[study.style]
    return list(teller(_Pen(study)))


def all_statements(told: Histories) -> list[dict[str, Any]]:
    """Every study's statements, by time."""
    found = [statement for study in told.studies for statement in statements_of(study)]
    return sorted(found, key=lambda statement: (statement["timestamp"], statement["id"]))


def home_page(site: str) -> str:
    """The LMS of a site."""
    return f"https://lms.{site.lower()}.example"


class _Pen:
    """Writes one study's statements; each has its own id from the study and its number."""

    def __init__(self, study: Study) -> None:
        self.study, self.number = study, 0
        self.registration = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{study.learner} {study.module}"))

    def write(self, visit: Visit, verb: str, at: float, *parts: str, **more: Any) -> dict[str, Any]:
        self.number += 1
        when = visit.when + timedelta(seconds=at)
        result = {"result": more["result"]} if "result" in more else {}
        session = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{self.registration} {visit.when}"))
        activity = ":".join((f"urn:scormpack:{COURSE}", self.study.module, *parts))
        return {
            "id": str(uuid.uuid5(uuid.NAMESPACE_OID, f"{self.registration} {self.number}")),
            "actor": {
                "objectType": "Agent",
                "account": {"homePage": home_page(visit.site), "name": self.study.learner},
            },
            "verb": {"id": _VERBS.get(verb, ADL + verb), "display": {"en": verb}},
            "object": {
                "id": activity,
                "objectType": "Activity",
                "definition": {"name": {"en": self.study.module}, "type": more.get("type", _TYPE + "module")},
            },
            **result,
            "context": {
                "registration": self.registration,
                "extensions": {_SESSION: session},
                **({"contextActivities": {"category": [_CMI5]}} if more.get("cmi5") else {}),
            },
            "timestamp": when.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "version": "1.0.3",
        }

    def scale(self, visit: Visit, moment: str, at: float, levels: dict[str, int]) -> dict[str, Any]:
        response = "[,]".join(f"{item}[.]{level}" for item, level in levels.items())
        return self.write(
            visit, "answered", at, "screen", f"sure-{moment}", "answer",
            result={"response": response}, type=_TYPE + "cmi.interaction",
        )  # fmt: skip


def _duration(seconds: float) -> str:
    return f"PT{int(seconds // 3600)}H{int(seconds % 3600 // 60)}M{seconds % 60:g}S"


def _player(pen: _Pen) -> Iterator[dict[str, Any]]:
    study = pen.study
    for number, visit in enumerate(study.visits):
        yield pen.write(visit, "initialized" if number == 0 else "resumed", 0)
        for place, screen in enumerate(visit.screens):
            at = visit.seconds * (place + 1) / (len(visit.screens) + 2)
            yield pen.write(visit, "experienced", at, "screen", screen, type=_TYPE + "lesson")
            if screen == "film":
                yield pen.write(visit, "played", at + 1, "film")
                yield pen.write(visit, "completed", at + 2, "film")
            first = not any("sure-before" in earlier.screens for earlier in study.visits[:number])
            if screen == "sure-before" and study.before and first:
                yield pen.scale(visit, "before", at + 1, study.before)
        if visit is study.visits[-1]:
            yield from _ending(pen, visit)
        result = {"duration": _duration(visit.seconds)}
        yield pen.write(visit, "terminated", visit.seconds + 0.5, result=result)


def _ending(pen: _Pen, visit: Visit) -> Iterator[dict[str, Any]]:
    study = pen.study
    if study.after:
        yield pen.scale(visit, "after", visit.seconds - 3, study.after)
    if study.made_output:
        yield pen.write(visit, "created", visit.seconds - 2, "output", OUTPUT)
    if study.completed_at:
        result = {"completion": True, "duration": _duration(study.seconds)}
        yield pen.write(visit, "completed", visit.seconds, result=result)


def _cmi5(pen: _Pen) -> Iterator[dict[str, Any]]:
    study = pen.study
    if study.outcome is Outcome.WAIVED:
        yield pen.write(study.visits[0], "waived", 0, result={"success": True, "completion": True}, cmi5=True)
        return
    for visit in study.visits:
        yield pen.write(visit, "launched", -2, cmi5=True)
        if study.outcome is Outcome.LAUNCH_FAILED:
            continue
        yield pen.write(visit, "initialized", 0, cmi5=True)
        if visit is study.visits[-1] and study.completed_at:
            result: dict[str, Any] = {"completion": True, "duration": _duration(study.seconds)}
            yield pen.write(visit, "completed", visit.seconds, result=result, cmi5=True)
            yield pen.write(visit, "satisfied", visit.seconds + 0.1, cmi5=True)
        result = {"duration": _duration(visit.seconds)}
        yield pen.write(visit, "terminated", visit.seconds + 0.5, result=result, cmi5=True)


def _storyline(pen: _Pen) -> Iterator[dict[str, Any]]:
    study = pen.study
    for visit in study.visits:
        yield pen.write(visit, "attempted", 0)
        for place, screen in enumerate(visit.screens):
            at = visit.seconds * (place + 1) / (len(visit.screens) + 2)
            yield pen.write(visit, "experienced", at, "screen", screen)
        if visit is not study.visits[-1]:
            continue
        result: dict[str, Any] = {"completion": True, "duration": _duration(study.seconds), "score": {"raw": 80}}
        if study.outcome is Outcome.FAILED:
            yield pen.write(visit, "failed", visit.seconds, result={**result, "success": False})
        elif study.completed_at:
            passed = hash_of(study.learner) % 2 == 0
            verb, more = ("passed", {"success": True}) if passed else ("completed", {})
            yield pen.write(visit, verb, visit.seconds, result={**result, **more})


# --- as an LMS or a paper form has it ------------------------------------------------------------------------------


def scorm_rows(told: Histories) -> list[dict[str, str]]:
    """One row a learner and module, as the plain CSV for LMSs has it."""
    status = {Outcome.COMPLETED: "completed", Outcome.FAILED: "failed", Outcome.STARTED: "incomplete"}
    return [
        {
            "learner": study.learner,
            "course": COURSE,
            "module": study.module,
            "site": study.visits[0].site,
            "cohort": study.cohort,
            "attempt": "1",
            "lesson_status": status.get(study.outcome, "not attempted"),
            "started": _written(study.started_at) if study.started else "",
            "last_accessed": _written(study.completed_at or study.visits[-1].when) if study.started else "",
            "seconds": str(study.seconds) if study.started else "",
        }
        for study in told.studies
    ]


def _written(when: datetime) -> str:
    return when.isoformat(timespec="seconds")


def tallies(told: Histories) -> list[dict[str, str]]:
    """Starts and completions a site and module, as counted on paper."""
    starts, completions = told.starts(), told.completions()
    return [
        {
            "site": site,
            "course": COURSE,
            "module": module,
            "from": "2026-01-01",
            "to": "2026-06-30",
            "starts": str(starts[site, module]),
            "completions": str(completions.get((site, module), 0)),
        }
        for site, module in sorted(starts)
    ]


# --- without changing the truth -------------------------------------------------------------------------------------


def scattered(statements: Sequence[dict[str, Any]], seed: int, media: int = 3) -> list[list[dict[str, Any]]]:
    """The statements on several media: shuffled, some twice (as an LRS sends them back), some mistakes and their voids.

    A void may come before or after what it voids. The truth stays as it was.
    """
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    pool = list(statements)
    pool += [_as_an_lrs_returns(chance.choice(statements)) for _ in range(len(statements) // 10)]
    for number in range(len(statements) // 20):
        pool += _mistake_and_void(chance.choice(statements), f"{seed} {number}")
    chance.shuffle(pool)
    found: list[list[dict[str, Any]]] = [[] for _ in range(media)]
    for statement in pool:
        found[chance.randrange(media)].append(statement)
    return found


def _as_an_lrs_returns(statement: dict[str, Any]) -> dict[str, Any]:
    """The same statement with its keys in another order, `stored`, `authority` and the time written otherwise."""
    when = datetime.fromisoformat(statement["timestamp"])
    back = dict(reversed(list(statement.items())))
    back |= {
        "timestamp": when.isoformat(timespec="microseconds"),
        "stored": (when + timedelta(days=3)).isoformat(),
        "authority": {"objectType": "Agent", "account": {"homePage": "https://lrs.example", "name": "lrs"}},
        "version": "1.0.0",
        "id": statement["id"].upper(),
    }
    return back


def _mistake_and_void(like: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """A completion that never happened, by a learner who never was, and the statement that takes it back."""
    wrong = str(uuid.uuid5(uuid.NAMESPACE_OID, f"mistake {name}"))
    mistake = {
        **like,
        "id": wrong,
        "actor": {**like["actor"], "account": {**like["actor"]["account"], "name": f"nobody-{name}"}},
        "verb": {"id": ADL + "completed"},
        "result": {"completion": True},
    }
    void = {
        "id": str(uuid.uuid5(uuid.NAMESPACE_OID, f"void {name}")),
        "actor": {"account": {"homePage": "https://lms.example", "name": "staff"}},
        "verb": {"id": VOIDED},
        "object": {"objectType": "StatementRef", "id": wrong},
        "timestamp": "2026-03-01T12:00:00Z",
    }
    return [mistake, void]
