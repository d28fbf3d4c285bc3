"""What people found when they tried the course by hand: a keyboard, a reading voice, a screen enlarged."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from scormpack.model.base import Authored, Line


class ManualResult(Authored):
    """One criterion, tried by hand. Without a role and a date nobody stands for it, and it counts as not tested."""

    criterion: Annotated[str, Field(pattern=r"^[1-4]\.[1-5]\.[0-9]{1,2}$", description="For example 2.1.1.")]
    result: Literal["passed", "failed", "not-applicable"]
    screens: tuple[str, ...] = Field(default=(), description="Activity types that were tried; none: all of them.")
    role: Line | None = Field(default=None, description="The role of who tried it, and with what; no name.")
    date: dt.date | None = Field(default=None, description="The day, as 2026-01-31.")
    note: Line | None = Field(default=None, description="What was seen; for a failure, what fails and for whom.")

    @property
    def signed(self) -> bool:
        """Whether someone stands for it."""
        return self.role is not None and self.date is not None


class ManualResults(Authored):
    """All that was tried by hand."""

    schema_: Literal[1] = Field(alias="schema", description="The version of this kind of file.")
    results: tuple[ManualResult, ...] = ()
