"""Writes an invented sample to try the tracker with: sites, media, exports, tallies, and what a report needs."""

import csv
import gzip
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Final

from scormpack.core.errors import Refused
from scormpack.core.files import replacing, write_text
from scormpack.tracker import invented
from scormpack.tracker.invented import COURSE, CYCLES, MODULES, OTHERS, Site, Study

_MIDDLE: Final = CYCLES[1]
_REPORT_FILES: Final = {"deployments": "csv", "cycles": "yaml", "claims": "yaml"}
_MOODLE: Final = "Work Stories"


def write_sample(folder: Path, learners: int = 600) -> tuple[Path, ...]:
    """Writes the sample, and returns its files in order. Raises Refused when the folder is not empty."""
    if folder.exists() and not folder.is_dir():
        raise Refused(f"{folder} is a file.", fix="name a new folder.")
    if folder.exists() and any(folder.iterdir()):
        raise Refused(f"{folder} is not empty.", fix="name a new folder.")
    told = invented.studies(learners)
    written = [*_plain(folder), *_delivered(folder, told)]
    return tuple(written)


def walk(folder: Path) -> tuple[str, ...]:
    """The commands that lead through the sample."""
    store, names = f"--store {folder / 'store'}", f"--mapping {folder / 'mapping.yaml'} --sites {folder / 'sites.csv'}"
    files = " ".join(f"--{name} {folder / f'{name}.{ending}'}" for name, ending in _REPORT_FILES.items())
    key = f"--key {folder / 'keys' / 'track.key'}"
    return (
        f"scormpack track ingest {folder / 'media'} {folder / 'exports'} {store} {key} {names}",
        f"scormpack track status {store} --sites {folder / 'sites.csv'}",
        f"scormpack track report {store} {names} {files} --out {folder / 'report'}",
    )


def _plain(folder: Path) -> Iterator[Path]:
    yield _write(folder / "sites.csv", _csv(_SITE_COLUMNS, map(_site_row, invented.sites())))
    yield _write(folder / "deployments.csv", _csv(_DEPLOYMENT_COLUMNS, map(_deployment_row, invented.sites())))
    yield _write(folder / "mapping.yaml", _mapping())
    yield _write(folder / "cycles.yaml", _cycles())
    yield _write(folder / "claims.yaml", _CLAIMS)


def _delivered(folder: Path, told: Sequence[Study]) -> Iterator[Path]:
    for site in invented.sites():
        here = [study for study in told if study.site == site]
        if site.delivers == "xapi":
            yield from _media(folder / "media", site, here)
        elif site.delivers == "moodle":
            yield from _moodle(folder / "exports", site, [study for study in here if study.course == COURSE])
        elif site.delivers == "csv":
            yield _write(folder / "exports" / f"{site.slug}-attempts.csv", _csv(_CSV_COLUMNS, map(_csv_row, here)))
        else:
            rows = _tally_rows(site, [study for study in here if study.course == COURSE])
            yield _write(folder / "exports" / f"{site.slug}-tally.csv", _csv(_TALLY_COLUMNS, rows))


def _media(folder: Path, site: Site, told: Sequence[Study]) -> Iterator[Path]:
    """Two media a site; the second holds the last days of the first once more, as carried-out media do."""
    lines = sorted(
        (statement["timestamp"], json.dumps(statement, separators=(",", ":")))
        for study in told
        for statement in invented.statements(study)
    )
    overlap = (_MIDDLE - timedelta(days=7)).isoformat()
    parts = {"cycle-1": [line for when, line in lines if when < _MIDDLE.isoformat()]}
    parts["cycle-2"] = [line for when, line in lines if when >= overlap]
    for name, found in parts.items():
        path = folder / f"{site.slug}-{name}.ndjson.gz"
        with replacing(path) as file, gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed:
            packed.write("".join(f"{line}\n" for line in found).encode("utf-8"))
        yield path


def _moodle(folder: Path, site: Site, told: Sequence[Study]) -> Iterator[Path]:
    """A SCORM report for each module, as Moodle names and writes it: with names in it, and dates in words."""
    for module, title in MODULES.items():
        rows = [_moodle_row(study, title) for study in told if study.module == module]
        name = f"{site.slug}-{_MOODLE} {title}-20260629_0900-tab_separated.txt"
        header = ("Name", "ID number", "Email address", "Attempt", "Started on", "Last accessed on", "Score", title)
        yield _write(folder / name, _csv(header, rows, "\t"))


def _moodle_row(study: Study, _title: str) -> tuple[str, ...]:
    number = study.learner.removeprefix("S")
    dates = (f"{when:%A}, {when.day} {when:%B %Y}, {when:%I:%M %p}" for when in (study.begun, study.last))
    status = "Completed" if study.done else "Incomplete"
    return (f"Sam Ple{number}", study.learner, f"learner{number}@example.invalid", "1", *dates, "-", status)


_CSV_COLUMNS: Final = ("learner", "course", "module", "attempt", "lesson_status", "started", "last_accessed", "seconds")


def _csv_row(study: Study) -> tuple[str, ...]:
    status = "completed" if study.done else "incomplete"
    seconds = str(sum(seconds for _, seconds in study.visits))
    return (
        study.learner, study.course, study.module, "1", status, study.begun.isoformat(), study.last.isoformat(), seconds
    )  # fmt: skip


_TALLY_COLUMNS: Final = ("site", "course", "module", "from", "to", "starts", "completions")


def _tally_rows(site: Site, told: Sequence[Study]) -> Iterator[tuple[str, ...]]:
    for first in CYCLES[:2]:
        last = first + timedelta(weeks=invented.CYCLE_WEEKS, days=-1)
        for module in MODULES:
            mine = [study for study in told if study.module == module and first <= study.begun.date() <= last]
            done = sum(study.done for study in mine)
            if mine:
                yield site.id, COURSE, module, first.isoformat(), last.isoformat(), str(len(mine)), str(done)


_SITE_COLUMNS: Final = (
    "prison_id", "name", "name_cy", "country", "estate", "operator", "region", "wayout_tv", "active_from", "active_to"
)  # fmt: skip
_DEPLOYMENT_COLUMNS: Final = (
    "prison_id", "platform", "package_sha256", "available_from", "available_to", "phase", "contact", "contact_date"
)  # fmt: skip


def _site_row(site: Site) -> tuple[str, ...]:
    television = "yes" if site.television else "no"
    return (site.id, site.name, "", "England", site.estate, "public", site.region, television, "2020-01-01", "")


def _deployment_row(site: Site) -> tuple[str, ...]:
    contact = "visit" if site.pilot else "newsletter"
    phase = "pilot" if site.pilot else "national"
    return (site.id, "invented", "0" * 64, "2026-01-01", "", phase, contact, "2026-01-02")


def _mapping() -> str:
    lines = ["schema: 1", "courses:", f"  {COURSE}:", f"    title: {_MOODLE}", "    modules:"]
    lines += [f"      {module}: {{title: {title}}}" for module, title in MODULES.items()]
    for course, (title, _) in OTHERS.items():
        lines += [f"  {course}:", f"    title: {title} course", "    modules:"]
        lines += [f'      {course}: {{title: {title}, iri: "{invented.iri(course)}"}}']
    lines += ["sites:"]
    lines += [
        f'  - {{site: {site.id}, home_page: "https://lms.{site.slug}.example", file: "{site.slug}-*"}}'
        for site in invented.sites()
    ]
    return "\n".join(lines) + "\n"


def _cycles() -> str:
    cycles = (f"  - {{title: Cycle {n}, from: {day}}}\n" for n, day in enumerate(CYCLES[:2], 1))
    return "schema: 1\ncycles:\n" + "".join(cycles)


_CLAIMS: Final = """schema: 1
source: An invented impact report
claims:
  - {id: reach, sentence: Work Stories was accessed by 30 prisons., metric: reach, comparison: at least, figure: 30}
  - id: best
    sentence: Its completion rate was the highest of all courses.
    metric: completion-rate
    comparison: highest
  - {id: staff, sentence: Staff were enthusiastic., metric: none, because: nobody asked them}
"""


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return stream.getvalue()


def _write(path: Path, text: str) -> Path:
    write_text(path, text)
    return path
