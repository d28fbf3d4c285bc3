"""One way to find the members of a package: scan it, and fail loudly on a broken member."""

import importlib
import pkgutil
from types import ModuleType


def members(package: str) -> tuple[ModuleType, ...]:
    """Every public module or package directly inside `package`, imported, in name order.

    An import error is not caught: a broken plug-in must not silently vanish.
    """
    parent = importlib.import_module(package)
    names = sorted(info.name for info in pkgutil.iter_modules(parent.__path__) if _is_public(info.name))
    return tuple(importlib.import_module(f"{package}.{name}") for name in names)


def _is_public(name: str) -> bool:
    return not name.startswith(("_", "test_"))
