"""The accessibility conformance report: criterion by type of screen, by machine and by hand, as one page for a bid."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from scormpack import __version__
from scormpack.app.axe_runs import Audit, Fault, Runs, read_runs
from scormpack.app.check import machine_date
from scormpack.core.errors import UnreadableInput, UsageMistake
from scormpack.core.files import write_text
from scormpack.core.findings import Findings
from scormpack.core.templates import fill
from scormpack.load.course import Loaded, load_course
from scormpack.load.schema import load_sheet
from scormpack.model.accessibility import ManualResult, ManualResults
from scormpack.standards.wcag import EDITION, Criterion, criteria, criteria_of_axe

PASSED: Final = "passed"
FAILED: Final = "failed"
UNCLEAR: Final = "unclear"
NOT_TESTED: Final = "not tested"
NOT_APPLICABLE: Final = "not applicable"
_WEIGHT: Final = (FAILED, NOT_TESTED, UNCLEAR, PASSED, NOT_APPLICABLE, "")


@dataclass(frozen=True, slots=True)
class Cell:
    """A criterion on a type of screen: what axe-core found ("" when no rule of it looks), and what a person found."""

    by_machine: str
    by_hand: str


@dataclass(frozen=True, slots=True)
class Row:
    """A criterion over all types of screen, and what follows: nothing is called passed that nobody tried by hand."""

    criterion: Criterion
    cells: tuple[Cell, ...]
    verdict: str
    signed: tuple[ManualResult, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The matrix, and every failure behind it."""

    course: str
    types: tuple[str, ...]
    rows: tuple[Row, ...]
    runs: Runs
    unsigned: tuple[ManualResult, ...]
    on: date

    @property
    def failures(self) -> tuple[Fault, ...]:
        """What axe-core found."""
        return tuple(fault for audit in self.runs.audits for fault in audit.violations)

    @property
    def undecided(self) -> tuple[Fault, ...]:
        """What axe-core could not decide; a person has to."""
        return tuple(fault for audit in self.runs.audits for fault in audit.unclear)

    @property
    def failed_by_hand(self) -> tuple[ManualResult, ...]:
        """What people found."""
        return tuple(result for row in self.rows for result in row.signed if result.result == FAILED)

    def count(self, verdict: str) -> int:
        """How many criteria have this verdict."""
        return sum(row.verdict == verdict for row in self.rows)


def report(course: Path, results: Path, manual: Path | None, today: date | None = None) -> Report:
    """The report of a course. Raises UnreadableInput for results that cannot be read, UsageMistake for odd ones."""
    loaded = load_course(course)
    if isinstance(loaded, Findings) or loaded.findings.errors:
        raise UsageMistake("The course has errors, so there is nothing to report on.", fix="run `scormpack check`.")
    runs = read_runs(results, loaded)
    by_hand = _manual(manual) if manual else ()
    types = tuple(dict.fromkeys(audit.type for audit in sorted(runs.audits, key=_order)))
    _refuse_unknown(by_hand, types)
    rows = tuple(_row(criterion, types, runs, by_hand) for criterion in criteria())
    unsigned = tuple(result for result in by_hand if not result.signed)
    return Report(_title(loaded), types, rows, runs, unsigned, today or machine_date())


def write_report(found: Report, out: Path) -> None:
    """Writes the report as one page that loads nothing."""
    values = {"report": found, "edition": EDITION, "version": __version__}
    write_text(out, fill("accessibility/report.html.j2", values))


def _manual(path: Path) -> tuple[ManualResult, ...]:
    findings = Findings()
    sheet = load_sheet(ManualResults, path, path.parent, findings)
    if sheet is None:
        first = findings.in_order()[0]
        raise UnreadableInput(f"{path}:{first.where.line}: {first.message}", fix=first.advice)
    return sheet.model.results


def _refuse_unknown(by_hand: tuple[ManualResult, ...], types: tuple[str, ...]) -> None:
    known = {criterion.number for criterion in criteria()}
    for result in by_hand:
        if result.criterion not in known:
            raise UsageMistake(f"WCAG 2.2 has no criterion {result.criterion} at level A or AA.", fix="correct it.")
        if unknown := [name for name in result.screens if name not in types]:
            raise UsageMistake(
                f"No screen of the type `{unknown[0]}` was audited.", fix=f"choose from: {', '.join(types)}."
            )


def _order(audit: Audit) -> tuple[bool, str]:
    return audit.type in {"contents", "settings", "finished", "left"}, audit.type


def _title(loaded: Loaded) -> str:
    return loaded.course.title


def _row(criterion: Criterion, types: tuple[str, ...], runs: Runs, by_hand: tuple[ManualResult, ...]) -> Row:
    signed = tuple(result for result in by_hand if result.criterion == criterion.number and result.signed)
    cells = tuple(
        Cell(_by_machine(criterion, [audit for audit in runs.audits if audit.type == name]), _by_hand(signed, name))
        for name in types
    )
    return Row(criterion, cells, _verdict(cells), signed)


def _by_machine(criterion: Criterion, audits: list[Audit]) -> str:
    rules = {rule for rule, numbers in criteria_of_axe().items() if criterion.number in numbers}
    found = set(_states(rules, audits))
    return next((state for state in (FAILED, UNCLEAR, PASSED) if state in found), "")


def _states(rules: set[str], audits: list[Audit]) -> Iterator[str]:
    for audit in audits:
        if any(fault.rule in rules for fault in audit.violations):
            yield FAILED
        if any(fault.rule in rules for fault in audit.unclear):
            yield UNCLEAR
        if rules & audit.passed:
            yield PASSED


def _by_hand(signed: tuple[ManualResult, ...], name: str) -> str:
    found = {result.result for result in signed if not result.screens or name in result.screens}
    if FAILED in found:
        return FAILED
    return PASSED if PASSED in found else NOT_APPLICABLE if found else NOT_TESTED


def _verdict(cells: tuple[Cell, ...]) -> str:
    """The heaviest: a failure of either, then what nobody tried; passed or not applicable only when all were tried."""
    found = {cell.by_hand for cell in cells} | {FAILED for cell in cells if cell.by_machine == FAILED}
    return next(state for state in _WEIGHT if state in found)
