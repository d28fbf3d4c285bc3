"""Decides what is shown: suppresses until an attacker with a linear-programming solver learns no hidden count."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from scormpack.core.errors import Refused
from scormpack.tracker.disclosure.attack import Attack, Held, Target, exact_ends
from scormpack.tracker.disclosure.decision import Decision, Earlier, Fact, Fate
from scormpack.tracker.disclosure.model import Model, Snapshot, build_model
from scormpack.tracker.disclosure.polytope import Polytope, Sparse
from scormpack.tracker.disclosure.rules import UNBOUNDED, Rules
from scormpack.tracker.disclosure.tables import Cell
from scormpack.tracker.metrics.cubes import COURSE_UNIT, EVERY, MODULE_UNIT

_ROUNDS: Final = 60
_EXACT_UNKNOWNS: Final = 60


@dataclass(frozen=True, slots=True)
class _Known:
    """What an earlier report printed for a meaning, the sum that it stood for, and its rules."""

    value: int | None
    sum_: Sparse
    rules: Rules


@dataclass(slots=True)
class _Rows:
    """The rows of the polytope, and for each cell of the present report its row."""

    rows: list[tuple[Sparse, float, float]] = field(default_factory=list)
    of_cell: dict[int, int] = field(default_factory=dict)
    cells_at: dict[int, list[int]] = field(default_factory=dict)


def decide(present: Snapshot, rules: Rules, earlier: Sequence[Earlier] = (), facts: Sequence[Fact] = ()) -> Decision:
    """The fate of every cell, so that no hidden count can be held within less than the rules' span.

    Hidden are: suppressed counts, the small rest between two columns of a row, small revisions of earlier figures.
    The attacker knows the rules, all earlier reports, `facts` (a cell's place and its ends), and which suppressed
    counts are small. Raises Refused when even withholding rows does not help.
    """
    shots = [*(report.snapshot for report in earlier), present]
    model = build_model(shots, COURSE_UNIT, MODULE_UNIT)
    return _Control(model, present, rules, tuple(earlier), facts).run()


class _Control:
    def __init__(
        self, model: Model, present: Snapshot, rules: Rules, earlier: tuple[Earlier, ...], facts: Sequence[Fact]
    ) -> None:
        self.model, self.cells, self.rules, self.earlier = model, present.cells, rules, earlier
        self.sums = model.cells[-1]
        self.before = self._known_before()
        self.fates = [self._first_fate(index) for index in range(len(self.cells))]
        self.rows = self._rows(facts)
        self.rounds = 0

    def _known_before(self) -> dict[str, _Known]:
        """By meaning: what the latest earlier report printed."""
        found: dict[str, _Known] = {}
        for number, report in enumerate(self.earlier):
            for cell, sum_ in zip(report.snapshot.cells, self.model.cells[number], strict=True):
                if cell.place not in report.reprinted:
                    found[cell.meaning] = _Known(report.printed[cell.place], sum_, report.rules)
        return found

    def _first_fate(self, index: int) -> Fate:
        cell = self.cells[index]
        known = self.before.get(cell.meaning)
        if known and known.sum_ == self.sums[index]:
            return Fate.SAME
        return Fate.SMALL if self.rules.small(cell.value) else Fate.SHOWN

    def _rows(self, facts: Sequence[Fact]) -> _Rows:
        found = _Rows(list(self.model.ties))
        for number, report in enumerate(self.earlier):
            for cell, sum_ in zip(report.snapshot.cells, self.model.cells[number], strict=True):
                if cell.place not in report.reprinted:
                    found.rows.append((sum_, *_ends_of(report.printed[cell.place], cell.value, report.rules)))
            found.rows += _told(report.facts, report.snapshot.cells, self.model.cells[number])
        seen: dict[tuple[tuple[int, float], ...], int] = {}
        for index, sum_ in enumerate(self.sums):
            mark = _mark(sum_)
            if mark not in seen:
                seen[mark] = len(found.rows)
                found.rows.append((sum_, *self._ends(index)))
            found.of_cell[index] = seen[mark]
            found.cells_at.setdefault(seen[mark], []).append(index)
        found.rows += _told(facts, self.cells, self.sums)
        return found

    def _ends(self, index: int) -> tuple[float, float]:
        cell, fate = self.cells[index], self.fates[index]
        if fate is Fate.REPRINTED:
            return 0, UNBOUNDED
        shown = fate is Fate.SHOWN
        return _ends_of(self.rules.rounded(cell.value) if shown else None, cell.value, self.rules)

    def run(self) -> Decision:
        """Suppresses round by round until nothing is held."""
        polytope = Polytope(max(len(self.model.truth), 1), self.rows.rows)
        attack = Attack(polytope, self.model.truth or [0], self.rules.span)
        while held := attack.held(self._targets()):
            self.rounds += 1
            changed = {self._give_way(one) for one in held} - {-1}
            if not changed or self.rounds > _ROUNDS:
                changed = self._withhold(held)
            for row in changed:
                index = self.rows.cells_at[row][0]
                self.rows.rows[row] = (self.rows.rows[row][0], *self._ends(index))
                polytope.loosen(row, *self._ends(index))
        exact = len(self.model.truth) <= _EXACT_UNKNOWNS
        if exact and self._exactly_held():
            return self.run()
        printed = [self._print(index) for index in range(len(self.cells))]
        values, rules = [value for value, _ in printed], [rules for _, rules in printed]
        return Decision(self.cells, self.fates, values, rules, self.model, polytope.solved, exact)

    def _targets(self) -> list[Target]:
        found = {index: Target(sum_, str(self.cells[index].place), index) for index, sum_ in enumerate(self.sums)}
        hidden = [found[index] for index, fate in enumerate(self.fates) if fate in {Fate.SMALL, Fate.SECONDARY}]
        hidden += [
            found[index]
            for index, fate in enumerate(self.fates)
            if fate is Fate.SAME and self.before[self.cells[index].meaning].value is None
        ]
        return [*hidden, *self._once_hidden(), *self._rests(), *self._revisions()]

    def _once_hidden(self) -> Iterator[Target]:
        """What earlier reports hid, and what has become of which is printed now."""
        own = {_mark(sum_) for sum_ in self.sums}
        for report, sums in zip(self.earlier, self.model.cells, strict=False):
            for cell, sum_ in zip(report.snapshot.cells, sums, strict=True):
                hidden = report.printed[cell.place] is None and cell.place not in report.reprinted
                if hidden and _mark(sum_) not in own:
                    own.add(_mark(sum_))
                    yield Target(sum_, f"{cell.place} of an earlier report")

    def _rests(self) -> Iterator[Target]:
        """The people between two columns of a row, when they are few: those who did not complete, for one."""
        rows: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        for index, cell in enumerate(self.cells):
            rows.setdefault((cell.table, cell.key), []).append(index)
        for own in rows.values():
            for large in own:
                for less in own:
                    inside = self.cells[less].atoms < self.cells[large].atoms
                    rest = self.cells[large].atoms - self.cells[less].atoms
                    public = all(atom[3] in {"open", "unseen"} for atom in rest)
                    if inside and not public and self.rules.small(self.cells[large].value - self.cells[less].value):
                        yield Target(_less(self.sums[large], self.sums[less]), f"rest of {self.cells[large].place}")

    def _revisions(self) -> Iterator[Target]:
        """How far an earlier figure is revised, when by few."""
        for index, cell in enumerate(self.cells):
            known = self.before.get(cell.meaning)
            if known and known.value is not None and self.fates[index] is Fate.SHOWN:
                change = _less(self.sums[index], known.sum_)
                if (
                    0
                    < abs(sum(value * self.model.truth[unknown] for unknown, value in change.items()))
                    < self.rules.threshold
                ):
                    yield Target(change, f"revision of {cell.place}")

    def _give_way(self, held: Held) -> int:
        """Suppresses one cell that holds the target, the least useful one; its row, or -1 when none can give way."""
        rows = [row for row in held.holding if self._can_give_way(row)]
        if not rows:
            return -1
        row = min(rows, key=self._use)
        self._suppress(row)
        return row

    def _suppress(self, row: int) -> None:
        for index in self.rows.cells_at[row]:
            known = self.before.get(self.cells[index].meaning)
            self.fates[index] = Fate.REPRINTED if known and known.value is not None else Fate.SECONDARY

    def _can_give_way(self, row: int) -> bool:
        return row in self.rows.cells_at and self.fates[self.rows.cells_at[row][0]] is Fate.SHOWN

    def _use(self, row: int) -> tuple[int, int, int]:
        """How useful a cell is: totals are the most, then columns that others rest on, then large counts."""
        cells = [self.cells[index] for index in self.rows.cells_at[row]]
        totals = max(cell.key.count(EVERY) + (3 - len(cell.key)) for cell in cells)
        return totals, max(len(cell.atoms) for cell in cells), max(cell.value for cell in cells)

    def _withhold(self, held: Sequence[Held]) -> set[int]:
        """Every cell of the rows that targets stand in, and at the last every cell that is not yet hidden."""
        places = {
            (self.cells[one.target.cell].table, self.cells[one.target.cell].key) for one in held if one.target.cell >= 0
        }
        rows = {
            row
            for row in self.rows.cells_at
            if self._can_give_way(row)
            and (
                self.rounds > 2 * _ROUNDS
                or not places
                or any((self.cells[i].table, self.cells[i].key) in places for i in self.rows.cells_at[row])
            )
        } or {row for row in self.rows.cells_at if self._can_give_way(row)}
        if not rows:
            raise Refused(
                f"{held[0].target.name} cannot be kept hidden: what earlier reports printed already tells it.",
                fix="publish other windows, or a coarser report.",
            )
        for row in rows:
            self._suppress(row)
        return rows

    def _exactly_held(self) -> bool:
        """Asks whole numbers too, where that is quick; gives way for what they hold. False: all is well."""
        size, changed = len(self.model.truth), False
        for target in self._targets():
            least, most = exact_ends(size, self.rows.rows, target.sum_)
            if most - least < self.rules.span:
                rows = tuple(row for row in self.rows.cells_at if set(self.rows.rows[row][0]) & set(target.sum_))
                row = self._give_way(Held(target, least, most, rows or tuple(self.rows.cells_at)))
                changed_rows = {row} if row >= 0 else self._withhold([Held(target, least, most, ())])
                for each in changed_rows:
                    self.rows.rows[each] = (self.rows.rows[each][0], *self._ends(self.rows.cells_at[each][0]))
                changed = True
        return changed

    def _print(self, index: int) -> tuple[int | None, Rules]:
        cell, fate = self.cells[index], self.fates[index]
        if fate in {Fate.REPRINTED, Fate.SAME}:
            return self.before[cell.meaning].value, self.before[cell.meaning].rules
        return (self.rules.rounded(cell.value) if fate is Fate.SHOWN else None), self.rules


def _told(facts: Sequence[Fact], cells: Sequence[Cell], sums: Sequence[Sparse]) -> list[tuple[Sparse, float, float]]:
    """What is known of these cells from elsewhere, as rows."""
    at = {cell.place: sum_ for cell, sum_ in zip(cells, sums, strict=True)}
    return [(at[place], lower, upper) for place, lower, upper in facts if place in at]


def _ends_of(printed: int | None, value: int, rules: Rules) -> tuple[float, float]:
    """What an attacker knows of a count: what stands behind its figure, or on which side of the threshold it lies."""
    if printed is not None:
        return rules.behind(printed)
    return (0, rules.threshold - 1) if rules.small(value) else (rules.threshold, UNBOUNDED)


def _mark(sum_: Sparse) -> tuple[tuple[int, float], ...]:
    return tuple(sorted(sum_.items()))


def _less(large: Sparse, less: Sparse) -> dict[int, float]:
    rest = dict(large)
    for unknown, value in less.items():
        rest[unknown] = rest.get(unknown, 0.0) - value
    return {unknown: value for unknown, value in rest.items() if value}
