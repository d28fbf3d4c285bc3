"""The contract of a format, and how to find one."""

from collections.abc import Callable
from dataclasses import dataclass

from scormpack.core.errors import UsageMistake
from scormpack.core.registry import members
from scormpack.package.contents import Bundle, Package
from scormpack.render.door import Door

FORMATS = "scormpack.package.formats"


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of package: its name in `--format`, what it is, its usual profile, its door, and how it is packed.

    `keeps` says in plain words what a platform gets and keeps through it; `whole` whether a whole course can go
    into one package; `ready` raises ToolMissing when an extra that it needs is not installed.
    """

    name: str
    title: str
    keeps: str
    profile: str
    door: Door
    pack: Callable[[Bundle], Package]
    whole: bool = True
    ready: Callable[[], None] = lambda: None


def formats() -> tuple[Format, ...]:
    """All formats, by name: every Format that a file in `formats/` defines."""
    found = (thing for member in members(FORMATS) for thing in vars(member).values() if isinstance(thing, Format))
    return tuple(sorted(found, key=lambda format_: format_.name))


def format_named(name: str) -> Format:
    """The format of this name. Raises UsageMistake when there is none."""
    known = {found.name: found for found in formats()}
    if name not in known:
        raise UsageMistake(f"There is no format `{name}`.", fix=f"choose one of: {', '.join(known)}.")
    return known[name]
