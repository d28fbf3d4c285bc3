"""What of a package its learners' records and saved answers hang on, read to be compared with another release."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from lxml import etree

from scormpack.core.catalogue import CATALOGUE
from scormpack.core.digests import sha256_of
from scormpack.core.errors import UnreadableInput
from scormpack.core.ids import short_key
from scormpack.core.launchables import Described, describe
from scormpack.core.opened import Opened, open_package

_OVERRULES: Final = ("mastery_score", "time_limit_action", "max_time_allowed", "move_on")


@dataclass(frozen=True, slots=True)
class Answer:
    """A screen as saved answers know it: its id, its words, its kind, and the keys of its items."""

    id: str
    title: str
    type: str
    required: bool
    items: frozenset[str]

    @property
    def key(self) -> str:
        """The key under which its answer is saved."""
        return short_key(self.id)


@dataclass(frozen=True, slots=True)
class Module:
    """A module of a package: its SCO, the version of its saved state, its screens by id."""

    id: str
    sco_id: str
    state_version: int
    screens: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Release:
    """One package: its digest, what a platform starts, its modules (none for other makers), its files' digests."""

    path: Path
    sha256: str
    described: Described
    modules: Mapping[str, Module]
    files: Mapping[str, int]
    digests: Mapping[str, str]

    def rules(self, ids: set[str]) -> Mapping[str, str]:
        """What the manifest says of each of these launchables that can overrule the page."""
        return {
            f"{one.id} {name}": one.facts[name]
            for one in self.described.launchables
            for name in _OVERRULES
            if one.id in ids and name in one.facts
        }


def read_release(path: Path) -> Release:
    """The package at this path. Raises UnreadableInput when it cannot be opened or starts nothing."""
    if not path.is_file():
        raise UnreadableInput(f"{path} is no file.", fix="name a package: a file that ends in .zip.")
    with open_package(path) as opened:
        described = describe(opened)
        catalogue = _catalogue(opened)
        modules = {one.id: one for one in _modules(opened, catalogue)} if catalogue else {}
        files = {name: member.size_bytes for name, member in opened.members.items()}
        digests = _digests(opened)
    return Release(path, sha256_of(path)[0], described, MappingProxyType(modules), files, digests)


def _catalogue(opened: Opened) -> dict[str, Any] | None:
    if CATALOGUE not in opened.members:
        return None
    try:
        values = json.loads(opened.read(CATALOGUE))
        return values if isinstance(values["modules"], list) and isinstance(values["files"], list) else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _digests(opened: Opened) -> dict[str, str]:
    """Each file's SHA-256 as its bytes are: what a catalogue says of them is not believed."""
    import hashlib

    found = {}
    for name in opened.members:
        digest = hashlib.sha256()
        for chunk in opened.chunks(name):
            digest.update(chunk)
        found[name] = digest.hexdigest()
    return found


def _modules(opened: Opened, catalogue: dict[str, Any]) -> Iterator[Module]:
    try:
        for one in catalogue["modules"]:
            items = _items(opened, f"{one['folder']}/index.html" if one["folder"] else "index.html")
            screens = {
                str(screen["id"]): Answer(
                    str(screen["id"]),
                    str(screen["title"]),
                    str(screen["type"]),
                    bool(screen["required"]),
                    items.get(str(screen["id"]), frozenset()),
                )
                for screen in one["screens"]
            }
            yield Module(str(one["id"]), str(one["sco_id"]), int(one["state_version"]), MappingProxyType(screens))
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        message = f"{opened.path}: its {CATALOGUE} is not what scormpack writes ({type(fault).__name__})."
        raise UnreadableInput(message, fix="get the package again from its maker.") from fault


def _items(opened: Opened, page: str) -> dict[str, frozenset[str]]:
    """The keys of the items of each screen, out of the page itself."""
    if page not in opened.members:
        return {}
    root = etree.fromstring(opened.read(page) or b"<html/>", etree.HTMLParser(no_network=True, encoding="utf-8"))
    if root is None:
        return {}
    sections = (one for one in root.iter("section") if one.get("data-screen"))
    return {
        str(section.get("data-screen")): frozenset(
            str(one.get("data-key")) for one in section.iter() if one is not section and one.get("data-key")
        )
        for section in sections
    }
