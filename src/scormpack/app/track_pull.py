"""Takes what is new on an LRS into a store, page by page; cut anywhere, the next pull goes on from there."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from scormpack.tracker.events import SourceKind
from scormpack.tracker.key import Key
from scormpack.tracker.landing.batches import Delivery
from scormpack.tracker.landing.landing import Landed, Landing
from scormpack.tracker.landing.lines import block_of
from scormpack.tracker.lrs import Cut, Lrs, Page, since_before
from scormpack.tracker.mapping import Unknown
from scormpack.tracker.normalise import Normaliser
from scormpack.tracker.opening import Access, Names, store_of
from scormpack.tracker.store.writer import Writer

_COMMIT_EVERY: Final = 20_000
_LATE: Final = timedelta(milliseconds=2)  # between two LRS clocks' ticks there is room to ask


@dataclass(frozen=True, slots=True)
class PullOrder:
    """Which LRS, into which store. `everything` asks from the beginning, whatever was pulled before."""

    lrs: Lrs
    access: Access
    names: Names = field(default_factory=Names)
    site: str | None = None
    everything: bool = False
    by_name: bool = False
    commit_every: int = _COMMIT_EVERY


@dataclass(frozen=True, slots=True)
class Pulled:
    """What came of it. `cut`: why it ended early. `wrong_clock`: this LRS must be asked for everything each time."""

    landed: Landed
    pages: int
    cut: str
    wrong_clock: bool
    unknown_activities: tuple[Unknown, ...]
    unknown_places: tuple[str, ...]
    key: Key | None


def pull(order: PullOrder) -> Pulled:
    """Takes in what the LRS stored since the last pull, and a little before; what is there already is not new.

    Each commit holds the statements and how far they go, so that nothing is lost or doubled by a cut. Raises Refused
    when the LRS says no, for another or a missing key, or while another process writes.
    """
    with store_of(order.access) as (writer, key):
        pulling = _Pulling(order, writer, order.names.normaliser())
        pulling.run()
        known = pulling.normaliser
        return Pulled(
            pulling.landed,
            pulling.pages,
            pulling.cut,
            pulling.wrong_clock,
            tuple(known.unknown_activities.values()),
            tuple(sorted(known.unknown_places)),
            key,
        )


@dataclass(slots=True)
class _Pulling:
    order: PullOrder
    writer: Writer
    normaliser: Normaliser
    landed: Landed = field(default_factory=Landed)
    pages: int = 0
    cut: str = ""
    wrong_clock: bool = False
    _held: list[Any] = field(default_factory=list)
    _latest: str = ""
    _in_order: bool = True
    _late: Any = None
    _latest_by: timedelta = _LATE

    def run(self) -> None:
        cursor = "" if self.order.everything else self.writer.manifest.cursors.get(self._name, "")
        with suppress(_Ended):
            for page in self._pages(since_before(cursor) if cursor else None):
                self._take(page)
                if len(self._held) >= self.order.commit_every:
                    self._commit(ended=False)
        self._judge_clock()
        self._commit(ended=not self.cut)

    @property
    def _name(self) -> str:
        return self.order.lrs.endpoint.url

    def _pages(self, since: str | None) -> Iterator[Page]:
        try:
            yield from self.order.lrs.pages(since)
        except Cut as fault:
            self.cut = str(fault)
            raise _Ended from fault

    def _take(self, page: Page) -> None:
        self.pages += 1
        self._held += page.statements
        for one in page.statements:
            stored = _moment(one, "stored")
            if stored is None:
                continue
            if self._latest and stored < datetime.fromisoformat(self._latest):
                self._in_order = False  # the newest came first: how far we are is known at the end only
            else:
                self._latest = one["stored"]
            happened = _moment(one, "timestamp")
            if happened and stored - happened > self._latest_by:
                self._late, self._latest_by = one, stored - happened

    def _commit(self, *, ended: bool) -> None:
        cursors = {}
        if self.wrong_clock:
            cursors = {self._name: ""}
        elif self._latest and (self._in_order or ended):
            cursors = {self._name: self._latest}
        if not self._held and not cursors:
            return
        landing = Landing(self.writer, self.normaliser, by_name=self.order.by_name)
        landing.land([_delivery(self._held, self._name, self.order.site)] if self._held else [])
        self._held = []
        self.landed = _sum(self.landed, landing.finish(cursors))

    def _judge_clock(self) -> None:
        if self._late is not None and not self.cut:
            with suppress(Cut):
                self.wrong_clock = not self.order.lrs.since_is_stored(self._late)


class _Ended(Exception):
    pass


def _delivery(statements: list[Any], name: str, site: str | None) -> Delivery:
    texts = [json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in statements]
    texts = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
    digest = hashlib.sha256("\n".join(texts).encode("utf-8")).hexdigest()
    block = block_of(texts, list(range(1, len(texts) + 1)))
    return Delivery(
        digest, hashlib.sha256(name.encode("utf-8")).hexdigest(), SourceKind.XAPI, site, lambda: iter([block])
    )


def _moment(one: Any, name: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(one[name])
    except (KeyError, TypeError, ValueError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _sum(one: Landed, other: Landed) -> Landed:
    names = ("read", "new", "duplicate", "quarantined", "conflicts", "voids")
    return Landed(*(getattr(one, name) + getattr(other, name) for name in names))
