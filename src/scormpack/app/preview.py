"""Plays a module or any package as a platform would, and follows its sources while they are written."""

import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self

from scormpack.app.build import Order, Outcome, build
from scormpack.core.errors import UsageMistake
from scormpack.core.findings import Findings
from scormpack.core.nearest import did_you_mean
from scormpack.core.opened import Opened, open_package
from scormpack.core.templates import templates_folder
from scormpack.host.server import Host
from scormpack.load.course import course_root, load_course
from scormpack.render.player import player_script, style
from scormpack.render.words import words_in_file

_SOURCES: Final = Path(__file__).resolve().parents[1]

Seen = Mapping[Path, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class PreviewOrder:
    """What to play: a module's id (none: the first of the course) or a package's path, and through which format."""

    target: str = ""
    course: Path = Path()
    format: str = "scorm12"
    port: int = 0
    lang: str = "en"


class PreviewFaulty(Exception):
    """The course has errors, so that there is nothing to play."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__("the course has errors")
        self.outcome = outcome


@dataclass(slots=True)
class Preview:
    """A running preview. Use it in a `with`; `refresh` rebuilds when a source was saved."""

    host: Host
    order: PreviewOrder
    module: str = ""
    _folder: tempfile.TemporaryDirectory[str] | None = None
    _builds: int = 1
    _seen: Seen = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __enter__(self) -> Self:
        self.host.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self.host.__exit__()
        if self._folder:
            self._folder.cleanup()

    @property
    def url(self) -> str:
        """The preview page."""
        return self.host.url

    def choose(self, module: str) -> None:
        """Builds another module of the course and shows it, or shows what is wrong with it."""
        self._rebuild(module)

    def refresh(self) -> Outcome | None:
        """Builds anew when a source has changed and shows it, or the course's mistakes; None when nothing changed."""
        if not self.module:
            return None
        seen = _snapshot(self.order.course)
        if seen == self._seen:
            return None
        self._seen = seen
        for read_once in (player_script, style, words_in_file):
            read_once.cache_clear()
        return self._rebuild(self.module)

    def _rebuild(self, module: str) -> Outcome:
        assert self._folder is not None
        with self._lock:
            self._builds += 1
            outcome = _built(self.order, module, Path(self._folder.name) / str(self._builds))
            if outcome.findings.errors:
                self.host.platform.complain([finding.as_json() for finding in outcome.findings.errors])
                return outcome
            self.module = module
            self.host.platform.show(open_package(outcome.built[0].path), module)
            return outcome


def open_preview(order: PreviewOrder) -> Preview:
    """The preview of what is ordered, not yet serving.

    Raises PreviewFaulty when the course has errors, UsageMistake when there is no such module or package,
    UnreadableInput for a package that cannot be opened or started, Refused when the port is taken.
    """
    path = Path(order.target)
    if order.target and (path.is_file() or path.suffix.lower() == ".zip"):
        return Preview(_host(open_package(path), order), order)
    modules = _modules(order)
    module = order.target or modules[0]
    folder = tempfile.TemporaryDirectory(prefix="scormpack-preview-")
    try:
        preview = Preview(_host(_first(order, module, Path(folder.name) / "1"), order), order, module, folder)
    except BaseException:
        folder.cleanup()
        raise
    preview._seen = _snapshot(order.course)  # noqa: SLF001 - made here, and nowhere else
    platform = preview.host.platform
    platform.modules, platform.module, platform.choose = modules, module, preview.choose
    return preview


def _first(order: PreviewOrder, module: str, out: Path) -> Opened:
    outcome = _built(order, module, out)
    if outcome.findings.errors:
        raise PreviewFaulty(outcome)
    return open_package(outcome.built[0].path)


def _host(opened: Opened, order: PreviewOrder) -> Host:
    try:
        return Host(opened, order.port)
    except BaseException:
        opened.close()
        raise


def _modules(order: PreviewOrder) -> tuple[str, ...]:
    loaded = load_course(order.course)
    if isinstance(loaded, Findings):
        raise PreviewFaulty(Outcome(loaded, 0))
    known = tuple(loaded.course.modules)
    if order.target and order.target not in known:
        raise UsageMistake(
            f"There is no module and no file `{order.target}`. {did_you_mean(order.target, known)}".strip(),
            fix=f"choose from: {', '.join(known)}; or name a package that ends in .zip.",
        )
    return known


def _built(order: PreviewOrder, module: str, out: Path) -> Outcome:
    return build(Order(order.course, (module,), (order.format,), lang=order.lang, out=out))


def _snapshot(course: Path) -> Seen:
    """Times and sizes of all that a build reads."""
    root = course_root(course)
    folders = (root / "modules", root / "media_manifests", templates_folder(), _SOURCES / "player")
    files = [path for folder in folders for path in folder.rglob("*")]
    files += (path for path in (_SOURCES / "activities").rglob("*") if path.suffix != ".py")
    found = {}
    for path in files:
        try:
            state = path.stat()
        except OSError:  # an editor replaces a file by another one: the next look finds it
            continue
        if not path.is_dir() and not path.name.startswith("."):
            found[path] = (state.st_mtime_ns, state.st_size)
    return found
