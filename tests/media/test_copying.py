import hashlib
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from scormpack.core.errors import Refused, UnreadableInput
from scormpack.media.copying import copy_hashed


def test_the_copy_is_the_same_and_its_digest_is_given(tmp_path: Path) -> None:
    source, target = tmp_path / "a.mp4", tmp_path / "films" / "b.mp4"
    data = bytes(range(256)) * 9001  # more than two chunks
    source.write_bytes(data)
    assert copy_hashed(source, target) == (hashlib.sha256(data).hexdigest(), len(data))
    assert target.read_bytes() == data
    assert [path.name for path in target.parent.iterdir()] == ["b.mp4"]


def test_a_film_already_in_its_place_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(b"film")
    assert copy_hashed(path, path) == (hashlib.sha256(b"film").hexdigest(), 4)
    assert path.read_bytes() == b"film"


def test_too_little_room_is_told_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = tmp_path / "a.mp4", tmp_path / "films" / "b.mp4"
    source.write_bytes(b"film")
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=1000))
    with pytest.raises(Refused, match="0 MB free"):
        copy_hashed(source, target)
    assert not target.exists()


def test_a_source_that_is_not_there_leaves_the_old_copy(tmp_path: Path) -> None:
    target = tmp_path / "b.mp4"
    target.write_bytes(b"old")
    with pytest.raises(UnreadableInput):
        copy_hashed(tmp_path / "none.mp4", target)
    assert target.read_bytes() == b"old"
