"""Every kind of finding, as changes to the starter course that make it and changes that do not."""

from faults import budget, files, ids, keys, odds, reading, references, release, rules, texts
from faults.case import Bad, Good

_TABLES = (reading, keys, ids, references, files, texts, odds, rules, budget, release)

BAD: tuple[Bad, ...] = tuple(bad for table in _TABLES for bad in table.BAD)
GOOD: tuple[Good, ...] = tuple(good for table in _TABLES for good in table.GOOD)
