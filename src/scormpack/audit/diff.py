"""Two releases of a package: what changed, and whether learners keep their records and their answers.

Sources: Moodle 4.5.6 matches records on the item's identifier alone, and deletes those of one that is gone (observed);
xAPI and cmi5 hang them on the activity's id; the player keys answers by the screen's id (core/ids.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from scormpack.audit.release import Module, Release
from scormpack.core.findings import Code, Finding, Findings, Severity, Where
from scormpack.core.launchables import Kind

RECORDS: Final = Code(
    "D101",
    "A release that deletes learners' records",
    Severity.ERROR,
    "Platforms hang records on the id of what they start; when it is gone, Moodle deletes them at once.",
    "give the module its old id back, or import the release as a new course beside the old one.",
    "Moodle 4.5.6, re-upload: SCO rows are matched on the item's identifier",
)
FRESH: Final = Code(
    "D102",
    "A release that cannot read saved answers",
    Severity.ERROR,
    "The player starts afresh when the state has another version: everything that learners wrote is gone.",
    "keep the version of the state, or teach the player to read the old one.",
    "core/catalogue.py: state_version",
)
DROPPED: Final = Code(
    "D103",
    "Saved answers that a release drops",
    Severity.WARNING,
    "Learners in the middle of the module find these answers empty.",
    "keep the ids of screens and items; change their words instead.",
    "core/ids.py: answers are kept under keys made of ids",
)
RULES: Final = Code(
    "D104",
    "A release in which the platform judges otherwise",
    Severity.WARNING,
    "A mastery score or another moveOn can turn a finished learner into a failed one.",
    "leave these settings as they were.",
    "Moodle 4.5.6: mastery override; cmi5 9.6.3 moveOn",
)
UNKNOWN: Final = Code(
    "D105",
    "Saved answers of which nothing is known",
    Severity.WARNING,
    "The package has no list of its answers, so nobody can say whether they come back.",
    "ask its maker, and try it with one learner first.",
    "scormpack.json is missing",
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """`answer` is yes, partly, no or unknown; `because` says why in words."""

    answer: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed, in words, and the two verdicts; `findings` are what stands against the new release."""

    same: bool
    changes: tuple[str, ...]
    records: Verdict
    answers: Verdict
    findings: Findings

    def as_json(self) -> dict[str, Any]:
        """All of it as plain values."""
        return {
            "same": self.same,
            "changes": list(self.changes),
            "records_survive": {"answer": self.records.answer, "because": list(self.records.because)},
            "answers_restore": {"answer": self.answers.answer, "because": list(self.answers.because)},
            "findings": [finding.as_json() for finding in self.findings.in_order()],
        }


def diff(old: Release, new: Release) -> Difference:
    """What changes for learners and platforms when `new` takes the place of `old`."""
    findings = Findings()
    records = _records(old, new, findings)
    answers = _answers(old, new, findings)
    both = {one.id for one in old.described.launchables} & {one.id for one in new.described.launchables}
    before, after = old.rules(both), new.rules(both)
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            message = f"`{name}` was {before.get(name, 'not set')}, and is {after.get(name, 'not set')}."
            findings.add(Finding(RULES, Where(new.path.name), message))
    changes = tuple(_changes(old, new))
    return Difference(old.sha256 == new.sha256, changes, records, answers, findings)


def _records(old: Release, new: Release, findings: Findings) -> Verdict:
    if old.described.kind is Kind.STANDALONE and new.described.kind is Kind.STANDALONE:
        return Verdict("yes", ("pages alone keep no records, so none can be lost",))
    lost = []
    if old.described.kind is not new.described.kind:
        lost.append(f"the old package is {old.described.kind}, the new one {new.described.kind}: another activity")
    ids = {one.id for one in new.described.launchables}
    lost += [f"`{one.id}` ({one.title}) is gone" for one in old.described.launchables if one.id not in ids]
    if old.described.kind is Kind.CMI5 and old.described.id != new.described.id:
        lost.append(f"the course's id was `{old.described.id}`, and is `{new.described.id}`")
    for words in lost:
        findings.add(Finding(RECORDS, Where(new.path.name), f"Learners' records would be lost: {words}."))
    if lost:
        return Verdict("no", tuple(lost))
    count = len(old.described.launchables)
    kept = "the id on which records hang is" if count == 1 else f"all {count} ids on which records hang are"
    return Verdict("yes", (f"{kept} in the new package",))


def _answers(old: Release, new: Release, findings: Findings) -> Verdict:
    where = Where(new.path.name)
    if not old.modules or not new.modules:
        findings.add(Finding(UNKNOWN, where, "A package without scormpack.json does not say how it saves answers."))
        return Verdict("unknown", ("one of the packages has no scormpack.json",))
    fresh, dropped = [], []
    for module in old.modules.values():
        other = new.modules.get(module.id)
        if other is None:
            fresh.append(f"module `{module.id}` is gone")
        elif other.state_version != module.state_version:
            fresh.append(f"`{module.id}`: the state was version {module.state_version}, and is {other.state_version}")
        else:
            dropped += [f"`{module.id}`: {words}" for words in _dropped(module, other)]
    for words in fresh:
        findings.add(Finding(FRESH, where, f"Saved answers would be lost: {words}."))
    for words in dropped:
        findings.add(Finding(DROPPED, where, f"Dropped: {words}."))
    if fresh:
        return Verdict("no", tuple(fresh))
    return Verdict("partly", tuple(dropped)) if dropped else Verdict("yes", ("every screen and item kept its id",))


def _dropped(old: Module, new: Module) -> Iterator[str]:
    for screen in old.screens.values():
        other = new.screens.get(screen.id)
        if other is None:
            yield f"the answer of `{screen.id}` ({screen.title})" if screen.items else f"the visit of `{screen.id}`"
        elif other.type != screen.type:
            yield f"the answer of `{screen.id}`: it was {screen.type}, and is {other.type}"
        elif gone := len(screen.items - other.items):
            yield f"{gone} of {len(screen.items)} things to pick on `{screen.id}` ({screen.title})"


def _changes(old: Release, new: Release) -> Iterator[str]:
    added, gone = sorted(new.files.keys() - old.files.keys()), sorted(old.files.keys() - new.files.keys())
    yield from (f"added    {name} ({new.files[name]:,} bytes)" for name in added)
    yield from (f"removed  {name}" for name in gone)
    for name in sorted(old.files.keys() & new.files.keys()):
        if old.digests[name] != new.digests[name]:
            yield f"changed  {name} ({old.files[name]:,} to {new.files[name]:,} bytes)"
    for module in new.modules.values():
        if before := old.modules.get(module.id):
            yield from (f"{module.id}: {words}" for words in _screens(before, module))
        else:
            yield f"{module.id}: the module is new"


def _screens(old: Module, new: Module) -> Iterator[str]:
    for screen in new.screens.values():
        before = old.screens.get(screen.id)
        if before is None:
            yield f"screen `{screen.id}` is new" + (", and needed to finish" if screen.required else "")
        elif before.title != screen.title:
            yield f"screen `{screen.id}` is called `{screen.title}`; it was `{before.title}`"
        elif screen.required and not before.required:
            yield f"screen `{screen.id}` is now needed to finish"
    both = [name for name in old.screens if name in new.screens]
    if both != [name for name in new.screens if name in old.screens]:
        yield "screens stand in another order"
