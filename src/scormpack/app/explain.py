"""Every code that a finding can carry, collected from where they are made."""

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType
from typing import Final

from scormpack.core.errors import UsageMistake
from scormpack.core.findings import Code

_MAKERS: Final = ("scormpack.load", "scormpack.lint", "scormpack.render", "scormpack.package", "scormpack.audit")


def all_codes(makers: tuple[str, ...] = _MAKERS) -> tuple[Code, ...]:
    """All codes that these packages make, by name. A name that two codes share is a bug and raises ValueError."""
    codes: dict[str, Code] = {}
    for module in _modules(makers):
        for thing in vars(module).values():
            if isinstance(thing, Code) and codes.setdefault(thing.id, thing) is not thing:
                raise ValueError(f"two codes are named {thing.id}")
    return tuple(codes[name] for name in sorted(codes))


def code_named(name: str) -> Code:
    """The code of this name, in any case. Raises UsageMistake when there is none."""
    known = {code.id: code for code in all_codes()}
    if name.upper() not in known:
        raise UsageMistake(f"There is no code `{name}`.", fix="`scormpack explain all` lists every code.")
    return known[name.upper()]


def _modules(makers: tuple[str, ...]) -> Iterator[ModuleType]:
    for maker in makers:
        package = importlib.import_module(maker)
        for info in pkgutil.walk_packages(package.__path__, f"{maker}."):
            yield importlib.import_module(info.name)
