"""Hostile packages end in findings, in bounded time and memory: every case runs in a process of its own."""

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

AUDIT = """
import resource
import sys
from pathlib import Path
from scormpack.audit.engine import audit
resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
found = audit(Path(sys.argv[1])).findings.in_order()
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(",".join(sorted({one.code.id for one in found})), int(peak.split()[1]) // 1024)
"""
MEGABYTES = 150
SECONDS = 20


def zipped(*files: tuple[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", how) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return held.getvalue()


def thousands() -> bytes:
    return zipped(*((f"{number}.txt", b"a") for number in range(12_000)), how=zipfile.ZIP_STORED)


def directory_without_end() -> bytes:
    """An end that claims a directory of hundreds of megabytes, in a file that has them."""
    size = 64 << 20
    return (
        bytes(size)
        + b"PK\x05\x06"
        + bytes(4)
        + (65535).to_bytes(2, "little") * 2
        + size.to_bytes(4, "little")
        + bytes(6)
    )


def laughing() -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    return zipped(("imsmanifest.xml", f'<!DOCTYPE m [<!ENTITY e0 "ha">{entities}]><manifest>&e11;</manifest>'.encode()))


def nested_elements() -> bytes:
    deep = b"<a>" * 400_000
    return zipped(
        ("imsmanifest.xml", deep),
        ("index.html", b"<div>" * 400_000),
        ("a.svg", b"<svg>" + deep),
        how=zipfile.ZIP_STORED,
    )


def streams() -> bytes:
    return zipped(
        ("index.html", b"<p>words</p>"), ("a.pdf", b"%PDF-1.7\n" + b"stream\n" * 600_000), how=zipfile.ZIP_STORED
    )


def wide_words() -> bytes:
    page = b"<p>" + b"(" * 1_000_000 + b"http:/" * 300_000 + b"@" * 300_000 + b"a." * 300_000
    return zipped(("index.html", page), ("a.js", page), ("a.css", b"url(" * 900_000), how=zipfile.ZIP_STORED)


def pictures() -> bytes:
    """Pictures of very many pieces, and runs that a careless pattern would read again and again."""
    mark = b"\xff\xe1\0\x02"
    return zipped(
        ("a.jpg", b"\xff\xd8" + mark * 600_000),
        ("b.jpg", b"\xff\xd8" + b"\xff" * 2_000_000),
        ("c.gif", b"GIF89a\1\0\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2" + b"\1a" * 600_000),
        ("d.png", b"\x89PNG\r\n\x1a\n" + b"\0\0\0\0tEXt\0\0\0\0" * 600_000),
        ("e.mp4", b"\0\0\0\x10free" + bytes(8) + b"\0\0\0\x10free" * 600_000),
        how=zipfile.ZIP_STORED,
    )


def links() -> bytes:
    page = "".join(f'<a href="https://a{number}.example/">a</a><a href="//b{number}">b</a>' for number in range(10_000))
    return zipped(("index.html", page.encode()), how=zipfile.ZIP_STORED)


def json_without_end() -> bytes:
    return zipped(("index.html", b"<p>words</p>"), ("scormpack.json", b"[" * 2_000_000), how=zipfile.ZIP_STORED)


CASES = {
    "twelve thousand entries": (thousands, {"Z109"}),
    "a directory without end": (directory_without_end, {"Z109"}),
    "a billion laughs": (laughing, {"K103"}),
    "elements without end": (nested_elements, {"K103"}),
    "a PDF of nothing but streams": (streams, {"X111"}),
    "words that make patterns wander": (wide_words, {"X111"}),
    "pictures of a million pieces": (pictures, {"F113", "M101"}),
    "twenty thousand links": (links, {"X101"}),
    "a catalogue of brackets": (json_without_end, {"F110"}),
    "a gigabyte of zeros": (lambda: zipped(("index.html", bytes(1 << 28))), {"Z108"}),
}


SLOW = {"words that make patterns wander", "a PDF of nothing but streams"}
EVERY = [pytest.param(name, marks=pytest.mark.full) if name in SLOW else name for name in CASES]


@pytest.mark.parametrize("name", EVERY)
def test_it_ends_in_findings_soon_and_small(name: str, tmp_path: Path) -> None:
    make: Callable[[], bytes] = CASES[name][0]
    path = tmp_path / "package.zip"
    path.write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-c", AUDIT.replace("SECONDS", str(SECONDS)), str(path)],
        capture_output=True,
        text=True,
        timeout=30 * SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    codes, megabytes = done.stdout.split()
    assert CASES[name][1] <= set(codes.split(","))
    assert int(megabytes) < MEGABYTES
