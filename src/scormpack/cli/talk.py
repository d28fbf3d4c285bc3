"""How scormpack talks: findings and errors in plain words, on stderr; stdout is for the product."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from scormpack.core.errors import ScormpackError
from scormpack.core.findings import Finding, Findings, Severity


def say(words: str = "") -> None:
    """One line of talk, on stderr."""
    print(words, file=sys.stderr)


def product(words: str) -> None:
    """One line of product, on stdout: a path, or JSON."""
    print(words)


def product_json(values: Any) -> None:
    """Values as JSON, on stdout."""
    print(json.dumps(values, ensure_ascii=False, indent=2))


def show_findings(findings: Findings) -> None:
    """Every finding with its place, its words and its fix."""
    for finding in findings.in_order():
        say(_coloured(f"{finding.code.severity} {finding.code.id}", finding) + f"  {finding.where}")
        say(f"            {finding.message}")
        say(f"      fix:  {finding.advice}")


def count(findings: Findings, modules: int) -> str:
    """'1 error, 3 warnings in 5 modules.'"""
    errors, warnings = len(findings.errors), len(findings.warnings)
    return f"{_number(errors, 'error')}, {_number(warnings, 'warning')} in {_number(modules, 'module')}."


def next_step(*commands: str) -> None:
    """What to type next."""
    for command in commands:
        say(f"      next: {command}")


def show_error(error: ScormpackError) -> None:
    """An error that ended the command, and its mend."""
    say(f"stopped  {error.message}")
    say(f"   fix:  {error.fix}")


def _number(amount: int, thing: str) -> str:
    return f"{amount} {thing}{'' if amount == 1 else 's'}"


def _coloured(words: str, finding: Finding) -> str:
    if not sys.stderr.isatty():
        return words
    colour = "31" if finding.code.severity is Severity.ERROR else "33"
    return f"\x1b[1;{colour}m{words}\x1b[0m"


@contextmanager
def progress() -> Iterator[Any]:
    """A `watch` for `app.build`: bars on a terminal while films are copied, silence elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _name, _total: lambda _bytes: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:

        def watch(name: str, total: int) -> Any:
            task = bars.add_task(name, total=total)
            return lambda chunk: bars.update(task, advance=chunk)

        yield watch
