"""Findings: sorted, each once, and readable by other programs."""

from scormpack.core.findings import Code, Finding, Findings, Severity, Where

ERROR = Code("X001", "A fault", Severity.ERROR, "why", "the code's own fix", "source")
WARNING = Code("X002", "A doubt", Severity.WARNING, "why", "the code's own fix", "source")


def test_findings_come_by_file_line_and_code_and_each_once() -> None:
    late, early = Finding(ERROR, Where("b.yaml", 10), "m"), Finding(WARNING, Where("b.yaml", 9), "m")
    whole, other = Finding(WARNING, Where("b.yaml"), "m"), Finding(WARNING, Where("a.yaml", 99), "m")
    findings = Findings()
    findings.extend([late, early, whole, other, early])
    findings.add(late)
    assert findings.in_order() == (other, whole, early, late)
    assert findings.errors == (late,)
    assert findings.warnings == (other, whole, early)


def test_a_place_reads_as_editors_open_it() -> None:
    assert str(Where("modules/one/module.yaml", 41, "screens.3")) == "modules/one/module.yaml:41  screens.3"
    assert str(Where("modules/one/module.yaml")) == "modules/one/module.yaml"


def test_a_finding_gives_its_own_fix_or_the_codes() -> None:
    assert Finding(ERROR, Where("a"), "m").advice == "the code's own fix"
    assert Finding(ERROR, Where("a"), "m", "its own").advice == "its own"


def test_a_finding_is_plain_values_for_other_programs() -> None:
    assert Finding(WARNING, Where("a.yaml", 3, "title"), "m").as_json() == {
        "code": "X002",
        "severity": "warning",
        "path": "a.yaml",
        "line": 3,
        "key": "title",
        "message": "m",
        "fix": "the code's own fix",
    }
