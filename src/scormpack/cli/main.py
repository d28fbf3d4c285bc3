"""The program: finds the commands, and is the one place where an error becomes an exit code."""

import sys
from typing import Any, Final

import typer

from scormpack.cli.talk import say, show_error
from scormpack.cli.typed import MISTYPED, command_of, mistake
from scormpack.core.errors import ScormpackError, UsageMistake
from scormpack.core.registry import members

BUG: Final = 70
STOPPED: Final = 130
_PLUMBING: Final = {"main", "talk", "typed", "track_files", "track_lrs", "track_report", "track_told"}


def program() -> typer.Typer:
    """The typer program with every command: each file of this folder adds itself with `register(app)`."""
    app = typer.Typer(
        name="scormpack",
        help="Digital learning for prisons: plain YAML and films in, sealed LMS packages out.",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    for member in members("scormpack.cli"):
        if member.__name__.rpartition(".")[2] not in _PLUMBING:
            member.register(app)
    return app


def main() -> None:
    """Runs the command that was typed and ends with its exit code."""
    try:
        code = command_of(program())(prog_name="scormpack", standalone_mode=False)
    except MISTYPED as fault:
        code = _mistyped(fault)
    except ScormpackError as error:
        code = _stopped(error)
    except (KeyboardInterrupt, typer.Abort):
        code = STOPPED
    except Exception as fault:  # noqa: BLE001 - the one boundary: anything else is our bug, and says so
        say(f"stopped  scormpack itself failed: {type(fault).__name__}: {fault}")
        say("   fix:  please report this with what you typed; run again with SCORMPACK_TRACE=1 for details.")
        _trace()
        code = BUG
    if code == STOPPED:
        say("stopped  You ended it. What was written before is whole.")
    sys.exit(code or 0)


def _stopped(error: ScormpackError) -> int:
    show_error(error)
    return error.exit_code


def _mistyped(fault: Any) -> int:
    error = mistake(fault)
    if error:
        return _stopped(error)
    fault.show()
    return UsageMistake.exit_code


def _trace() -> None:
    import os
    import traceback

    if os.environ.get("SCORMPACK_TRACE"):
        traceback.print_exc()
