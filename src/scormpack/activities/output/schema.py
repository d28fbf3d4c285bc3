"""`output`: shows a document that the learner keeps, made of the answers so far."""

from typing import ClassVar, Literal

from pydantic import Field

from scormpack.model.base import Activity, Id

_SECONDS_TO_READ_OVER = 90


class OutputActivity(Activity):
    """One of the module's outputs, to look over and to print."""

    default_layout: ClassVar[str] = "sheet"
    answers_documents: ClassVar[bool] = False

    type: Literal["output"]
    output: Id = Field(description="The id of one of the module's `outputs`.")

    def own_seconds(self) -> int:
        """Time to look it over."""
        return _SECONDS_TO_READ_OVER
