"""Hosts over small packages, one a standard."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from scormpack.core.opened import open_package
from scormpack.host.server import Host
from zips import CMI5, PAGE, SCORM12, SCORM2004, TINCAN, write_zip

MEMBERS: dict[str, dict[str, str | bytes]] = {
    "scorm12": {"imsmanifest.xml": SCORM12, "two/index.html": PAGE},
    "scorm2004": {"imsmanifest.xml": SCORM2004, "sub/index.html": PAGE},
    "xapi": {"tincan.xml": TINCAN},
    "cmi5": {"cmi5.xml": CMI5},
    "standalone": {},
}

MakeHost = Callable[..., Host]


@pytest.fixture
def make_host(tmp_path: Path) -> Iterator[MakeHost]:
    """Starts a host over the small package of a standard, with these further members."""
    with ExitStack() as hosts:

        def make(kind: str = "scorm12", more: dict[str, str | bytes] | None = None) -> Host:
            path = write_zip(tmp_path / f"{kind}.zip", {"index.html": PAGE, **MEMBERS[kind], **(more or {})})
            host = hosts.enter_context(Host(open_package(path)))
            host.platform.slow_seconds = 0.05
            return host

        yield make
