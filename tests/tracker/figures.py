"""What was counted, in the form that tests compare with the truth."""

from collections import Counter
from collections.abc import Mapping

from scormpack.tracker.metrics.cubes import Cube, Histogram, Raw


def cube_of(raw: Raw, unit: str, split: str = "") -> Cube:
    return next(cube for cube in raw.cubes if (cube.unit, cube.split) == (unit, split))


def people(cube: Cube, *dims: str) -> Counter[tuple[str, ...]]:
    found: Counter[tuple[str, ...]] = Counter()
    for key, row in cube.rows.items():
        named = dict(zip(cube.dims, key, strict=True))
        for kind, count in row.items():
            found[*(named[dim] for dim in dims), kind] += count
    return +found


def by_module(histograms: Mapping[tuple[str, str], Histogram]) -> dict[str, Counter[int]]:
    return {module: Counter(histogram.counts) for (_, module), histogram in histograms.items()}
