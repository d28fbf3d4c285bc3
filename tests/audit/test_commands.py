"""The commands as a person types them: exit codes, streams, papers."""

import json
import re
from pathlib import Path

import pytest

from audit.draft import Draft
from cli.conftest import Type
from cli.conftest import scormpack as _scormpack
from scormpack.app.statement import write_statement
from scormpack.audit.engine import audit

scormpack = _scormpack


def test_a_sealed_package_exits_0_and_says_so(scormpack: Type, good: dict[str, Path]) -> None:
    answer = scormpack("audit", good["scorm12"])
    assert (answer.code, answer.out) == (0, "")
    assert "Nothing stands against it." in answer.err


def test_a_faulty_package_exits_1_with_code_place_and_fix(scormpack: Type, draft: Draft, tmp_path: Path) -> None:
    draft.write("notes.txt", "https://example.org/")
    answer = scormpack("audit", draft.save(tmp_path / "a.zip"))
    assert answer.code == 1
    assert "error X101  notes.txt:1" in answer.err
    assert "scormpack explain X101" in answer.err


def test_json_stands_alone_on_stdout(scormpack: Type, good: dict[str, Path]) -> None:
    answer = scormpack("audit --json", good["cmi5"], good["xapi"])
    assert [one["kind"] for one in json.loads(answer.out)] == ["cmi5", "xapi"]


def test_no_such_file_exits_3(scormpack: Type, tmp_path: Path) -> None:
    assert scormpack("audit", tmp_path / "none.zip").code == 3
    assert scormpack("diff", tmp_path / "a.zip", tmp_path / "b.zip").code == 3


def test_every_code_can_be_explained(scormpack: Type) -> None:
    for code in ("Z101", "X101", "K104", "C101", "D101", "G101", "A101", "W101"):
        answer = scormpack(f"explain {code}")
        assert (answer.code, "why:" in answer.out) == (0, True)


def test_diff_exits_1_when_records_are_lost(scormpack: Type, good: dict[str, Path]) -> None:
    assert scormpack("diff", good["scorm12"], good["scorm12"]).code == 0
    answer = scormpack("diff", good["scorm12"], good["cmi5"])
    assert answer.code == 1
    assert "Learner records survive in the LMS: no, because" in answer.err


def test_a_key_a_signature_and_a_verification(scormpack: Type, draft: Draft, tmp_path: Path) -> None:
    package, key = draft.save(tmp_path / "a.zip"), tmp_path / "signing.pem"
    assert scormpack(f"sign --new --key {key}", package).code == 0
    answer = scormpack(f"verify --key {key.with_suffix('.pub.pem')}", package)
    assert (answer.code, "The signature is its maker's." in answer.err) == (0, True)
    package.write_bytes(package.read_bytes() + b"a")
    assert scormpack(f"verify --key {key.with_suffix('.pub.pem')}", package).code == 1


def test_papers_say_what_the_audit_found(good: dict[str, Path], draft: Draft, tmp_path: Path) -> None:
    fine = audit(good["scorm12"])
    security, sheet = (path.read_text(encoding="utf-8") for path in write_statement(fine, None, tmp_path / "fine"))
    assert fine.sha256 in security
    assert fine.sha256 in sheet
    assert "Nothing was found that stands against this package." in security
    assert "Not played." in security
    assert "tick both Passed and Completed" in sheet
    assert "course-one" in sheet
    draft.script("localStorage.a = 1;")
    bad = write_statement(audit(draft.save(tmp_path / "bad.zip")), None, tmp_path / "bad")[0].read_text(
        encoding="utf-8"
    )
    assert "This package should not be imported as it is: 1 findings at error." in bad
    assert re.search(r"keep anything in the browser\?</td><td class=\"no-mark\">1 findings: X108", bad)


@pytest.mark.parametrize("format_", ["scorm12", "xapi", "cmi5", "standalone"])
def test_papers_load_nothing_and_run_nothing(good: dict[str, Path], tmp_path: Path, format_: str) -> None:
    for path in write_statement(audit(good[format_]), None, tmp_path):
        page = path.read_text(encoding="utf-8")
        assert not re.search(r"<script|src=|href=|https?:", page)
        assert "<h1>" in page


def test_a_zip_that_cannot_be_read_is_not_called_clean(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"words")
    (paper,) = write_statement(audit(path), None, tmp_path)
    page = paper.read_text(encoding="utf-8")
    assert 'class="yes"' not in page
    assert "Not known: the zip cannot be read" in page
