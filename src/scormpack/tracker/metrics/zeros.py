"""Rows of nobody: places where somebody could have started. A zero is a count too, and is guarded like one."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from scormpack.tracker.metrics.cubes import DIMENSIONS, NOT_STATED, STATUS, Cube, Key
from scormpack.tracker.metrics.scope import Scope
from scormpack.tracker.metrics.windows import Window


def with_zeros(cube: Cube, scope: Scope, modules: Iterable[str], telling: Mapping[str, AbstractSet[str]]) -> Cube:
    """The cube with a row for each module, window and site in scope that nobody started in.

    `telling` are the sites that sent something that tells starts, by window: of the others nothing is known, not zero.
    """
    rows: dict[Key, Mapping[str, int]] = dict(cube.rows)
    place = {name: DIMENSIONS.index(name) for name in DIMENSIONS}
    have = {(key[place["course"]], key[place["module"]], key[place["window"]], key[place["site"]]) for key in rows}
    habits = {key[place["site"]]: {name: key[place[name]] for name in ("platform", "rich")} for key in sorted(rows)}
    for window in scope.spans:
        for site in sorted(telling.get(window.id, frozenset()) & set(sites_in_scope(scope, window, habits))):
            about = scope.place(site, scope.segment_of(window.begin))
            habit = habits.get(site, {"platform": NOT_STATED, "rich": "yes"})
            for module in modules:
                if (scope.course, module, window.id, site) not in have:
                    named = {
                        "course": scope.course,
                        "module": module,
                        "window": window.id,
                        "cohort": NOT_STATED,
                        **habit,
                        **about,
                    }
                    rows.setdefault(tuple(named[name] for name in DIMENSIONS), dict.fromkeys(STATUS, 0))
    return replace(cube, rows=rows)


def sites_in_scope(scope: Scope, window: Window, seen: Iterable[str]) -> tuple[str, ...]:
    """The sites where the course was available in a window by the deployments; without them, all that were seen."""
    known = scope.deployments.in_scope(window.first, window.last)
    if not known and scope.sites:
        known = frozenset(site.id for site in scope.sites.values() if site.active(window.first, window.last))
    return tuple(sorted(known or {site for site in seen if site != NOT_STATED}))
