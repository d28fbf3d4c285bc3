"""What axe-core found in the browser tests, out of its own result files: `.cache/axe/MODULE-THEME.json`."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from scormpack.core.errors import UnreadableInput
from scormpack.load.course import Loaded

_BESIDE: Final = {
    "(contents)": "contents",
    "(settings)": "settings",
    "(finished)": "finished",
    "(left)": "left",
}
_REMEDY: Final = "run the browser tests, which write them: pytest tests/browser/test_axe.py"


@dataclass(frozen=True, slots=True)
class Fault:
    """One violation, or one thing that axe-core could not decide."""

    module: str
    theme: str
    screen: str
    rule: str
    target: str
    why: str


@dataclass(frozen=True, slots=True)
class Audit:
    """One screen in one theme: its type, the rules that passed, and what was found."""

    module: str
    theme: str
    screen: str
    type: str
    passed: frozenset[str]
    violations: tuple[Fault, ...]
    unclear: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Runs:
    """All audits of the course's screens, the versions of axe-core, and a digest of the files they were read from.

    `left_out` names modules in the results that the course does not have.
    """

    audits: tuple[Audit, ...]
    versions: tuple[str, ...]
    themes: tuple[str, ...]
    left_out: tuple[str, ...]
    sha256: str


def read_runs(folder: Path, loaded: Loaded) -> Runs:
    """The result files of a folder, against this course. Raises UnreadableInput when there are none, or one is odd."""
    types = {
        module.module.id: {screen.id: screen.activity.type for screen in module.module.screens}
        for module in loaded.modules
    }
    audits, versions, left_out, digest = list[Audit](), set[str](), set[str](), sha256()
    for path in sorted(folder.glob("*.json")):
        facts = _facts(path)
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
        if facts["module"] not in types:
            left_out.add(str(facts["module"]))
            continue
        audits += _audits(facts, types[facts["module"]])
        versions |= {str(found["axe"]) for found in facts["screens"].values()}
    if not audits:
        raise UnreadableInput(f"{folder} holds no results of axe-core for this course.", fix=_REMEDY)
    themes = tuple(sorted({audit.theme for audit in audits}))
    return Runs(tuple(audits), tuple(sorted(versions)), themes, tuple(sorted(left_out)), digest.hexdigest())


def _facts(path: Path) -> dict[str, Any]:
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
        for found in facts["screens"].values():
            _ = found["axe"], found["passes"], found["violations"], found["incomplete"]
        _ = facts["module"], facts["theme"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise UnreadableInput(f"{path} is no result of axe-core that can be read ({fault}).", fix=_REMEDY) from fault
    checked: dict[str, Any] = facts
    return checked


def _audits(facts: Mapping[str, Any], types: Mapping[str, str]) -> Iterator[Audit]:
    module, theme = str(facts["module"]), str(facts["theme"])
    for screen, found in facts["screens"].items():
        kind = _BESIDE.get(screen) or types.get(screen)
        if kind is None:
            continue  # a screen that this release no longer has
        yield Audit(
            module,
            theme,
            screen,
            kind,
            frozenset(found["passes"]),
            tuple(_faults((module, theme, screen), found["violations"])),
            tuple(_faults((module, theme, screen), found["incomplete"])),
        )


def _faults(place: tuple[str, str, str], rules: list[Any]) -> Iterator[Fault]:
    for rule in rules:
        for node in rule["nodes"]:
            yield Fault(*place, str(rule["id"]), str(node["target"]), " ".join(str(node["why"]).split()))
