"""Runs every rule: over each module, over the course, over the pages as a learner's browser gets them.

A rule is a file in rules/ with one or more of `check(module)`, `check_course(subject)` and `check_pages(pages)`.
"""

from collections.abc import Iterator
from types import ModuleType

from scormpack.core.findings import Finding
from scormpack.core.registry import members
from scormpack.lint.pages import Pages, rendered
from scormpack.lint.subject import Subject
from scormpack.load.course import Loaded, LoadedModule

RULES = "scormpack.lint.rules"


def lint_course(subject: Subject) -> Iterator[Finding]:
    """What the rules find in the course and in its pages, in no order."""
    for rule in members(RULES):
        if hasattr(rule, "check"):
            for module in _readings(rule, subject.loaded):
                yield from rule.check(module)
        if hasattr(rule, "check_course"):
            yield from rule.check_course(subject)
    if not subject.loaded.findings.errors:
        yield from lint_pages(rendered(subject))


def _readings(rule: ModuleType, loaded: Loaded) -> Iterator[LoadedModule]:
    """What the rule reads: each module, and in its other languages too when the rule knows no language."""
    for module in loaded.modules:
        yield module
        if getattr(rule, "ANY_LANGUAGE", False):
            yield from (module.in_language(lang) for lang in module.twins)


def lint_pages(pages: Pages) -> Iterator[Finding]:
    """What the rules find in rendered pages, their style and their script."""
    for rule in members(RULES):
        if hasattr(rule, "check_pages"):
            yield from rule.check_pages(pages)
