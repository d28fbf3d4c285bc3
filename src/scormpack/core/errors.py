"""The errors that end a command. Faults in an author's files are findings, not errors."""

from typing import ClassVar


class ScormpackError(Exception):
    """Ends a command: what happened, and how to mend it. `exit_code` is part of the CLI's promise."""

    exit_code: ClassVar[int] = 70

    def __init__(self, message: str, *, fix: str) -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix


class UsageMistake(ScormpackError):
    """What was typed does not fit together, or names something that is not there."""

    exit_code = 2


class UnreadableInput(ScormpackError):
    """A file that was asked for cannot be read as what it should be."""

    exit_code = 3


class ToolMissing(ScormpackError):
    """A tool or extra that this command needs is not installed; `fix` names the command that installs it."""

    exit_code = 4


class Refused(ScormpackError):
    """The work could be done, but must not or cannot be finished safely; nothing was written."""

    exit_code = 5
