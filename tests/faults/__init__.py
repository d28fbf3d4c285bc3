"""Every kind of finding, as changes to the starter course that make it and changes that do not."""

from faults.case import Bad, Good
from scormpack.core.registry import members

_TABLES = tuple(member for member in members("faults") if hasattr(member, "BAD"))

BAD: tuple[Bad, ...] = tuple(bad for table in _TABLES for bad in table.BAD)
GOOD: tuple[Good, ...] = tuple(good for table in _TABLES for good in table.GOOD)
