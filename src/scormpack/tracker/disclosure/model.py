"""The attacker's model: one unknown for people whom no published figure tells apart, one row for what is known."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from scormpack.tracker.disclosure.polytope import Sparse
from scormpack.tracker.disclosure.tables import KNOWN_ZERO, Atom, Cell
from scormpack.tracker.metrics.cubes import Cube, Key

Version = tuple[Atom, int]  # the atom, and since which report its count is this


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The cubes of one report, earlier or present, and its cells."""

    cubes: tuple[Cube, ...]
    cells: tuple[Cell, ...]


@dataclass(slots=True)
class Model:
    """Unknowns with their true values, and sums over them: `cells` by report, `ties` that are known to hold."""

    truth: list[int] = field(default_factory=list)
    cells: list[list[Sparse]] = field(default_factory=list)
    ties: list[tuple[Sparse, float, float]] = field(default_factory=list)
    singles: list[Sparse] = field(default_factory=list)


def build_model(snapshots: Sequence[Snapshot], course_unit: str, module_unit: str) -> Model:
    """The model of all reports, the present one last.

    An atom whose count is that of an earlier report is one unknown in both: the attacker may know that nothing came
    late there, or that it was taken back. A changed one is two, and the attacker knows which way it went.
    """
    versions, values = _versions(snapshots)
    sums: list[tuple[str, frozenset[Version]]] = []
    for number, snapshot in enumerate(snapshots):
        sums += [("cell", _versioned(versions[number], cell.atoms)) for cell in snapshot.cells]
    pairs = [
        tie
        for number, snapshot in enumerate(snapshots)
        for tie in _ties(snapshot, versions[number], course_unit, module_unit)
        if _holds(tie, values)
    ]
    pairs += _orders(versions, values)
    merged = _merge([people for _, people in sums], pairs, values)
    return _fill(snapshots, sums, pairs, merged, values)


def _versions(snapshots: Sequence[Snapshot]) -> tuple[list[dict[Atom, Version]], dict[Version, int]]:
    """For each report, which version of each atom it saw; and every version's count."""
    seen: list[dict[Atom, Version]] = []
    values: dict[Version, int] = {}
    first: dict[tuple[Atom, int], Version] = {}
    for number, snapshot in enumerate(snapshots):
        now: dict[Atom, Version] = {}
        for cube in snapshot.cubes:
            for atom, count in ((atom, count) for key in cube.rows for atom, count in _people(cube, key)):
                now[atom] = first.setdefault((atom, count), (atom, number))
                values[now[atom]] = count
        seen.append({**(seen[-1] if seen else {}), **now})
    return seen, values


def _people(cube: Cube, key: Key) -> Iterator[tuple[Atom, int]]:
    """The atoms of a row with their counts, without those of which nobody can be: known zeros."""
    for name, count in cube.rows[key].items():
        if count or name not in KNOWN_ZERO:
            yield (cube.unit, cube.split, key, name), count


def _versioned(versions: Mapping[Atom, Version], atoms: Iterable[Atom]) -> frozenset[Version]:
    return frozenset(versions[atom] for atom in atoms)


Tie = tuple[dict[Version, float], float, float]


def _ties(snapshot: Snapshot, versions: Mapping[Atom, Version], course_unit: str, module_unit: str) -> Iterable[Tie]:
    """A split row sums to its people in the main cube; course starters are no more than module starters."""
    main = {cube.unit: cube for cube in snapshot.cubes if not cube.split}
    for cube in snapshot.cubes:
        if not cube.split:
            continue
        dims = tuple(name for name in cube.dims if name != "part")
        wholes = _grouped(main[cube.unit], dims)
        for key in cube.rows:
            short = tuple(value for name, value in zip(cube.dims, key, strict=True) if name != "part")
            tie = {versions[atom]: 1.0 for atom, _ in _people(cube, key)}
            for atom in wholes.get(short, ()):
                tie[versions[atom]] = tie.get(versions[atom], 0.0) - 1.0
            yield tie, 0.0, 0.0
    if course_unit in main and module_unit in main:
        courses, modules = (
            _grouped(main[course_unit], ("course", "window")),
            _grouped(main[module_unit], ("course", "window")),
        )
        for key, own in courses.items():
            if key in modules:
                tie = {versions[atom]: 1.0 for atom in modules[key]}
                tie.update({versions[atom]: -1.0 for atom in own})
                yield tie, 0.0, float("inf")


def _holds(tie: Tie, values: Mapping[Version, int]) -> bool:
    """Whether a tie is true at all: completions of a whole course may come without starts of its modules."""
    people, lower, upper = tie
    return lower <= sum(sign * values[version] for version, sign in people.items()) <= upper


def _grouped(cube: Cube, dims: tuple[str, ...]) -> dict[tuple[str, ...], list[Atom]]:
    places = [cube.dims.index(name) for name in dims]
    found: dict[tuple[str, ...], list[Atom]] = defaultdict(list)
    for key in cube.rows:
        found[tuple(key[place] for place in places)] += [atom for atom, _ in _people(cube, key)]
    return found


def _orders(versions: Sequence[Mapping[Atom, Version]], values: Mapping[Version, int]) -> list[Tie]:
    """A changed count went the way it went."""
    found: list[Tie] = []
    for before, after in pairwise(versions):
        for atom, new in after.items():
            old = before.get(atom)
            if old and old != new:
                more, less = (new, old) if values[new] > values[old] else (old, new)
                found.append(({more: 1.0, less: -1.0}, 0.0, float("inf")))
    return found


def _merge(
    sums: Sequence[frozenset[Version]], ties: Sequence[Tie], values: Mapping[Version, int]
) -> dict[Version, int]:
    """Versions that stand in exactly the same sums and ties become one unknown; known zeros become none."""
    signs: dict[Version, list[tuple[int, float]]] = defaultdict(list)
    for number, people in enumerate(sums):
        for version in people:
            signs[version].append((number, 1.0))
    for number, (tie, _, _) in enumerate(ties):
        for version, value in tie.items():
            signs[version].append((-1 - number, value))
    unknowns: dict[tuple[tuple[int, float], ...], int] = {}
    return {
        version: unknowns.setdefault(tuple(signs[version]), len(unknowns)) for version in values if version in signs
    }


def _fill(
    snapshots: Sequence[Snapshot],
    sums: Sequence[tuple[str, frozenset[Version]]],
    ties: Sequence[Tie],
    merged: Mapping[Version, int],
    values: Mapping[Version, int],
) -> Model:
    model = Model(truth=[0] * (max(merged.values(), default=-1) + 1))
    for version, unknown in merged.items():
        model.truth[unknown] += values[version]
    rest = iter(sums)
    for snapshot in snapshots:
        model.cells.append([_sparse(dict.fromkeys(next(rest)[1], 1.0), merged) for _ in snapshot.cells])
    seen = set()
    for tie, lower, upper in ties:
        own = _sparse(tie, merged)
        if own and (mark := (tuple(sorted(own.items())), lower, upper)) not in seen:
            seen.add(mark)
            model.ties.append((own, lower, upper))
    return model


def _sparse(people: Mapping[Version, float], merged: Mapping[Version, int]) -> dict[int, float]:
    """The sum over unknowns; versions that were merged count once."""
    return dict(sorted({merged[version]: value for version, value in people.items() if version in merged}.items()))
