"""Statements of played packages in a real LRS: npm @learninglocker/xapi-statements, set up by `npm ci` here."""

import os
import subprocess
import zipfile
from pathlib import Path

import pytest

from places import ROOT
from scormpack.app.build import Order, build

_HERE = Path(__file__).parent
_MOST_SECONDS = 120

pytestmark = pytest.mark.skipif(not (_HERE / "node_modules").is_dir(), reason="type: npm ci, in tests/lrs")


def test_every_statement_is_taken_comes_back_and_counts_once(tmp_path: Path) -> None:
    """Also with the LRS away for a part of the session."""
    sample = ROOT / "tests" / "samples" / "full"
    outcome = build(Order(sample, formats=("xapi", "cmi5"), out=tmp_path / "dist"))
    for package in sorted((tmp_path / "dist").glob("*/*.zip")):
        with zipfile.ZipFile(package) as zipped:
            zipped.extractall(tmp_path / package.parent.name)
    assert len(outcome.built) == 2
    told = subprocess.run(
        ["node", "--test", "--test-reporter=spec", "session.test.js"],
        cwd=_HERE,
        env={**os.environ, "PACKAGES": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=_MOST_SECONDS,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr
