"""The program as a person types it."""

import shlex
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from media.conftest import film
from scormpack.cli.main import main
from starter import Starter


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the exit code, the product (stdout) and the talk (stderr)."""

    code: int
    out: str
    err: str


__all__ = ["film", "inside", "scormpack"]
Type = Callable[..., Answer]


@pytest.fixture
def scormpack(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Type:
    """Types a line, `scormpack("build --json", path)`, and gives the answer."""

    def type_(line: str, *more: object) -> Answer:
        monkeypatch.setattr("sys.argv", ["scormpack", *shlex.split(line), *map(str, more)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        spoken = capsys.readouterr()
        return Answer(int(ended.value.code or 0), spoken.out, spoken.err)

    return type_


@pytest.fixture
def inside(course: Starter, monkeypatch: pytest.MonkeyPatch) -> Starter:
    """A starter course, with its folder as the working folder."""
    monkeypatch.chdir(course.root)
    return course
