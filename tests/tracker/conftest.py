"""What every test of the tracker may use."""

from pathlib import Path

import pytest

from tracker.desk import Desk

pytest.importorskip("duckdb", reason="the extra `track` is not installed")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An analyst's desk, empty but for a mapping."""
    return Desk(tmp_path / "desk")
