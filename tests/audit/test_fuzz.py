"""Whatever bytes a package has, an audit ends in findings, and opening it in a documented error."""

import contextlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scormpack.audit.bounds import Bounds
from scormpack.audit.directory import TooMany, Unreadable, read_directory
from scormpack.audit.engine import audit
from scormpack.core.errors import UnreadableInput
from scormpack.core.launchables import describe
from scormpack.core.opened import open_package

FAST = pytest.param(1000, id="quick")
LONG = pytest.param(10_000, id="full", marks=pytest.mark.full)
ROOTS = {"manifest": "imsmanifest.xml", "tincan": "tincan.xml", "courseStructure": "cmi5.xml"}
NAMES = [*ROOTS.values(), "index.html", "scormpack.json", "a.svg", "a.pdf", "b.js", "f.mp4", "p.png", "p.jpg"]
TAGS = (
    *("metadata", "schemaversion", "organizations", "organization", "item", "resources", "resource", "file", "title"),
    *("activities", "activity", "launch", "name", "course", "au", "block", "objectives", "objective", "url"),
    *("langstring", "adlcp:masteryscore"),
)
SPACES = (
    "",
    "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    "http://www.imsglobal.org/xsd/imscp_v1p1",
    "http://projecttincan.com/tincan.xsd",
    "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd",
)
FACTS = (
    *("identifier", "identifierref", "href", "id", "idref", "default", "type", "moveOn", "masteryScore"),
    *("adlcp:scormtype", "xml:base"),
)
VALUES = [
    "a",
    "index.html",
    "//[",
    "http://[x",
    "1.2",
    "%zz",
    "../..",
    "?actor=1",
    "",
    "\u0177",
    "2004 4th Edition",
    "9" * 30,
]


def element(chance: Random, depth: int) -> str:
    tag = chance.choice(TAGS)
    names = chance.sample(FACTS, chance.randint(0, 3))
    facts = "".join(f' {name}="{chance.choice(VALUES)}"' for name in names)
    inside = "".join(element(chance, depth + 1) for _ in range(chance.randint(0, 3))) if depth < 4 else ""
    return f"<{tag}{facts}>{inside or chance.choice(VALUES)}</{tag}>"


def manifest(chance: Random) -> tuple[str, bytes]:
    root = chance.choice(list(ROOTS))
    inside = "".join(element(chance, 0) for _ in range(chance.randint(0, 4)))
    text = f'<{root} xmlns="{chance.choice(SPACES)}" xmlns:adlcp="urn:a">{inside}</{root}>'.encode()
    return ROOTS[root], text[: chance.randint(10, len(text))] if chance.random() < 0.2 else text


def package(chance: Random) -> bytes:
    """A small package with a few bytes changed, cut or added."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", chance.choice([0, 8])) as archive:
        for name in chance.sample(NAMES, chance.randint(0, 4)):
            archive.writestr(name, chance.choice([manifest(chance)[1], chance.randbytes(chance.randint(0, 200))]))
    data = bytearray(held.getvalue())
    for _ in range(chance.randint(0, 6)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    cut = chance.randint(0, len(data)) if chance.random() < 0.3 else len(data)
    return bytes(data[:cut]) + chance.randbytes(chance.randint(0, 8))


def repeated(count: int, check: Callable[[Random], None]) -> None:
    """Calls the check with so many different chances."""
    rules = settings(max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    rules(given(st.integers(0, 1 << 60))(lambda seed: check(Random(seed))))()  # noqa: S311


@pytest.mark.parametrize("count", [FAST, LONG])
def test_any_zip_is_opened_or_refused(count: int, tmp_path: Path) -> None:
    path = tmp_path / "package.zip"

    def check(chance: Random) -> None:
        path.write_bytes(package(chance) if chance.random() < 0.9 else chance.randbytes(300))
        with contextlib.suppress(UnreadableInput), open_package(path) as opened:
            for name in opened.members:
                b"".join(opened.chunks(name))
            describe(opened)
        with contextlib.suppress(Unreadable, TooMany):
            read_directory(path, Bounds()).archive.close()

    repeated(count, check)


@pytest.mark.parametrize("count", [FAST, LONG])
def test_any_package_is_audited(count: int, tmp_path: Path) -> None:
    path = tmp_path / "package.zip"

    def check(chance: Random) -> None:
        if chance.random() < 0.5:
            path.write_bytes(package(chance))
        else:
            with zipfile.ZipFile(path, "w") as archive:
                archive.writestr(*manifest(chance))
                archive.writestr("index.html", "<p>words</p>")
        assert audit(path).findings is not None

    repeated(count, check)
