"""Runs every rule over every module."""

from collections.abc import Iterator

from scormpack.core.findings import Code, Finding
from scormpack.core.registry import members
from scormpack.load.course import Loaded

RULES = "scormpack.lint.rules"


def lint_course(loaded: Loaded) -> Iterator[Finding]:
    """What the rules find in the course, in no order."""
    for rule in members(RULES):
        for module in loaded.modules:
            yield from rule.check(module)


def rule_codes() -> tuple[Code, ...]:
    """The code of each rule."""
    return tuple(rule.CODE for rule in members(RULES))
