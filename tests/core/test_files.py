"""A file is written whole or not at all."""

from pathlib import Path

import pytest

from scormpack.core.errors import Refused
from scormpack.core.files import replacing, write_text


def write_half(path: Path, fault: Exception) -> None:
    with replacing(path) as file:
        file.write(b"half")
        raise fault


def test_a_new_file_gets_its_folders_and_may_be_read_by_all(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c.txt"
    write_text(path, "Tŷ\n")
    assert path.read_bytes() == "Tŷ\n".encode()
    assert path.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), ValueError("a bug"), KeyboardInterrupt()])
def test_what_was_there_stays_when_writing_fails(tmp_path: Path, fault: Exception) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(Refused if isinstance(fault, OSError) else type(fault)):
        write_half(path, fault)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_refused_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Refused, match=r"cannot be written: \w") as refused:
        write_text(tmp_path / "file" / "a.txt", "x")
    assert "--out" in refused.value.fix
    assert refused.value.exit_code == 5
