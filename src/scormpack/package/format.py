"""The contract of a format, and how to find one."""

from collections.abc import Callable
from dataclasses import dataclass

from scormpack.core.errors import UsageMistake
from scormpack.core.registry import members
from scormpack.package.contents import Contents, Package
from scormpack.render.door import Door

FORMATS = "scormpack.package.formats"


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of package: its name in `--format`, what it is, its door, and how contents become a package."""

    name: str
    title: str
    door: Door
    pack: Callable[[Contents], Package]


def formats() -> tuple[Format, ...]:
    """All formats, by name."""
    return tuple(member.FORMAT for member in members(FORMATS))


def format_named(name: str) -> Format:
    """The format of this name. Raises UsageMistake when there is none."""
    known = {found.name: found for found in formats()}
    if name not in known:
        raise UsageMistake(f"There is no format `{name}`.", fix=f"choose one of: {', '.join(known)}.")
    return known[name]
