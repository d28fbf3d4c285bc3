"""Target platforms as data: each limit with its standing and its source."""

from collections.abc import Iterator
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import Field

from scormpack.model.base import Authored, Id

Value = TypeVar("Value")


class Limit(Authored, Generic[Value]):
    """One thing that a platform allows, and how surely that is known."""

    value: Value
    status: Literal["confirmed", "assumed"]
    source: str


class Profile(Authored):
    """What a platform that learners use can hold and do."""

    schema_: Literal[1] = Field(alias="schema")
    id: Id
    title: str
    formats: tuple[str, ...]
    suspend_data_limit: Limit[Annotated[int, Field(gt=0, description="Characters of saved state.")]]
    suspend_data_aim: Limit[Annotated[int, Field(gt=0, description="Over this the build warns.")]]
    package_limit_bytes: Limit[int]
    exit_after_completion: Limit[Literal["suspend", ""]]
    interactions: Limit[bool]
    print_: Limit[Literal["learner", "staff", "none"]] = Field(alias="print")

    def limits(self) -> Iterator[tuple[str, Limit[Any]]]:
        """Each limit by its name in plain words."""
        for name in type(self).model_fields:
            value = getattr(self, name)
            if isinstance(value, Limit):
                yield name.rstrip("_").replace("_", " "), value
