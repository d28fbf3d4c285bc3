"""Makes a report from a store: count, guard, write the page and the tables, keep what was published."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import scormpack
from scormpack.core.errors import UsageMistake
from scormpack.core.nearest import did_you_mean
from scormpack.core.yamlfile import read_text
from scormpack.tracker.claims.claim import Claims, load_claims
from scormpack.tracker.claims.judge import judge
from scormpack.tracker.deployments import Deployments, load_deployments
from scormpack.tracker.disclosure.decision import Earlier
from scormpack.tracker.disclosure.grounds import grounds_for
from scormpack.tracker.disclosure.history import Record, keep, read_history, window_pairs
from scormpack.tracker.disclosure.plan import Audience, tables_for
from scormpack.tracker.disclosure.publish import Guarded, publish
from scormpack.tracker.disclosure.rules import Rules
from scormpack.tracker.mapping import CourseNames, Mapping_
from scormpack.tracker.mapping_file import load_mapping
from scormpack.tracker.metrics.cubes import COURSE_UNIT, MODULE_UNIT, Cube, Raw
from scormpack.tracker.metrics.gather import gather
from scormpack.tracker.metrics.scope import Scope
from scormpack.tracker.metrics.sources import METRICS, measures
from scormpack.tracker.metrics.units import CourseSize, Tables
from scormpack.tracker.metrics.windows import Window, chosen, load_cycles
from scormpack.tracker.metrics.zeros import sites_in_scope, with_zeros
from scormpack.tracker.register import load_sites
from scormpack.tracker.reports.csv_files import write_csvs
from scormpack.tracker.reports.json_file import write_json
from scormpack.tracker.reports.page import write_page
from scormpack.tracker.reports.report import About, Labels, Report
from scormpack.tracker.reports.xlsx_file import write_xlsx
from scormpack.tracker.store.lock import writer_lock
from scormpack.tracker.store.reader import open_store, rows_of
from scormpack.tracker.withdrawals import load_withdrawals

_MEMORY: Final = "500MB"  # DuckDB's own; what does not fit goes to a temporary folder


@dataclass(frozen=True, slots=True)
class Order:
    """What to report. `course` "" is the mapping's first, or else the only one in the store."""

    store: Path
    out: Path
    first: date | None = None
    last: date | None = None
    cycles: Path | None = None
    sites: Path | None = None
    deployments: Path | None = None
    mapping: Path | None = None
    catalogues: tuple[Path, ...] = ()
    withdrawals: Path | None = None
    claims: Path | None = None
    text: Path | None = None
    course: str = ""
    title: str = ""
    audience: Audience = Audience.PUBLIC
    engine: str = "duckdb"
    master: str | None = None
    as_of: date | None = None
    rules: Rules = field(default_factory=Rules)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was written, and the report itself."""

    page: Path
    files: tuple[Path, ...]
    report: Report


def make_report(order: Order) -> Outcome:
    """Writes report.html, report.json, report.xlsx and tables/*.csv, and keeps in the store what was published.

    Raises Refused when a window cuts one that was published before, or a count cannot be kept hidden; UsageMistake and
    UnreadableInput for what was asked and given.
    """
    names, said = load_mapping(order.mapping, *order.catalogues), _said(order)
    tables = open_store(order.store, order.engine, order.master)
    with tempfile.TemporaryDirectory() as spill, writer_lock(order.store):  # the next report must know of this one
        if order.engine == "duckdb":
            tables.connection.raw_sql(f"SET memory_limit = '{_MEMORY}'; SET temp_directory = '{spill}'")
        report, record, decision = _published(order, names, _scope(order, names, tables), tables, said)
        files = _write(order, report)
        keep(order.store, record, decision, datetime.now(UTC).isoformat())
    return Outcome(order.out / "report.html", files, report)


def _said(order: Order) -> tuple[Claims | None, str]:
    """The claims, and the text that makes them; read first, since counting takes its time."""
    if order.text and not order.claims:
        raise UsageMistake("A text is named, but no claims to cover it.", fix="name them with --claims FILE.")
    return load_claims(order.claims) if order.claims else None, read_text(order.text) if order.text else ""


def _published(
    order: Order, names: Mapping_, scope: Scope, tables: Any, said: tuple[Claims | None, str]
) -> tuple[Report, Record, Any]:
    raw = gather(tables, scope)
    cubes = tuple(_filled(cube, scope, names.course(scope.course), raw) for cube in raw.cubes)
    wanted = tables_for(scope, cubes, order.audience)
    record = Record(window_pairs(scope.spans), order.rules, wanted, cubes)
    history = read_history(order.store, record)
    outcome, record = _guarded(scope, raw, record, history.before)
    if not history.as_then(outcome.decision):
        outcome, record = _guarded(scope, raw, record, history.reports)
    about = _about(order, scope, names, raw, str(tables.about.key_scope))
    claims, text = said
    ledger = judge(claims, outcome.published, about, text) if claims else None
    return Report(about, outcome.published, _labels(names, scope), ledger), record, outcome.decision


def _guarded(scope: Scope, raw: Raw, record: Record, earlier: tuple[Earlier, ...]) -> tuple[Guarded, Record]:
    """What may be printed beside these earlier reports, and the record with what its site counts tell."""
    grounds = grounds_for(scope, raw, record.tables, record.rules, earlier)
    return publish(raw, record, grounds, earlier), replace(record, facts=grounds.facts)


def _scope(order: Order, names: Mapping_, tables: Tables) -> Scope:
    windows = chosen(load_cycles(order.cycles) if order.cycles else (), order.first, order.last)
    sites = load_sites(order.sites) if order.sites else {}
    deployments = load_deployments(order.deployments, sites or None) if order.deployments else Deployments()
    found = _courses(tables)
    known = sorted({*found, *(one.id for one in names.courses)})
    if order.course and order.course not in known:
        hint = did_you_mean(order.course, known)
        raise UsageMistake(
            f"Nothing knows a course `{order.course}`. {hint}".strip(), fix=f"choose from: {', '.join(known)}."
        )
    course = order.course or next((one.id for one in names.courses if one.modules), "") or _only(found)
    sizes = {one: len(modules - {""}) for one, modules in found.items()}
    sizes |= {one.id: len(one.modules) for one in names.courses if one.modules}
    return Scope(
        windows,
        course,
        tuple(CourseSize(one, size) for one, size in sorted(sizes.items())),
        _as_of(order, tables),
        sites,
        deployments,
        load_withdrawals(order.withdrawals) if order.withdrawals else None,
        baseline=_baseline(windows),
    )


def _courses(tables: Tables) -> dict[str, set[str]]:
    """The courses of the store with their modules."""
    events = tables.events
    found: dict[str, set[str]] = {}
    for row in rows_of(events.filter(events.course.notnull()).select("course", "module").distinct()):
        found.setdefault(row["course"], set()).add(row["module"] or "")
    return found


def _only(found: Mapping[str, object]) -> str:
    if len(found) != 1:
        known = f"the store has: {', '.join(sorted(found))}." if found else "the store has no course yet."
        raise UsageMistake("Which course is the report about?", fix=f"name it with --course; {known}")
    return next(iter(found))


def _as_of(order: Order, tables: Tables) -> datetime:
    """When follow-up is looked at: as asked, else when the last delivery came."""
    if order.as_of:
        return datetime(order.as_of.year, order.as_of.month, order.as_of.day)  # noqa: DTZ001 - as the store has times
    last = rows_of(tables.events.aggregate(last=tables.events.received_at.max()))[0]["last"]
    if last is None:
        raise UsageMistake("The store is empty.", fix="bring data in with `scormpack track ingest`.")
    found: datetime = last
    return found


def _baseline(windows: tuple[Window, ...]) -> Window | None:
    """The days before the first broadcast cycle, as many as it has."""
    first = windows[0]
    if not first.cycle:
        return None
    days = first.last - first.first
    end = first.first - timedelta(days=1)
    return Window(end - days, end, f"Before {first.title}", cycle=True)


def _filled(cube: Cube, scope: Scope, course: CourseNames, raw: Raw) -> Cube:
    if cube.split:
        return cube
    seen = {key[1] for key in raw.cubes[0].rows if key[0] == scope.course}
    modules = tuple(module.id for module in course.modules) or tuple(sorted(seen))
    wanted = modules if cube.unit == MODULE_UNIT else ("",) if cube.unit == COURSE_UNIT else ()
    return with_zeros(cube, scope, wanted, raw.telling)


def _labels(names: Mapping_, scope: Scope) -> Labels:
    course = names.course(scope.course)
    titles: dict[str, dict[str, str]] = {
        "module": {module.id: module.title for module in course.modules},
        "course": {one.id: one.title for one in names.courses},
        "window": {window.id: window.title for window in scope.spans},
        "site": {site.id: site.name for site in scope.sites.values()},
        "tv": {"yes": "With Wayout TV", "no": "Without"},
    }
    order: dict[str, list[str]] = {
        "module": [module.id for module in course.modules],
        "window": [window.id for window in scope.spans],
    }
    for module in course.modules:
        titles[f"part of {module.id}"] = dict(module.screens)
        order[f"part of {module.id}"] = [*(screen for screen, _ in module.screens), *module.outputs]
    return Labels(scope.course, titles, order)


def _about(order: Order, scope: Scope, names: Mapping_, raw: Raw, key_scope: str) -> About:
    kinds = [kinds for (site, course), kinds in raw.evidence.kinds.items() if site and course == scope.course]
    sources: dict[str, int] = {}
    for kind in (kind for own in kinds for kind in own):
        sources[kind] = sources.get(kind, 0) + 1
    title = names.course(scope.course).title
    return About(
        order.title or f"{title}: what the figures say",
        scope.course,
        str(order.audience),
        scope.windows,
        scope.baseline,
        scope.as_of.isoformat(),
        scope.follow_up_days,
        order.engine,
        key_scope.rpartition(".")[2].lower(),
        sources,
        len(raw.left_out - {""}),
        _silent(scope, raw),
        len({site for site, course, _, _ in raw.evidence.doubles if course == scope.course}),
        _missing(scope, set(sources)),
        scormpack.__version__,
    )


def _silent(scope: Scope, raw: Raw) -> int:
    """How many sites had the course and sent nothing that tells starts in any of the windows."""
    if not (scope.deployments.rows or scope.sites):
        return 0
    scoped = {site for window in scope.windows for site in sites_in_scope(scope, window, ())}
    return len(scoped - {site for window in scope.windows for site in raw.telling[window.id] | raw.reached[window.id]})


def _missing(scope: Scope, kinds: set[str]) -> dict[str, str]:
    """Why a metric has no figure, for each that cannot have one."""
    told = frozenset(kinds)
    found = {metric: "No source in this report measures it." for metric in METRICS if not measures(kinds, metric, told)}
    if not scope.deployments.rows:
        found["reach"] = "Which prisons had the course is not known: no deployments file was given."
        found["contact"] = "Contacts stand in the deployments, and no such file was given."
    if scope.withdrawals is None:
        found["adjusted-rate"] = "The transfer-adjusted rate is not measurable: no withdrawals file was given."
    if scope.baseline is None:
        found["broadcast"] = "It needs broadcast cycles, and none were given."
    found["ranking"] = "The sources hold no other course with published figures to compare with."
    return found


def _write(order: Order, report: Report) -> tuple[Path, ...]:
    page, data, book = (order.out / f"report.{kind}" for kind in ("html", "json", "xlsx"))
    write_page(report, page)
    write_json(report, data)
    write_xlsx(report, book)
    return page, data, book, *write_csvs(report, order.out / "tables")
