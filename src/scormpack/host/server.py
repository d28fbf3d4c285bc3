"""The host: a platform on loopback over one opened package, with its records, its faults and its call log."""

import json
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from scormpack.core.errors import Refused
from scormpack.core.launchables import Described, Kind, Launchable, describe
from scormpack.core.opened import Opened
from scormpack.host.content import member
from scormpack.host.door import Answer, Request, listen
from scormpack.host.faults import Fault, Faults
from scormpack.host.journal import Entry, Journal, Level
from scormpack.host.lrs.routes import Lrs
from scormpack.host.pages import page, static
from scormpack.host.records import Attempt, Records
from scormpack.host.telling import Scene
from scormpack.standards import data_model

SLOW_SECONDS: Final = 2.0
_POLL_SECONDS: Final = 0.05


@dataclass(frozen=True, slots=True)
class Shown:
    """What is being shown: the open package and what it says of itself; `generation` counts rebuilds."""

    opened: Opened
    described: Described
    generation: int = 1


@dataclass(slots=True)
class Host:
    """Serves one package as a platform would. Use it in a `with`; `url` is the preview page.

    `show` brings a newer build, `problems` are findings to show in its place. All of it may be called from any thread.
    """

    opened: Opened
    port: int = 0
    slow_seconds: float = SLOW_SECONDS
    journal: Journal = field(default_factory=Journal)
    faults: Faults = field(default_factory=Faults)
    records: Records = field(default_factory=Records)
    attempts: dict[int, Attempt] = field(default_factory=dict)
    locked: set[int] = field(default_factory=set)
    choices: tuple[str, ...] = ()
    _met: dict[tuple[int, int], Fault] = field(default_factory=dict)
    _stored: dict[int, int] = field(default_factory=dict)
    _problems: tuple[Mapping[str, Any], ...] = ()
    _lock: threading.RLock = field(default_factory=threading.RLock)
