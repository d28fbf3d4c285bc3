"""The print pack of the real course, built once."""

import zipfile
from typing import TYPE_CHECKING

import pytest

from places import ROOT
from scormpack.app.build import Order, Outcome, build

if TYPE_CHECKING:
    from print.paper import Paper


@pytest.fixture(scope="session")
def print_pack(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    outcome = build(Order(ROOT, formats=("print",), out=tmp_path_factory.mktemp("print-pack")))
    assert not outcome.findings.errors, outcome.findings.errors
    return outcome


@pytest.fixture(scope="session")
def papers(print_pack: Outcome) -> "tuple[Paper, ...]":
    """Every PDF of every module."""
    from print.paper import Paper

    found = []
    for built in print_pack.built:
        with zipfile.ZipFile(built.path) as archive:
            found += [Paper(name, archive.read(name)) for name in archive.namelist() if name.endswith(".pdf")]
    assert found
    return tuple(found)
