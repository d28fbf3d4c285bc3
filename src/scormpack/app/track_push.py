"""Sends what files tell to an LRS, as statements with pseudonyms. Sent again, they are known by their ids."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from scormpack.core.errors import UsageMistake
from scormpack.tracker.delivery import is_json, statements
from scormpack.tracker.key import Key, default_key_path, read_or_make_key
from scormpack.tracker.lrs import Cut, Lrs
from scormpack.tracker.opening import Names, check_words
from scormpack.tracker.privacy import KeyScope, NotOurs, Pseudonymiser
from scormpack.tracker.records import HOME_PAGE
from scormpack.tracker.sources import xapi
from scormpack.tracker.tables import Setting

_BATCH: Final = 100
_TAKEN: Final = frozenset({200, 204})
_CONFLICT: Final = 409
_NO_FREE_TEXT: Final = re.compile(r"[A-Za-z0-9_.:\[\],-]*")
_LRS_OWN: Final = ("stored", "authority", "version")


@dataclass(frozen=True, slots=True)
class PushOrder:
    """Files to send, where to, and what is known of them from outside."""

    paths: tuple[Path, ...]
    lrs: Lrs
    key: Path | None = None
    scope: KeyScope = KeyScope.ONE
    names: Names = field(default_factory=Names)
    site: str | None = None
    course: str | None = None
    activity: str | None = None
    zone: str = "Europe/London"
    by_name: bool = False


@dataclass(frozen=True, slots=True)
class NotSent:
    """A line that did not go out, and why."""

    path: Path
    line: int
    reason: str


@dataclass(slots=True)
class Pushed:
    """What came of it. `there` were on the LRS before; `cut` says why it ended early."""

    sent: int = 0
    there: int = 0
    not_sent: list[NotSent] = field(default_factory=list)
    cut: str = ""
    key: Key | None = None


_Line = tuple[Path, int, str]


def push(order: PushOrder) -> Pushed:
    """Sends every statement of the files. A cut ends it; the same command goes on, and nothing is doubled.

    Raises UnreadableInput for a file that is no known source, UsageMistake when there is none.
    """
    key = read_or_make_key(order.key or default_key_path())
    pseudonymiser = Pseudonymiser(key, order.scope, key.fingerprint)
    pushed = Pushed(key=key)
    batch: list[_Line] = []
    try:
        for line in _lines(order, pseudonymiser, pushed):
            batch.append(line)
            if len(batch) >= _BATCH:
                _send(order.lrs, batch, pushed)
                batch = []
        _send(order.lrs, batch, pushed)
    except Cut as fault:
        pushed.cut = str(fault)
    return pushed


def _lines(order: PushOrder, pseudonymiser: Pseudonymiser, pushed: Pushed) -> Iterator[_Line]:
    normaliser = order.names.normaliser()
    check_words(normaliser, {}, site=order.site, course=order.course, time_zone=order.zone)
    for path in order.paths:
        if not path.is_file():
            raise UsageMistake(f"There is no file {path}.", fix="check the name.")
        site = order.site or normaliser.mapping.site_of(file=path.name)
        setting = Setting(normaliser, path.name, order.zone, site, order.course, order.activity, order.by_name)
        found = _raw(path, setting, pseudonymiser) if is_json(path) else statements(path, setting, pseudonymiser)
        for line, text, fault in found:
            if fault:
                pushed.not_sent.append(NotSent(path, line, fault))
            else:
                yield path, line, text


def _raw(path: Path, setting: Setting, pseudonymiser: Pseudonymiser) -> Iterator[tuple[int, str, str]]:
    for block in xapi.blocks(path):
        yield from ((line, "", reason) for line, reason in block.bad)
        for line, text in zip(block.numbers.tolist(), block.texts.to_pylist(), strict=True):
            try:
                statement = _without_person(json.loads(text), setting, pseudonymiser)
            except (ValueError, RecursionError):
                yield line, "", "it is not JSON"
            except (TypeError, KeyError, AttributeError):
                yield line, "", "it has no id, or its actor has no identity"
            except NotOurs as fault:
                yield line, "", f"its actor {fault}"
            else:
                yield line, json.dumps(statement, separators=(",", ":")), ""


def _without_person(statement: dict[str, Any], setting: Setting, pseudonymiser: Pseudonymiser) -> dict[str, Any]:
    actor = statement["actor"]
    account = actor.get("account") or {}
    identity = account.get("name") or str(actor.get("mbox") or "").removeprefix("mailto:") or actor.get("openid")
    identity = identity or (setting.by_name and actor.get("name"))
    if not identity or not statement["id"]:
        raise KeyError("identity")
    who = pseudonymiser.outward(pseudonymiser.pseudonym(str(identity), setting.site))
    kept = {name: value for name, value in statement.items() if name not in _LRS_OWN}
    kept["actor"] = {"objectType": "Agent", "account": {"homePage": account.get("homePage", HOME_PAGE), "name": who}}
    result = kept.get("result")
    if isinstance(result, dict) and not _NO_FREE_TEXT.fullmatch(str(result.get("response", ""))):
        kept["result"] = {name: value for name, value in result.items() if name != "response"}
    return kept


def _send(lrs: Lrs, batch: list[_Line], pushed: Pushed) -> None:
    """Sends a batch; one that is refused is halved until the line that it is about stands alone."""
    if not batch:
        return
    status = lrs.send([text for _, _, text in batch]).status
    if status in _TAKEN:
        pushed.sent += len(batch)
    elif len(batch) > 1:
        middle = len(batch) // 2
        _send(lrs, batch[:middle], pushed)
        _send(lrs, batch[middle:], pushed)
    elif status == _CONFLICT and lrs.holds(json.loads(batch[0][2])["id"]):
        pushed.there += 1
    else:
        path, line, _ = batch[0]
        pushed.not_sent.append(NotSent(path, line, f"the LRS refused it (status {status})"))
