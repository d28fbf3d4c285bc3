"""What a person on film agreed to: one record a file in media_manifests/consent/, under a reference, not a name.

The record itself (the signed form, the person's full name, how to reach them) stays with the programme. Source:
charity practice for people with convictions, which is stricter than a broadcaster's: how long, where, till when.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from scormpack.model.base import Authored, Id, Line

Channel = Literal["lms", "content-hub", "print", "tv", "radio", "public-web"]


class Consent(Authored):
    """Where and until when one person may be shown."""

    schema_: Literal[1] = Field(alias="schema", description="The version of this kind of file.")
    id: Id
    shown_as: Line = Field(description="How the person is named on screen: a first name or another name; no surname.")
    role: Literal["participant", "employer", "other"] = "participant"
    channels: Annotated[tuple[Channel, ...], Field(min_length=1)] = Field(
        description="Where the person may be shown: lms covers SCORM, xAPI and cmi5 packages and the page on a disk."
    )
    from_: date = Field(alias="from", description="The first day, as 2026-01-31.")
    until: date = Field(description="The last day.")
    review: date | None = Field(default=None, description="The day on which the person is asked again.")
    withdrawn: date | None = Field(default=None, description="The day on which the person took consent back.")
    contact: Line | None = Field(
        default=None, description="The role at the programme that hears a withdrawal; no address, no name."
    )

    def faults(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Dates that cannot be: key path and words."""
        if self.until < self.from_:
            yield ("until",), f"`until` ({self.until}) lies before `from` ({self.from_})"
        if self.review and not self.from_ <= self.review <= self.until:
            yield ("review",), f"`review` ({self.review}) lies outside `from` and `until`"
