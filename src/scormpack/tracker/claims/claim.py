"""Claims as people write them down, in YAML.

```yaml
schema: 1
source: Impact Summary Report
claims:
  - id: reach
    sentence: Work Stories was accessed by 114 prisons across England.
    metric: reach                 # a metric of the report, or none when nothing can measure it
    where: {country: England}     # optional: one row of a table
    comparison: at least          # at least, at most, exactly, highest
    figure: 114                   # rates in per cent
  - {id: staff, sentence: Staff were enthusiastic., metric: none, because: no survey figures exist}
```
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from scormpack.core.nearest import did_you_mean
from scormpack.tracker.metrics.definitions import DEFINITIONS
from scormpack.tracker.yamls import Reading, open_yaml

SCHEMA: Final = 1
NONE: Final = "none"
AVAILABILITY: Final = "availability"
COMPARISONS: Final = ("at least", "at most", "exactly", "highest")
_KEYS: Final = ("id", "sentence", "metric", "where", "comparison", "figure", "because")


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim: its sentence word for word, what measures it, and what it says of the figure."""

    id: str
    sentence: str
    metric: str
    where: Mapping[str, str]
    comparison: str
    figure: float | None
    because: str


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of one text."""

    source: str
    claims: tuple[Claim, ...]


def load_claims(path: Path) -> Claims:
    """The claims of this YAML. Raises UnreadableInput with every fault and its line."""
    reading = open_yaml(path)
    top = reading.keys((), reading.data, ("schema", "source", "claims"))
    if top.get("schema") != SCHEMA:
        reading.fault(("schema",), f"`schema: {SCHEMA}` is wanted.")
    listed = top.get("claims")
    if not isinstance(listed, list):
        reading.fault(("claims",), "a list of claims is wanted (lines that start with `- `).")
        listed = []
    claims = tuple(_claim(reading, index, entry) for index, entry in enumerate(listed))
    ids = [claim.id for claim in claims]
    for index, claim in enumerate(claims):
        if claim.id in ids[:index]:
            reading.fault(("claims", index), f"the id `{claim.id}` stands here a second time.")
    reading.done()
    return Claims(reading.word(("source",), top.get("source"), path.stem), claims)


def _claim(reading: Reading, index: int, entry: Any) -> Claim:
    at = ("claims", index)
    keys = reading.keys(at, entry, _KEYS)
    words = {
        name: reading.word((*at, name), keys.get(name))
        for name in ("id", "sentence", "metric", "comparison", "because")
    }
    for name in ("id", "sentence", "metric"):
        if not words[name]:
            reading.fault(at, f"`{name}` is missing.")
    known = (*DEFINITIONS, AVAILABILITY, NONE)
    if words["metric"] and words["metric"] not in known:
        reading.fault(
            (*at, "metric"), f"there is no metric `{words['metric']}`. {did_you_mean(words['metric'], known)}".strip()
        )
    where = reading.keys((*at, "where"), keys.get("where") or {}, ())
    claim = Claim(
        **words,
        where={name: reading.word((*at, "where", name), value) for name, value in where.items()},
        figure=_figure(reading, at, keys.get("figure")),
    )
    _check(reading, at, claim)
    return claim


def _figure(reading: Reading, at: tuple[str | int, ...], value: Any) -> float | None:
    if value is None or (isinstance(value, (int, float)) and not isinstance(value, bool)):
        return value
    reading.fault((*at, "figure"), "a number is wanted.")
    return None


def _check(reading: Reading, at: tuple[str | int, ...], claim: Claim) -> None:
    if claim.metric == NONE:
        if not claim.because:
            reading.fault(at, "`because` is wanted: why nothing can measure this claim.")
        return
    if claim.comparison not in COMPARISONS:
        reading.fault((*at, "comparison"), f"`comparison` is wanted, one of {', '.join(COMPARISONS)}.")
    elif claim.comparison != "highest" and claim.figure is None:
        reading.fault(at, f"`figure` is wanted for `{claim.comparison}`.")
