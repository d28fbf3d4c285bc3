"""Waivers in course.yaml: findings that someone with a role lets stand, until a day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from typing import Final

from scormpack.core.findings import Code, Finding, Severity
from scormpack.load.course import Loaded
from scormpack.model.course import Waiver

_ROOM: Final = "B002"

UNUSED: Final = Code(
    "V001",
    "A waiver that nothing needs",
    Severity.WARNING,
    "It would hide the next fault of its kind, which nobody has decided on.",
    "take it out of course.yaml.",
    "house rule: an unused waiver is a finding",
)
EXPIRED: Final = Code(
    "V002",
    "A waiver that has run out",
    Severity.WARNING,
    "What it let stand counts again; the decision was for a time.",
    "mend what it was for and take it out, or decide again and give it a new `until`.",
    "house rule: a waiver has an end",
)
NOT_WAIVABLE: Final = Code(
    "V003",
    "A waiver for what cannot be waived",
    Severity.ERROR,
    "Only how a course should be for its learners can be weighed; what breaks a package cannot.",
    "take it out, or correct its `code`; `scormpack explain all` lists every code.",
    "house rule: waivers are for the rules of writing (R), room to grow (B002) and releases (D)",
)


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that was let stand, and by which waiver."""

    finding: Finding
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class Weighed:
    """Findings that count, and those that were let stand."""

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]


def weigh(loaded: Loaded, findings: Iterable[Finding], today: date) -> Weighed:
    """The findings with the course's waivers held against them."""
    running = tuple(waiver for waiver in loaded.course.waivers if waiver.until >= today and _waivable(waiver))
    kept, waived = list[Finding](), list[Waived]()
    for finding in findings:
        waiver = next((waiver for waiver in running if _covers(waiver, finding)), None)
        if waiver:
            waived.append(Waived(finding, waiver))
        else:
            kept.append(finding)
    return Weighed(tuple(kept), tuple(waived))


def waiver_findings(loaded: Loaded, waived: Iterable[Waived], today: date) -> Iterator[Finding]:
    """What is wrong with the waivers themselves."""
    used = {each.waiver for each in waived}
    for index, waiver in enumerate(loaded.course.waivers):
        where = loaded.sheet.where("waivers", index)
        if not _waivable(waiver):
            yield Finding(NOT_WAIVABLE, where, f"`{waiver.code}` cannot be waived.")
        elif waiver.until < today:
            yield Finding(EXPIRED, where, f"The waiver of `{waiver.code}` ended on {waiver.until}.")
        elif waiver not in used and not waiver.code.startswith("D"):  # D is for `build --against` alone
            yield Finding(UNUSED, where, f"Nothing at `{waiver.where}` is `{waiver.code}`.")


def _waivable(waiver: Waiver) -> bool:
    return waiver.code[0] in "RD" or waiver.code == _ROOM


def _covers(waiver: Waiver, finding: Finding) -> bool:
    path, _, key = waiver.where.partition(" ")
    return (
        waiver.code == finding.code.id
        and fnmatchcase(finding.where.path, path)
        and f"{finding.where.key}.".startswith(f"{key}." if key else "")
    )
