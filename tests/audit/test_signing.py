"""A signed package: any byte that changes is found, offline, by whoever has the maker's public key."""

import json
import shutil
import stat
from pathlib import Path

import pytest

from audit.draft import Draft
from scormpack.app.keys import make_key
from scormpack.app.sign import sign
from scormpack.app.verify import verify
from scormpack.core.errors import Refused, UnreadableInput


@pytest.fixture
def signed(good: dict[str, Path], tmp_path: Path) -> tuple[Path, Path]:
    """A signed package in a folder of its own, and the public key."""
    folder = shutil.copytree(good["scorm12"].parent, tmp_path / "release")
    package = folder / good["scorm12"].name
    public = make_key(tmp_path / "keys" / "signing.pem")
    sign(package, tmp_path / "keys" / "signing.pem")
    return package, public


def codes(package: Path, public: Path | None) -> set[str]:
    return {finding.code.id for finding in verify(package, public).findings.in_order()}


def test_a_signed_package_is_its_makers(signed: tuple[Path, Path]) -> None:
    assert codes(*signed) == set()


def test_every_byte_counts(signed: tuple[Path, Path]) -> None:
    package, public = signed
    data = bytearray(package.read_bytes())
    for place in range(0, len(data), len(data) // 12):
        changed = bytearray(data)
        changed[place] ^= 1
        package.write_bytes(bytes(changed))
        assert "G101" in codes(package, public), place


def test_an_added_file_is_named(signed: tuple[Path, Path]) -> None:
    package, public = signed
    draft = Draft.of(package)
    draft.files["extra.js"] = b"go();"
    draft.stale = True
    draft.save(package)
    found = verify(package, public).findings.in_order()
    assert {"G101", "G105", "F107"} == {finding.code.id for finding in found}
    assert "extra.js" in {finding.where.path for finding in found}


def test_a_changed_file_is_named(signed: tuple[Path, Path]) -> None:
    package, public = signed
    draft = Draft.of(package)
    draft.edit("index.html", "<title>", "<title>New ")
    draft.stale = True
    draft.save(package)
    found = verify(package, public).findings.in_order()
    assert ("F109", "index.html") in {(finding.code.id, finding.where.path) for finding in found}


def test_a_renamed_id_with_every_list_mended_is_still_found(signed: tuple[Path, Path]) -> None:
    package, public = signed
    draft = Draft.of(package)
    draft.edit("imsmanifest.xml", 'item identifier="course-one"', 'item identifier="course-two"')
    draft.save(package)
    package.with_name("SHA256SUMS").unlink()
    assert codes(package, public) == {"G101"}


def test_papers_beside_the_package_count(signed: tuple[Path, Path]) -> None:
    package, public = signed
    record = package.with_suffix(".build.json")
    record.write_text(record.read_text().replace("scorm12", "scorm13"))
    assert codes(package, public) == {"G104"}
    package.with_suffix(".cdx.json").unlink()
    assert len(verify(package, public).findings.errors) == 2


def test_a_signature_by_another_key_is_told(signed: tuple[Path, Path], tmp_path: Path) -> None:
    package, public = signed
    make_key(tmp_path / "other.pem")
    sign(package, tmp_path / "other.pem")
    assert codes(package, public) == {"G102"}
    assert codes(package, None) == {"G106"}


def test_changed_words_in_the_signature_are_told(signed: tuple[Path, Path]) -> None:
    package, public = signed
    path = package.with_suffix(".sig.json")
    values = json.loads(path.read_text())
    path.write_text(json.dumps({**values, "package": "other.zip"}))
    assert codes(package, public) == {"G102"}


@pytest.mark.parametrize("text", ["", "[]", '{"schema": 2}', '{"schema": 1', "{" * 5000])
def test_a_signature_that_is_none_ends_in_words(signed: tuple[Path, Path], text: str) -> None:
    package, public = signed
    package.with_suffix(".sig.json").write_text(text)
    with pytest.raises(UnreadableInput):
        verify(package, public)


@pytest.mark.parametrize("values", [{}, {"key": 5}, {"key": "a", "signature": []}, {"beside": ["a"]}])
def test_a_signature_without_its_parts_is_forged(signed: tuple[Path, Path], values: dict[str, object]) -> None:
    package, public = signed
    package.with_suffix(".sig.json").write_text(json.dumps({"schema": 1, **values}))
    assert "G102" in codes(package, public)


def test_a_package_without_a_signature_is_a_warning(good: dict[str, Path]) -> None:
    assert codes(good["scorm12"], None) == {"G103"}


def test_a_key_that_is_named_wants_a_signature(signed: tuple[Path, Path]) -> None:
    package, public = signed
    package.with_suffix(".sig.json").unlink()
    assert codes(package, public) == {"G107"}


def test_the_private_key_is_its_owners_alone_and_never_replaced(tmp_path: Path) -> None:
    key = tmp_path / "signing.pem"
    make_key(key)
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    with pytest.raises(Refused):
        make_key(key)


def test_a_locked_key_wants_its_password(good: dict[str, Path], tmp_path: Path) -> None:
    package = Path(shutil.copy(good["scorm12"], tmp_path))
    make_key(tmp_path / "locked.pem", b"words")
    with pytest.raises(UnreadableInput):
        sign(package, tmp_path / "locked.pem")
    assert sign(package, tmp_path / "locked.pem", b"words").is_file()


def test_the_bill_of_materials_names_every_file(good: dict[str, Path]) -> None:
    bill = json.loads(good["scorm12"].with_suffix(".cdx.json").read_text())
    files = {part["name"]: part["hashes"][0]["content"] for part in bill["components"]}
    catalogue = json.loads(Draft.of(good["scorm12"]).files["scormpack.json"])
    assert {one["path"]: one["sha256"] for one in catalogue["files"]}.items() <= files.items()
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert "timestamp" not in bill["metadata"]
