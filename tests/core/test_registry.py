"""Members are found by scanning, and a broken one fails loudly."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scormpack.core.registry import members


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "plug_ins"
    folder.mkdir()
    (folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    for name in [name for name in sys.modules if name.startswith("plug_ins")]:
        del sys.modules[name]


def test_members_come_by_name_without_private_ones_and_tests(package: Path) -> None:
    for name in ("b.py", "a.py", "_own.py", "test_a.py"):
        (package / name).touch()
    (package / "c").mkdir()
    (package / "c" / "__init__.py").touch()
    assert [member.__name__ for member in members("plug_ins")] == ["plug_ins.a", "plug_ins.b", "plug_ins.c"]


@pytest.mark.parametrize(
    ("code", "fault"), [("import no_such_thing", ImportError), ("1 / 0", ZeroDivisionError), ("a =", SyntaxError)]
)
def test_a_broken_member_does_not_vanish(package: Path, code: str, fault: type[Exception]) -> None:
    (package / "a.py").touch()
    (package / "b.py").write_text(code)
    with pytest.raises(fault):
        members("plug_ins")


@pytest.mark.parametrize(
    "name",
    ["scormpack.activities", "scormpack.lint.rules", "scormpack.package.formats", "scormpack.cli"],
)
def test_each_drawer_of_the_house_opens(name: str) -> None:
    assert len(members(name)) >= 1
