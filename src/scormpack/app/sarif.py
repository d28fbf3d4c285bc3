"""Findings as SARIF 2.1.0, which editors and CI systems read (OASIS standard, 2020)."""

from collections.abc import Iterable
from importlib.metadata import version
from typing import Any, Final
from urllib.parse import quote

from scormpack.core.findings import Code, Finding
from scormpack.lint.waivers import Waived

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_BASE: Final = "COURSE"


def sarif(findings: Iterable[Finding], waived: Iterable[Waived] = ()) -> dict[str, Any]:
    """One run with a result for each finding; what was waived is a suppressed result. Paths start at the course."""
    shown = [(finding, None) for finding in findings] + [(each.finding, each.waiver) for each in waived]
    rules = {finding.code.id: finding.code for finding, _ in shown}
    names = sorted(rules)
    results = []
    for finding, waiver in shown:
        result = _result(finding, names.index(finding.code.id))
        if waiver:
            words = f"{waiver.reason} ({waiver.role}, until {waiver.until})"
            result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": words}]
        results.append(result)
    driver = {"name": "scormpack", "version": version("scormpack"), "rules": [_rule(rules[name]) for name in names]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: Code) -> dict[str, Any]:
    return {
        "id": code.id,
        "shortDescription": {"text": f"{code.title}."},
        "fullDescription": {"text": code.why},
        "help": {"text": f"To mend it: {code.fix}\nSource: {code.source}"},
        "defaultConfiguration": {"level": str(code.severity)},
    }


def _result(finding: Finding, index: int) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.where.path), "uriBaseId": _BASE}}
    if finding.where.line:
        place["region"] = {"startLine": finding.where.line}
    location: dict[str, Any] = {"physicalLocation": place}
    if finding.where.key:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.where.key}]
    return {
        "ruleId": finding.code.id,
        "ruleIndex": index,
        "level": str(finding.code.severity),
        "message": {"text": f"{finding.message} To mend it: {finding.advice}"},
        "locations": [location],
    }
