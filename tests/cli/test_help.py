"""Help is quick and complete."""

import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from typer.main import get_command

from cli.conftest import Type
from scormpack.app.explain import all_codes
from scormpack.cli.main import program

HEAVY = (
    "lxml",
    "pydantic",
    "av",
    "jinja2",
    "rich",
    "PIL",
    "ruamel",
    "markdown_it",
    "tincan",
    "duckdb",
    "ibis",
    "typst",
)
HELP = f"""
import sys
sys.argv = ["scormpack", "--help"]
from scormpack.cli.main import main
try:
    main()
except SystemExit as ended:
    code = ended.code
print("code", code, [name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)
"""
COMMANDS = sorted(getattr(get_command(program()), "commands", {}))


def test_help_loads_none_of_the_heavy_libraries() -> None:
    done = subprocess.run([sys.executable, "-c", HELP], capture_output=True, text=True, check=True)
    assert done.stderr == "code 0 []\n"
    assert "Usage: scormpack" in done.stdout


def test_the_first_commands_of_an_author_are_there() -> None:
    assert {"new", "check", "build", "explain", "schema", "film", "formats"} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(scormpack: Type, command: str) -> None:
    answer = scormpack(f"{command} --help")
    assert answer.code == 0
    assert "Usage: " in answer.out
    assert len(answer.out.splitlines()) > 5


def each_help(scormpack: Type) -> Iterator[str]:
    yield scormpack("--help").out
    for name, command in getattr(get_command(program()), "commands", {}).items():
        yield scormpack(f"{name} --help").out
        for inner in getattr(command, "commands", ()):
            yield scormpack(f"{name} {inner} --help").out


def test_help_speaks_in_whole_words_and_not_in_types(scormpack: Type) -> None:
    for words in each_help(scormpack):
        assert not re.search(r"<(path|str|int|float|list|datetime|%)", words), words
        assert "...\n" not in words.partition("Commands:")[2], words


def test_nothing_typed_shows_the_help(scormpack: Type) -> None:
    answer = scormpack("")
    assert "Usage: " in answer.out + answer.err


def test_explain_all_lists_every_code_once(scormpack: Type) -> None:
    lines = scormpack("explain all").out.splitlines()
    assert [line.split()[0] for line in lines] == [code.id for code in all_codes()]
    assert len(lines) >= 20


@pytest.mark.parametrize("code", [code.id for code in all_codes()])
def test_a_code_is_explained_in_any_case(scormpack: Type, code: str) -> None:
    answer = scormpack(f"explain {code.lower()}")
    assert answer.out.startswith(f"{code}  ")
    assert [line.split(":")[0].strip() for line in answer.out.splitlines()[1:]] == ["why", "fix", "source"]


def test_formats_are_listed_with_their_profiles(scormpack: Type) -> None:
    answer = scormpack("formats")
    assert answer.code == 0
    assert "scorm12" in answer.out
    assert "generic-scorm12" in answer.out
