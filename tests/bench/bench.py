"""Measures what README states. `make bench` runs it; every figure is a median of several runs on this machine.

Ratios stand side by side in one run: a build against copying and hashing the same films with the standard library.
"""

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RUNS = 5
FILM_BYTES = 500_000_000


def scormpack(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "scormpack.cli", *arguments]


def wall(task: Callable[[], object], runs: int = RUNS) -> float:
    """The median of the seconds that the task takes."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        task()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def peak_megabytes(command: list[str]) -> float:
    """The largest memory of the command's process, by the system's own account."""
    code = "import resource,subprocess,sys; subprocess.run(sys.argv[1:],check=True,capture_output=True); "
    code += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss/1024)"
    done = subprocess.run([sys.executable, "-c", code, *command], check=True, capture_output=True, text=True)
    return float(done.stdout)


def run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)


def show(name: str, value: str) -> None:
    print(f"  {name:<58} {value}", flush=True)


def builds(folder: Path) -> None:
    command = scormpack("build", "--course", str(ROOT), "--out", str(folder))
    run(command)
    seconds = wall(lambda: run(command))
    show("five modules built, whole process", f"{seconds:.2f} s, {peak_megabytes(command):.0f} MB")
    everything = [
        *command,
        *(word for name in ("scorm12", "scorm2004", "xapi", "cmi5", "standalone") for word in ("--format", name)),
    ]
    show("the same in five formats", f"{wall(lambda: run(everything), 3):.2f} s")
    show("scormpack --help", f"{wall(lambda: run(scormpack('--help'))):.2f} s")


def films(folder: Path) -> None:
    """Five films of 500 MB: the build against a plain copy and hash of the same bytes."""
    course = folder / "course"
    for name in ("modules", "media_manifests"):
        shutil.copytree(ROOT / name, course / name)
    sources = fill_in_films(course)
    command = scormpack("build", "--course", str(course), "--out", str(folder / "out"))
    ours = wall(lambda: run(command), 1)
    plain = wall(lambda: copy_and_hash(sources, folder / "plain"), 1)
    show("five films of 500 MB: build", f"{ours:.1f} s, {peak_megabytes(command):.0f} MB")
    show("the same bytes copied and hashed by shutil and hashlib", f"{plain:.1f} s; build / plain = {ours / plain:.1f}")


def fill_in_films(course: Path) -> list[Path]:
    from scormpack.core.digests import sha256_of

    made = []
    (course / "media_manifests" / "films").mkdir()
    for manifest in sorted((course / "media_manifests").glob("*.yaml")):
        film = course / "media_manifests" / "films" / f"{manifest.stem}.mp4"
        with film.open("wb") as file:
            block = bytes(range(256)) * 4096
            for _ in range(FILM_BYTES // len(block)):
                file.write(block)
        digest, size = sha256_of(film)
        text = manifest.read_text(encoding="utf-8").replace("placeholder: true", "placeholder: false")
        text = text.replace("file: null", f"file: films/{film.name}").replace("sha256: null", f"sha256: {digest}")
        text = text.replace("size_bytes: null", f"size_bytes: {size}").replace(
            "duration_seconds: null", "duration_seconds: 600.0"
        )
        manifest.write_text(text, encoding="utf-8")
        made.append(film)
    return made


def copy_and_hash(sources: list[Path], folder: Path) -> None:
    import hashlib

    folder.mkdir(exist_ok=True)
    for source in sources:
        target = folder / source.name
        shutil.copyfile(source, target)
        with target.open("rb") as file:
            hashlib.file_digest(file, "sha256")


def main() -> None:
    print(f"scormpack, medians of {RUNS} runs; {resource.getpagesize()} byte pages, Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory(dir=ROOT / ".cache") as name:
        builds(Path(name) / "dist")
        films(Path(name))


if __name__ == "__main__":
    (ROOT / ".cache").mkdir(exist_ok=True)
    main()
