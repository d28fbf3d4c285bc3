"""What is typed, in plain words: the kinds of value that help names, and what does not fit."""

from typing import Any, Final

import typer

from scormpack.core.errors import UsageMistake
from scormpack.core.nearest import did_you_mean

_KINDS: Final = {
    "<path>": "PATH",
    "<list[Path]>": "PATH",
    "<str>": "TEXT",
    "<list[str]>": "TEXT",
    "<int>": "NUMBER",
    "<int range>": "NUMBER",
    "<float range>": "NUMBER",
    "<datetime>": "YYYY-MM-DD",
    "<%Y-%m-%d>": "YYYY-MM-DD",
}
_MARKS: Final = str.maketrans("'", "`")
_COMMAND: Final = ("No such command", "There is no command")
_EXTRA: Final = ("Got unexpected extra argument(s)", "There is no place for")
MISTYPED: Final[type[Any]] = typer.BadParameter.__mro__[1]
"""UsageError, of the click that typer runs on: older releases need click, newer ones carry it."""


def command_of(app: typer.Typer) -> Any:
    """The command behind a program, whose help names values by words and not by types."""
    command = typer.main.get_command(app)
    _name_values(command)
    return command


def _name_values(command: Any) -> None:
    for param in command.params:
        kind = _KINDS.get(param.display_type(None)) if hasattr(param, "display_type") else None
        if kind and param.param_type_name == "argument":
            param.display_type_rich = lambda ctx: None  # noqa: ARG005 - an argument has a name of its own
        elif kind:
            param.metavar = param.metavar or kind
    for inner in getattr(command, "commands", {}).values():
        _name_values(inner)


def mistake(fault: Any) -> UsageMistake | None:
    """What was typed wrong, as an error of our own; None when nothing was typed and help is all that is wanted."""
    if type(fault).__name__ == "NoArgsIsHelpError":
        return None
    command = fault.ctx.command_path if fault.ctx else "scormpack"
    return UsageMistake(_words(fault), fix=f"`{command} --help` lists what can be typed.")


def _words(fault: Any) -> str:
    match type(fault).__name__:
        case "NoSuchOption":
            hint = did_you_mean(fault.option_name, fault.possibilities or ())
            return f"There is no option `{fault.option_name}`. {hint}".strip()
        case "MissingParameter":
            return f"`{_name(fault.param)}` is missing."
        case "BadParameter":
            return f"`{_name(fault.param)}` cannot be that: {_reason(fault)}"
        case "BadOptionUsage":
            return f"`{fault.option_name}` wants a value after it."
        case _:
            return str(fault.format_message()).translate(_MARKS).replace(*_COMMAND).replace(*_EXTRA)


def _name(param: Any) -> str:
    option = param.param_type_name == "option"
    return str(max(param.opts, key=len) if option else param.metavar or param.name)


def _reason(fault: Any) -> str:
    if getattr(fault.param, "metavar", None) == "YYYY-MM-DD":
        return "a day is written like 2026-01-31."
    if getattr(fault.param, "metavar", None) == "NUMBER":
        return f"a number{_bounds(fault.param)} is wanted."
    return str(fault.message).removeprefix("Value error, ").replace("'", "`")


def _bounds(param: Any) -> str:
    least, most = getattr(param, "min", None), getattr(param, "max", None)
    if least is not None and most is not None:
        return f" from {least} to {most}"
    return f" of at least {least}" if least is not None else ""
