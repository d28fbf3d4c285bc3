"""Writes the generated tables of README.md: `python tests/tools/readme.py` rewrites the file, a test compares it."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scormpack.app.explain import all_codes
from scormpack.cli.main import STOPPED, program
from scormpack.cli.typed import command_of
from scormpack.core.errors import Refused, ScormpackError, ToolMissing, UnreadableInput, UsageMistake
from scormpack.model.course import ACTIVITY_TYPES
from scormpack.package.format import formats
from scormpack.tracker.metrics.definitions import DEFINITIONS

README = Path(__file__).resolve().parents[2] / "README.md"


def activities() -> Iterator[str]:
    yield "| `type` | what it is |"
    yield "|---|---|"
    for name, kind in sorted(ACTIVITY_TYPES.items()):
        module = sys.modules[kind.__module__]
        yield f"| `{name}` | {_sentence((module.__doc__ or '').partition(': ')[2])} |"


def formats_table() -> Iterator[str]:
    yield "| `--format` | what it is | what the platform keeps | usual profile |"
    yield "|---|---|---|---|"
    for format_ in formats():
        yield f"| `{format_.name}` | {format_.title} | {format_.keeps} | `{format_.profile}` |"


def codes() -> Iterator[str]:
    yield "| code | | what it finds |"
    yield "|---|---|---|"
    for code in all_codes():
        yield f"| `{code.id}` | {code.severity} | {code.title} |"


def commands() -> Iterator[str]:
    yield "| command | what it does | options |"
    yield "|---|---|---|"
    for name, command in _leaves("", command_of(program())):
        options = ", ".join(f"`{max(one.opts, key=len)}`" for one in command.params if one.param_type_name == "option")
        told = " ".join((command.help or "").split())
        yield f"| `{name}` | {told} | {options} |"


def _leaves(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    inner = getattr(command, "commands", {})
    if not inner:
        yield name, command
    for word in sorted(inner):
        yield from _leaves(f"{name} {word}".strip(), inner[word])


def metrics() -> Iterator[str]:
    yield "| `metric` | counts | out of |"
    yield "|---|---|---|"
    for name, definition in DEFINITIONS.items():
        yield f"| `{name}` | {definition.numerator} | {definition.denominator} |"


def exits() -> Iterator[str]:
    yield "| exit code | means |"
    yield "|---|---|"
    yield "| 0 | done |"
    yield "| 1 | there are findings at error; nothing was built |"
    for error in (UsageMistake, UnreadableInput, ToolMissing, Refused):
        yield f"| {error.exit_code} | {_sentence(error.__doc__ or '')} |"
    yield f"| {ScormpackError.exit_code} | a fault of scormpack itself: please report it |"
    yield f"| {STOPPED} | you ended it; what was written before is whole |"


def _sentence(words: str) -> str:
    flat = " ".join(words.split("\n\n", maxsplit=1)[0].split()).rstrip(".")
    return flat[:1].lower() + flat[1:]


TABLES = {
    "activities": activities,
    "formats": formats_table,
    "codes": codes,
    "commands": commands,
    "metrics": metrics,
    "exits": exits,
}


def generated(text: str) -> str:
    """The page with each generated table made anew."""
    for name, table in TABLES.items():
        start = f"<!-- generated: {name} -->\n"
        before, _, rest = text.partition(start)
        _, end, after = rest.partition("<!-- end -->")
        text = before + start + "\n".join(table()) + "\n" + end + after
    return text


if __name__ == "__main__":
    README.write_text(generated(README.read_text(encoding="utf-8")), encoding="utf-8")
