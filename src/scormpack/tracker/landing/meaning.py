"""What words mean, found once for each word of a landing: activities, places and actors."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import pyarrow as pa

from scormpack.tracker.events import SourceKind
from scormpack.tracker.landing.batches import Delivery
from scormpack.tracker.landing.faults import FINE, Fault
from scormpack.tracker.landing.people import People
from scormpack.tracker.normalise import Normaliser, Target, moments
from scormpack.tracker.privacy import KeyScope, Pseudonymiser, looks_personal

_SITE: Final = "\x1f"


@dataclass(frozen=True, slots=True)
class Activity:
    """What an activity's IRI stands for, or why it cannot count; and whether it asks how sure a learner is."""

    target: Target | None
    moment: str = ""
    fault: int = FINE


@dataclass(slots=True)
class Meaning:
    """Remembers what was asked. `sites` numbers the sites: the first of them is none."""

    normaliser: Normaliser
    pseudonymiser: Pseudonymiser
    sites: list[str | None] = field(default_factory=lambda: [None])
    _numbers: dict[str, int] = field(default_factory=dict)
    _homes: dict[str, int] = field(default_factory=dict)
    _sources: list[Delivery] = field(default_factory=list)
    _names: dict[str, list[str]] = field(default_factory=dict)
    _activities: dict[str, Activity] = field(default_factory=dict)
    _people: People = field(default_factory=People)

    @property
    def by_site(self) -> bool:
        """Whether a pseudonym depends on the site."""
        return self.pseudonymiser.scope is KeyScope.SITE

    def begin(self, delivery: Delivery) -> None:
        """Takes in a source; they are numbered in their order."""
        self._sources.append(delivery)

    @property
    def source_sites(self) -> list[int]:
        """The site of each source."""
        return [self._number(source.site) for source in self._sources]

    @property
    def source_kinds(self) -> list[SourceKind]:
        """The kind of each source."""
        return [source.kind for source in self._sources]

    @property
    def source_digests(self) -> list[str]:
        """The SHA-256 of each source."""
        return [source.sha256 for source in self._sources]

    def named_site(self, words: str) -> int:
        """The site that a statement names."""
        return self._number(self.normaliser.site(site=words))

    def home(self, page: str) -> int:
        """The site that a home page belongs to."""
        if page not in self._homes:
            self._homes[page] = self._number(self.normaliser.site(home_page=page))
        return self._homes[page]

    def know(self, names: Mapping[str, list[str]]) -> None:
        """Takes in the other names that activities go by, to be used when they are first asked for."""
        self._names |= names

    def activity(self, iri: str) -> Activity:
        """What an activity's IRI stands for."""
        if iri not in self._activities:
            self._activities[iri] = self._asked(iri)
        return self._activities[iri]

    def people(self, codes: Any, identities: Any, site: Any) -> tuple[People, Any]:
        """Everyone known by now, and which of them each row is of: `identities[codes[row]]`, at a site."""
        if self.by_site:
            codes, identities = self._by_site(codes, identities.to_pylist(), site)
        self._people, numbers = self._people.find(identities, self._pseudonym)
        return self._people, numbers[codes]

    def _by_site(self, codes: Any, identities: list[str | None], site: Any) -> tuple[Any, Any]:
        """Codes and keys of identities together with their sites."""
        pairs, codes = np.unique(codes * np.int64(len(self.sites)) + site, return_inverse=True)
        named = [(identities[pair // len(self.sites)], self.sites[pair % len(self.sites)]) for pair in pairs.tolist()]
        keys = [None if word is None else f"{word}{_SITE}{place or ''}" for word, place in named]
        return codes, pa.array(keys, pa.string())

    def _number(self, site: str | None) -> int:
        if site is None:
            return 0
        if site not in self._numbers:
            self._numbers[site] = len(self.sites)
            self.sites.append(site)
        return self._numbers[site]

    def _asked(self, iri: str) -> Activity:
        target = self.normaliser.target(iri, self._names.pop(iri, []))
        if target is None:
            return Activity(None, fault=Fault.NOT_MAPPED)
        odd = looks_personal(target.part) is not None
        return Activity(target, moments([target.part]).get(target.part, ""), Fault.PERSONAL if odd else FINE)

    def _pseudonym(self, key: str) -> str | None:
        identity, _, site = key.rpartition(_SITE) if self.by_site else (key, "", "")
        return self.pseudonymiser.pseudonym(identity, site) if identity.strip() else None
