"""Each exit code means one thing, as README promises."""

import subprocess
import sys

import pytest

from cli.conftest import Type
from scormpack.app import build as building
from scormpack.app import check as checking
from starter import MODULE, Starter


def test_0_when_it_is_done(scormpack: Type, inside: Starter) -> None:
    assert scormpack("check").code == 0
    assert scormpack("build").code == 0
    assert scormpack("explain all").code == 0


def test_0_when_there_are_only_warnings(scormpack: Type, inside: Starter) -> None:
    inside.edit(MODULE, "minutes: 15", "minutes: 14")
    answer = scormpack("build")
    assert answer.code == 0
    assert "0 errors, 1 warning in 1 module. Built: 1." in answer.err


@pytest.mark.parametrize("line", ["check", "check --json", "build", "build --json", "build --release"])
def test_1_when_there_are_errors(scormpack: Type, inside: Starter, line: str) -> None:
    inside.edit(MODULE, "title: A small start\n", "")
    assert scormpack(line).code == 1
    assert not (inside.root / "dist").exists()


@pytest.mark.parametrize(
    "line",
    [
        "chekc",
        "build --no-such-option",
        "build two",
        "build --format scorm13",
        "build --profile moodel",
        "build --lang cy",
        "build --course /nowhere",
        "check /nowhere",
        "check --profile moodel",
        "explain X999",
        "explain",
        "film",
        "film add",
        "film add two film.mp4",
        "new 'My Course'",
    ],
)
def test_2_when_what_was_typed_does_not_fit(scormpack: Type, inside: Starter, line: str) -> None:
    answer = scormpack(line)
    assert answer.code == 2
    assert answer.err
    assert not (inside.root / "dist").exists()


def test_3_when_a_file_is_not_what_it_should_be(scormpack: Type, inside: Starter) -> None:
    inside.write("film.mp4", b"not a film")
    answer = scormpack("film add one film.mp4")
    assert answer.code == 3
    assert "film.mp4 is not a video, or it is damaged." in answer.err


def test_4_when_a_tool_is_missing(scormpack: Type, inside: Starter, monkeypatch: pytest.MonkeyPatch) -> None:
    inside.write("film.mp4", b"something")
    monkeypatch.setitem(sys.modules, "av", None)
    answer = scormpack("film add one film.mp4")
    assert answer.code == 4
    assert "pip install" in answer.err


def test_5_when_it_must_not_be_done(scormpack: Type, inside: Starter) -> None:
    answer = scormpack("new", inside.root)
    assert answer.code == 5
    assert "not empty. Nothing was written." in answer.err


def test_70_when_it_is_our_fault(scormpack: Type, inside: Starter, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(checking, "check", fail)
    answer = scormpack("check")
    assert answer.code == 70
    assert "RuntimeError: a bug" in answer.err
    assert "please report this" in answer.err
    assert "Traceback" not in answer.err
    monkeypatch.setenv("SCORMPACK_TRACE", "1")
    assert "Traceback" in scormpack("check").err


def test_an_interrupt_is_told_in_a_line(scormpack: Type, inside: Starter, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(building, "build", interrupt)
    answer = scormpack("build")
    assert answer.code == 130
    assert answer.err == "stopped  You ended it. What was written before is whole.\n"
    assert "Traceback" not in answer.err


def test_the_installed_program_gives_the_same_codes(inside: Starter) -> None:
    def run(*words: str) -> int:
        command = [sys.executable, "-m", "scormpack.cli", *words]
        return subprocess.run(command, capture_output=True, check=False).returncode

    assert run("check") == 0
    assert run("explain", "X999") == 2
    inside.edit(MODULE, "title: A small start\n", "")
    assert run("check") == 1


TYPED = {
    "bulid": "There is no command `bulid`. Did you mean `build`?",
    "build --frmat x": "There is no option `--frmat`. Did you mean `--format`?",
    "build --out": "`--out` wants a value after it.",
    "check . more": "There is no place for (more)",
    "check --today 31.12.2026": "`--today` cannot be that: a day is written like 2026-01-31.",
    "check --format xml": "`--format` cannot be that: `xml` is not one of `plain`, `json`, `sarif`.",
    "preview --port 99999": "`--port` cannot be that: a number from 0 to 65535 is wanted.",
    "track report --store x --out y --span many": "`--span` cannot be that: a number is wanted.",
    "track ingest x": "`--store` is missing.",
    "film add": "`module` is missing.",
}


@pytest.mark.parametrize(("line", "said"), TYPED.items())
def test_what_was_typed_wrong_is_told_in_the_words_of_the_house(scormpack: Type, line: str, said: str) -> None:
    answer = scormpack(line)
    first, second = answer.err.splitlines()
    assert answer.code == 2
    assert first == f"stopped  {said}"
    assert second.startswith("   fix:  `scormpack")


@pytest.mark.parametrize("fault", ["check /nowhere", "explain X999", "new 'My Course'", "build two"])
def test_an_error_says_what_and_how_to_mend_it(scormpack: Type, inside: Starter, fault: str) -> None:
    first, second = scormpack(fault).err.splitlines()[:2]
    assert first.startswith("stopped  ")
    assert second.startswith("   fix:  ")
    assert "!" not in first + second
