"""One report: published figures, what they are called, and what must be said about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from scormpack.tracker.disclosure.published import Published
from scormpack.tracker.metrics.cubes import EVERY, Key
from scormpack.tracker.metrics.windows import Window

_WORDS: Final = frozenset({"estate", "phase", "contact"})  # dimensions whose values are words of the user's files


@dataclass(frozen=True, slots=True)
class Labels:
    """Titles for the ids in keys, by dimension; an id without one stands for itself."""

    course: str
    titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    order: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def of(self, dim: str, value: str) -> str:
        """The words for one value of a dimension."""
        if value == EVERY:
            return "All"
        spelled = value.replace("-", " ").capitalize() if dim.startswith("part") else value
        if dim in _WORDS:
            spelled = spelled[:1].upper() + spelled[1:]
        return self.titles.get(dim, {}).get(value, spelled)

    def place(self, dims: Sequence[str], key: Key) -> tuple[tuple[int, int, str], ...]:
        """The sorting place of a key: in the order that readers expect, totals last."""
        return tuple(self._one(dim, value, key) for dim, value in zip(dims, key, strict=True))

    def _one(self, dim: str, value: str, key: Key) -> tuple[int, int, str]:
        name = f"part of {key[0]}" if dim == "part" else dim
        known = list(self.order.get(name, self.order.get(dim, ())))
        return int(value == EVERY), known.index(value) if value in known else len(known), value


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a claim: supported, not supported or not measurable; the figure it was held against; why."""

    id: str
    sentence: str
    metric: str
    verdict: str
    figure: str
    because: str


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A numeral or superlative of a text that no claim covers: its line, the words, the sentence around them."""

    line: int
    words: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The claims of a text and what bears them out."""

    source: str
    verdicts: tuple[Verdict, ...] = ()
    uncovered: tuple[Uncovered, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What a report is about. Nothing in it is about people.

    Of sites: `sites_left_out` sent completions without starts, `sites_silent` are in scope and sent nothing that tells
    starts in the windows, `sites_doubled` sent what would count learners twice, so that one of it was left out.
    """

    title: str
    course: str
    audience: str
    windows: tuple[Window, ...]
    baseline: Window | None
    as_of: str
    follow_up_days: int
    engine: str
    key_scope: str
    sources: Mapping[str, int]
    sites_left_out: int
    sites_silent: int
    sites_doubled: int
    missing: Mapping[str, str]
    version: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the forms of a report are made of."""

    about: About
    published: Published
    labels: Labels
    ledger: Ledger | None = None
