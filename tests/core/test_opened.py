import stat
import struct
import zipfile
from pathlib import Path

import pytest

from scormpack.core.errors import UnreadableInput
from scormpack.core.launchables import Kind, describe
from scormpack.core.opened import Limits, open_package
from zips import CMI5, PAGE, SCORM12, SCORM2004, TINCAN, write_zip


def _refused(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableInput) as caught:
        open_package(path, limits or Limits()).close()
    assert caught.value.fix
    assert path.name in caught.value.message
    return caught.value.message


def test_members_are_read_by_name_and_in_parts(tmp_path: Path) -> None:
    data = bytes(range(256)) * 4000
    path = write_zip(tmp_path / "a.zip", {"index.html": PAGE, "films/a.mp4": data})
    with open_package(path) as opened:
        assert sorted(opened.members) == ["films/a.mp4", "index.html"]
        assert b"".join(opened.chunks("films/a.mp4")) == data
        assert b"".join(opened.chunks("films/a.mp4", 300_000, 300_009)) == data[300_000:300_010]
        assert opened.read("index.html").decode() == PAGE
        with pytest.raises(UnreadableInput, match="at most 10"):
            opened.read("films/a.mp4", longest=10)
        with pytest.raises(KeyError):
            list(opened.chunks("none"))


def test_deflated_members_are_read_in_parts_too(tmp_path: Path) -> None:
    data = "".join(f"line {n}\n" for n in range(100_000)).encode()
    with open_package(write_zip(tmp_path / "a.zip", {"a.txt": data}, zipfile.ZIP_DEFLATED)) as opened:
        assert b"".join(opened.chunks("a.txt", 500_000, 500_099)) == data[500_000:500_100]


@pytest.mark.parametrize(
    "name", ["../a", "/a", "a/../../b", "a\\b", "C:/a", "a//b", "./a", "a\nb", "\x7f", "x" * 1025, "a/./b"]
)
def test_a_name_that_leads_out_or_astray_is_refused(tmp_path: Path, name: str) -> None:
    assert "has a name" in _refused(write_zip(tmp_path / "a.zip", {name: "x"}))


def test_a_link_is_refused(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("link")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(info, "/etc/passwd")
    assert "is a link" in _refused(tmp_path / "a.zip")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_name_twice_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a", "1")
        archive.writestr("a", "2")
    assert "stands in it twice" in _refused(tmp_path / "a.zip")


def test_a_password_is_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"a": "x"})
    data = bytearray(path.read_bytes())
    flags = data.index(b"PK\x01\x02") + 8
    data[flags : flags + 2] = struct.pack("<H", 1)
    path.write_bytes(data)
    assert "password" in _refused(path)


@pytest.mark.parametrize("how", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_rare_way_of_packing_is_refused(tmp_path: Path, how: int) -> None:
    assert "do not read" in _refused(write_zip(tmp_path / "a.zip", {"a": "x" * 100}, how))


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"a": bytes(20 << 20)}, zipfile.ZIP_DEFLATED)
    assert "grow to" in _refused(path)


def test_too_many_files_or_bytes_are_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {str(n): "x" * 100 for n in range(20)})
    assert "20 files; at most 19" in _refused(path, Limits(members=19))
    assert "unpacked it would be" in _refused(path, Limits(bytes_in_all=1999))
    open_package(path, Limits(members=20, bytes_in_all=2000)).close()


@pytest.mark.parametrize("data", [b"", b"PK", b"no zip at all", b"PK\x05\x06" + bytes(10)])
def test_what_is_no_zip_is_said_so(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    assert "no zip file" in _refused(tmp_path / "a.zip")


def test_a_missing_file_and_a_folder_are_said_so(tmp_path: Path) -> None:
    assert "No such file" in _refused(tmp_path / "none.zip")
    assert "no zip file" in _refused(tmp_path)


def test_damaged_bytes_are_found_when_they_are_read(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"index.html": PAGE})
    path.write_bytes(path.read_bytes().replace(b"A page", b"B page"))
    with open_package(path) as opened, pytest.raises(UnreadableInput, match="damaged"):
        opened.read("index.html")


def test_a_scorm_12_course_with_several_scos_is_described(tmp_path: Path) -> None:
    members = {"imsmanifest.xml": SCORM12, "index.html": PAGE, "two/index.html": PAGE}
    with open_package(write_zip(tmp_path / "a.zip", members)) as opened:
        described = describe(opened)
    assert (described.kind, described.title) == (Kind.SCORM12, "Two parts")
    assert [(one.id, one.href) for one in described.launchables] == [
        ("one", "index.html"),
        ("two", "two/index.html?part=2"),
    ]
    assert described.launchables[0].facts == {"mastery_score": "80", "launch_data": "hello"}


def test_scorm_2004_with_a_base_and_a_threshold_is_described(tmp_path: Path) -> None:
    members = {"imsmanifest.xml": SCORM2004, "sub/index.html": PAGE}
    with open_package(write_zip(tmp_path / "a.zip", members)) as opened:
        described = describe(opened)
    assert described.kind is Kind.SCORM2004
    assert described.launchables[0].href == "sub/index.html"
    assert described.launchables[0].facts == {"completion_threshold": "0.8"}


@pytest.mark.parametrize(
    ("name", "text", "kind", "id_"),
    [
        ("tincan.xml", TINCAN, Kind.XAPI, "https://course.example/m1"),
        ("cmi5.xml", CMI5, Kind.CMI5, "https://course.example/m1"),
        ("readme.txt", "hello", Kind.STANDALONE, "a"),
    ],
)
def test_the_other_standards_are_told_apart(tmp_path: Path, name: str, text: str, kind: Kind, id_: str) -> None:
    with open_package(write_zip(tmp_path / "a.zip", {name: text, "index.html": PAGE})) as opened:
        described = describe(opened)
    assert described.kind is kind
    assert [(one.id, one.href) for one in described.launchables] == [(id_, "index.html")]


def test_a_cmi5_au_brings_its_facts(tmp_path: Path) -> None:
    with open_package(write_zip(tmp_path / "a.zip", {"cmi5.xml": CMI5, "index.html": PAGE})) as opened:
        found = describe(opened)
    assert found.id == "https://course.example/c"
    facts = {"move_on": "Completed", "launch_method": "AnyWindow", "parent": "https://course.example/b"}
    assert found.launchables[0].facts == facts


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ({"a/imsmanifest.xml": SCORM12}, "deeper down"),
        ({"readme.txt": "x"}, "no imsmanifest.xml"),
        ({"imsmanifest.xml": "<manifest>"}, "no XML"),
        ({"imsmanifest.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><manifest/>"}, "DOCTYPE"),
        ({"imsmanifest.xml": SCORM12}, "not in the package"),
        ({"cmi5.xml": "<courseStructure/>"}, "nothing that can be started"),
    ],
)
def test_what_cannot_be_started_is_said_so(tmp_path: Path, members: dict[str, str], words: str) -> None:
    with open_package(write_zip(tmp_path / "a.zip", members)) as opened, pytest.raises(UnreadableInput) as caught:
        describe(opened)
    assert words in caught.value.message
