"""The judging stage of landing: what the words of a batch mean, and which of its rows can count."""

from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scormpack.tracker.events import UNKNOWN_VERB, Kind
from scormpack.tracker.landing.columns import Columns, filled, valid
from scormpack.tracker.landing.faults import FINE, Fault
from scormpack.tracker.landing.meaning import Activity, Meaning
from scormpack.tracker.landing.people import People
from scormpack.tracker.landing.seen import digest_of
from scormpack.tracker.landing.words import Words, mixed
from scormpack.tracker.normalise import verb_names
from scormpack.tracker.privacy import looks_personal

_FIRST: Final = np.datetime64("2000-01-01", "us")
_AFTER_LAST: Final = np.datetime64("2100-01-01", "us")
_VERBS: Final = verb_names()


@dataclass(frozen=True, slots=True)
class Judged:
    """A batch with what its words mean.

    Of each row: `fault` is the first reason why it cannot count, or FINE; `digest` is the same for the same content;
    `site` is a number of Meaning's, `who` one of `people`; `levels` is what it answers to a scale. `activities` has one
    for each code of `columns.parsed.objects`, `verbs` one for each of `columns.verbs`.
    """

    columns: Columns
    fault: Any
    digest: Any
    is_void: Any
    site: Any
    people: People
    who: Any
    activities: list[Activity]
    verbs: list[str | None]
    levels: Any


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges batches, by what words mean."""

    meaning: Meaning

    def of(self, columns: Columns) -> Judged:
        """The batch with what its words mean."""
        verbs = [None if word is None else _VERBS.get(word, UNKNOWN_VERB) for word in columns.verbs.words]
        is_void = np.array([verb == "voided" for verb in verbs])[columns.verbs.codes]
        site = self._site(columns)
        people, who = self.meaning.people(columns.who, columns.identities, site)
        fault = _fault(columns, is_void)
        np.minimum(fault, people.faults[who], out=fault)
        fault[is_void & (fault >= Fault.GROUP)] = FINE
        activities = self._activities(columns, ~is_void & (fault == FINE), fault)
        digest = np.where(is_void, digest_of(columns.targets), _digest(columns, people.numbers[who]))
        levels = _levels(columns, activities)
        return Judged(columns, fault, digest, is_void, site, people, who, activities, verbs, levels)

    def _site(self, columns: Columns) -> Any:
        """The site that a row names, else the one of its home page, else the one of its source."""
        meaning, own = self.meaning, columns.contexts.site
        home = columns.homes.numbers(meaning.home, 0, np.int32)
        named = own.numbers(meaning.named_site, 0, np.int32)
        source = np.array(meaning.source_sites, np.int32)[columns.parsed.source]
        found = np.where(named > 0, named, home)
        return np.where(found > 0, found, source)

    def _activities(self, columns: Columns, open_: Any, fault: Any) -> list[Activity]:
        """The activities; those of which no row could count anyway are not asked for."""
        objects = columns.parsed.objects
        wanted = np.zeros(len(objects.words), bool)
        wanted[objects.codes[open_]] = True
        self.meaning.know(columns.parsed.names)
        unknown = Activity(None, fault=Fault.NO_ACTIVITY)
        found = [
            unknown if word is None or not asked else self.meaning.activity(word)
            for word, asked in zip(objects.words, wanted.tolist(), strict=True)
        ]
        np.copyto(fault, np.array([one.fault for one in found], np.uint8)[objects.codes], where=open_)
        return found


def _fault(columns: Columns, is_void: Any) -> Any:
    """The first fault of each row, as far as it does not depend on what identities and activities mean."""
    text = columns.parsed.texts
    has = {name: valid(text[name]) for name in ("id", "verb", "timestamp", "stored")}
    wanted = {
        Fault.NO_ID: has["id"],
        Fault.NO_UUID: columns.ids.good,
        Fault.NO_VERB: has["verb"],
        Fault.VOIDS_NOTHING: columns.targets.good | ~is_void,
        Fault.NO_TIME: has["timestamp"] | has["stored"],
        Fault.ODD_TIME: (columns.when >= _FIRST) & (columns.when < _AFTER_LAST),
        Fault.REGISTRATION: columns.registrations.good | ~filled(text["registration"]),
        Fault.PERSONAL: ~(columns.contexts.is_personal | _personal(columns.platforms)),
    }
    fault = np.minimum(text["fault"].to_numpy(), columns.result["fault"].to_numpy()[columns.results.codes])
    for code, good in wanted.items():
        fault[~good & (fault > code)] = code
    return fault


def _personal(words: Words) -> Any:
    return words.numbers(lambda word: looks_personal(word) is not None, 0, bool)


def _digest(columns: Columns, person: Any) -> Any:
    """What a row says, in 64 bits. What was made from a row of an export has no times of its own."""
    about, codes = columns.parsed.texts["about"].to_numpy(), columns.results.codes
    outcome, content = (columns.result[name].to_numpy()[codes] for name in ("outcome", "content"))
    whole = mixed(
        person,
        about,
        content,
        columns.when.view(np.uint64),
        columns.registrations.first,
        columns.registrations.last,
        columns.platforms.numbers(_number, 0, np.uint64),
        columns.contexts.digest,
    )
    derived = np.array([word is not None for word in columns.contexts.source.words])[columns.contexts.source.codes]
    return np.where(derived, mixed(person, about, outcome), whole)


def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")


def _levels(columns: Columns, activities: list[Activity]) -> Any:
    """The answers to the scales that tell how sure a learner is, as text; null in the other rows."""
    asks = [bool(one.moment) and one.target is not None and one.target.kind is Kind.ANSWER for one in activities]
    rows = pa.array(np.array(asks, bool)[columns.parsed.objects.codes])
    answers = columns.result["response"].combine_chunks().take(pa.array(columns.results.codes))
    return pc.if_else(rows, answers, pa.scalar(None, pa.string()))
