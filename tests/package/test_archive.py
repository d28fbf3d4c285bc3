"""A zip as every unpacker and every security team likes it: stored, sorted, with nothing of this machine."""

import re
import zipfile
from pathlib import Path

import pytest

from scormpack.app.build import Outcome
from scormpack.core.errors import Refused
from scormpack.package import archive as under_test
from scormpack.package.archive import write_archive
from scormpack.package.contents import Package
from scormpack.render.files import SiteFile
from starter import Starter

NAME = re.compile(r"[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*")


def test_every_member_is_stored_with_the_same_time_and_mode(work_stories: Outcome) -> None:
    for package in work_stories.built:
        with zipfile.ZipFile(package.path) as archive:
            assert archive.comment == b""
            for info in archive.infolist():
                assert info.compress_type == zipfile.ZIP_STORED
                assert info.date_time == (1980, 1, 1, 0, 0, 0)
                assert info.external_attr >> 16 == 0o100644
                assert (info.create_system, info.extra, info.comment) == (3, b"", b"")
                assert not info.is_dir()


def test_names_are_sorted_plain_and_each_once(work_stories: Outcome) -> None:
    for package in work_stories.built:
        with zipfile.ZipFile(package.path) as archive:
            names = archive.namelist()
        assert names == sorted(set(names))
        assert all(NAME.fullmatch(name) for name in names)
        assert "imsmanifest.xml" in names


def test_every_member_reads_back_whole(work_stories: Outcome) -> None:
    for package in work_stories.built:
        with zipfile.ZipFile(package.path) as archive:
            assert archive.testzip() is None


def test_the_sizes_told_are_the_real_ones(work_stories: Outcome) -> None:
    for package in work_stories.built:
        with zipfile.ZipFile(package.path) as archive:
            film = sum(info.file_size for info in archive.infolist() if info.filename.startswith("films/"))
        assert package.size_bytes == package.path.stat().st_size
        assert package.light_bytes == package.size_bytes - film


def test_a_package_without_its_film_is_under_600_kb(work_stories: Outcome) -> None:
    assert max(package.light_bytes for package in work_stories.built) < 600_000


def film(path: Path, data: bytes = b"film", sha256: str = "") -> SiteFile:
    from scormpack.core.digests import sha256_bytes

    path.write_bytes(data)
    return SiteFile("films/one.mp4", b"", path, sha256 or sha256_bytes(data), len(data))


def test_a_large_film_gets_the_fields_for_more_than_4_gib(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(under_test, "_ZIP64_FROM", 1000)
    small, large = SiteFile("a.txt", b"x" * 999), film(tmp_path / "film.mp4", b"y" * 1000)
    built = write_archive(Package("p", (small, large)), tmp_path / "out")
    with zipfile.ZipFile(built.path) as archive:
        assert [info.extract_version for info in archive.infolist()] == [20, 45]
        assert archive.read("films/one.mp4") == b"y" * 1000
        assert archive.testzip() is None


def test_every_chunk_is_heard_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scormpack.core.digests.CHUNK_BYTES", 3)
    heard: list[int] = []
    write_archive(Package("p", (film(tmp_path / "film.mp4", b"12345678"),)), tmp_path, heard.append)
    assert heard == [3, 3, 2]


def test_a_film_that_is_not_the_one_of_its_manifest_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    wrong = film(tmp_path / "film.mp4", b"another film", sha256="0" * 64)
    with pytest.raises(Refused, match="SHA-256 differs"):
        write_archive(Package("p", (wrong,)), tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_film_whose_size_differs_is_refused_before_anything_is_written(course: Starter) -> None:
    from faults.film import ready

    ready(course)
    course.write("media_manifests/films/one.mp4", b"longer than stated")
    with pytest.raises(Refused, match="size differs"):
        course.build()
    assert not (course.root / "dist").exists()
