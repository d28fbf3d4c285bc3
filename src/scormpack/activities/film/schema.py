"""`film`: the module's film with chapters, captions and transcript. Never needed to go on."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scormpack.model.base import Activity, Line

_POSITION_CHARACTERS = 5


class FilmActivity(Activity):
    """The module's film; its length is counted from the film's manifest."""

    default_layout: ClassVar[str] = "banner"
    answers_documents: ClassVar[bool] = False

    type: Literal["film"]
    watch_for: Annotated[tuple[Line, ...], Field(max_length=4, description="Up to four things to look out for.")] = ()

    def own_texts(self) -> Iterator[str]:
        """What to look out for."""
        yield from self.watch_for

    def worst_case(self) -> int:
        """The place in the film, in seconds."""
        return _POSITION_CHARACTERS
