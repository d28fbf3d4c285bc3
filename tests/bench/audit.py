"""Measures `audit` of a package of 1 GB against sha256sum over the same file, side by side: `make bench` runs it."""

import shutil
import statistics
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RUNS = 3
FILM_BYTES = 1_000_000_000


def package(folder: Path) -> Path:
    """The starter course with a film of 1 GB in it."""
    sys.path.insert(0, str(ROOT / "tests"))
    from audit.draft import Draft
    from scormpack.app.build import Order, build
    from scormpack.app.new import new_course

    new_course(folder / "course")
    draft = Draft.of(build(Order(folder / "course", out=folder / "dist")).built[0].path)
    film = bytearray(FILM_BYTES)
    film[:24] = b"\0\0\0\x10ftypisom\0\0\0\0" + (FILM_BYTES - 16).to_bytes(4, "big") + b"mdat"
    draft.write("films/long.mp4", bytes(film))
    del film
    path = draft.save(folder / "large.zip")
    assert zipfile.is_zipfile(path)
    return path


def measured(command: list[str]) -> tuple[float, float]:
    """Seconds and megabytes of one run, by the system's own account."""
    code = (
        "import resource,subprocess,sys,time; start=time.perf_counter();"
        "subprocess.run(sys.argv[1:],check=False,capture_output=True);"
        "print(time.perf_counter()-start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss/1024)"
    )
    done = subprocess.run([sys.executable, "-c", code, *command], check=True, capture_output=True, text=True)
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


def main() -> None:
    (ROOT / ".cache").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / ".cache") as name:
        path = package(Path(name))
        ours, plain = [], []
        for _ in range(RUNS):
            plain.append(measured([shutil.which("sha256sum") or "sha256sum", str(path)])[0])
            ours.append(measured([sys.executable, "-m", "scormpack.cli", "audit", str(path)]))
        most = max(one[1] for one in ours)
        seconds, other = statistics.median(one[0] for one in ours), statistics.median(plain)
        size = path.stat().st_size / 1e6
        print(f"  audit of a package of {size:,.0f} MB: {seconds:.1f} s, {most:.0f} MB")
        print(f"  sha256sum over the same file: {other:.1f} s; audit / sha256sum = {seconds / other:.2f}")


if __name__ == "__main__":
    main()
