"""Packages of other makers are reported for what is wrong with them."""

import json
import subprocess
from pathlib import Path

import pytest

from places import ROOT
from scormpack.audit.engine import audit
from zips import CMI5, PAGE, TINCAN, write_zip

JS = ROOT / "tests" / "js"
PACKAGER = JS / "node_modules" / "simple-scorm-packager"
MAKE = """
const packager = require(process.argv[1]);
const options = JSON.parse(process.argv[2]);
packager(options, (message) => { console.log(message); process.exit(0); });
"""


@pytest.mark.skipif(not PACKAGER.is_dir(), reason="`make test-js` brings simple-scorm-packager")
def test_simple_scorm_packager_breaks_its_own_schema_and_makes_ids_at_random(tmp_path: Path) -> None:
    source, out = tmp_path / "source", tmp_path / "out"
    source.mkdir()
    out.mkdir()
    (source / "index.html").write_text(PAGE, encoding="utf-8")
    options = {
        "version": "1.2",
        "organization": "Test",
        "title": "Hello",
        "language": "en-GB",
        "startingPage": "index.html",
        "source": str(source),
        "package": {"version": "1.0.0", "zip": True, "outputFolder": str(out), "name": "hello"},
    }
    command = ["node", "-e", MAKE, str(PACKAGER), json.dumps(options)]
    subprocess.run(command, check=True, capture_output=True, timeout=60, cwd=JS)
    (package,) = out.glob("*.zip")
    found = audit(package).findings.in_order()
    codes = {finding.code.id for finding in found}
    assert {"K104", "K111", "X111"} <= codes
    assert any("metadata" in finding.message for finding in found if finding.code.id == "K104")
    assert not {code for code in codes if code.startswith("Z")}


def test_a_plain_xapi_package_lacks_only_a_policy(tmp_path: Path) -> None:
    found = audit(write_zip(tmp_path / "a.zip", {"tincan.xml": TINCAN, "index.html": PAGE})).findings.in_order()
    assert {finding.code.id for finding in found} == {"X111"}


def test_a_plain_cmi5_package_lacks_only_a_policy(tmp_path: Path) -> None:
    found = audit(write_zip(tmp_path / "a.zip", {"cmi5.xml": CMI5, "index.html": PAGE})).findings.in_order()
    assert {finding.code.id for finding in found} == {"X111"}


def test_a_zip_without_anything_to_start(tmp_path: Path) -> None:
    found = audit(write_zip(tmp_path / "a.zip", {"words.txt": "words"})).findings.in_order()
    assert {finding.code.id for finding in found} == {"K101"}
