"""Each fault of a package is caught by exactly its code; changes close by are silent; no code is without a fault."""

from pathlib import Path

import pytest

from audit import faults_files, faults_hidden, faults_manifest, faults_seal, faults_zip
from audit.case import Bad, Good, film
from audit.draft import Draft
from scormpack.app.explain import all_codes
from scormpack.audit.bounds import Bounds
from scormpack.audit.engine import audit, check_codes
from scormpack.audit.played import Played

TABLES = (faults_zip, faults_files, faults_seal, faults_hidden, faults_manifest)
BAD: tuple[Bad, ...] = tuple(bad for table in TABLES for bad in table.BAD)
GOOD: tuple[Good, ...] = tuple(good for table in TABLES for good in table.GOOD)


def lean(good: dict[str, Path], format_: str) -> Draft:
    """The good package; of SCORM 1.2 without its long script and film, so that hundreds of cases stay quick."""
    draft = Draft.of(good[format_])
    if format_ == "scorm12":
        draft.files |= {"player.js": b'"use strict";\n', "films/one.mp4": film()}
    return draft


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: f"{bad.code}: {bad.what}")
def test_a_fault_is_caught_by_its_code_and_no_other(bad: Bad, good: dict[str, Path], tmp_path: Path) -> None:
    draft = lean(good, bad.format)
    bad.change(draft)
    findings = audit(draft.save(tmp_path / "package.zip")).findings.in_order()
    assert {finding.code.id for finding in findings} == {bad.code}, findings
    if bad.at:
        assert {finding.where.path for finding in findings} == {bad.at}
    assert bad.says in "".join(finding.message for finding in findings)


@pytest.mark.parametrize("fine", GOOD, ids=lambda fine: f"{fine.code}: {fine.what}")
def test_what_is_fine_makes_no_finding(fine: Good, good: dict[str, Path], tmp_path: Path) -> None:
    draft = lean(good, fine.format)
    fine.change(draft)
    assert audit(draft.save(tmp_path / "package.zip")).findings.in_order() == ()


def test_every_code_has_a_fault_and_a_counterpart() -> None:
    codes = {code.id for code in check_codes()}
    assert {bad.code for bad in BAD} | {"S101"} == codes
    assert {fine.code for fine in GOOD} == codes


def test_every_other_code_of_the_audit_has_a_test() -> None:
    others = {code.id for code in all_codes(("scormpack.audit",))} - {code.id for code in check_codes()}
    texts = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    assert [code for code in sorted(others) if f'"{code}"' not in texts] == []


def test_a_package_that_shows_nothing_cannot_be_judged_by_playing_it() -> None:
    played = Played("package.zip", "Chromium", (), (), (), (), ())
    assert [finding.code.id for finding in played.findings.in_order()] == ["A104"]


def test_there_are_more_than_sixty_faulty_packages() -> None:
    assert len(BAD) >= 60


def test_a_package_over_the_platforms_limit_is_told(good: dict[str, Path]) -> None:
    (finding,) = audit(good["scorm12"], Bounds(package_bytes=100_000)).findings.in_order()
    assert (finding.code.id, finding.code.severity) == ("S101", "warning")


def test_packages_of_every_format_pass_without_a_finding(good: dict[str, Path]) -> None:
    for format_, path in good.items():
        assert audit(path).findings.in_order() == (), format_


def test_two_ways_to_write_a_letter_are_one_name(good: dict[str, Path], tmp_path: Path) -> None:
    draft = lean(good, "scorm12")
    draft.write("caf\u00e9.txt", "words")
    draft.write("cafe\u0301.txt", "words")
    findings = audit(draft.save(tmp_path / "package.zip")).findings.in_order()
    assert [finding.code.id for finding in findings if finding.code.id != "F106"] == ["Z107"]


def test_findings_name_file_and_line(good: dict[str, Path], tmp_path: Path) -> None:
    draft = Draft.of(good["scorm12"])
    draft.write("notes.txt", "one\ntwo\nhttps://example.org/ three")
    (finding,) = audit(draft.save(tmp_path / "package.zip")).findings.in_order()
    assert str(finding.where) == "notes.txt:3"


def test_very_many_findings_are_counted_not_listed(good: dict[str, Path], tmp_path: Path) -> None:
    draft = Draft.of(good["scorm12"])
    draft.write("notes.txt", "https://example.org/\n" * 5000)
    findings = audit(draft.save(tmp_path / "package.zip")).findings.in_order()
    assert len(findings) == Bounds().findings_a_code + 1
    assert "4,950 more" in findings[-1].message
