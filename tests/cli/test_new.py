"""A new course builds at once, and never over something that is there."""

from pathlib import Path

import pytest

from cli.conftest import Type


def test_new_then_check_then_build(scormpack: Type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = scormpack("new first-steps")
    assert made.code == 0
    assert all(Path(line).is_file() for line in made.out.splitlines())
    assert "next: scormpack build --course first-steps --out first-steps/dist" in made.err
    assert scormpack("check first-steps").err.startswith("0 errors, 0 warnings in 1 module.")
    built = scormpack("build --course first-steps --out first-steps/dist")
    assert built.out == "first-steps/dist/scorm12/first-steps-one-en.zip\n"


def test_the_folder_names_the_course(scormpack: Type, tmp_path: Path) -> None:
    scormpack("new", tmp_path / "second-chance-2")
    text = (tmp_path / "second-chance-2" / "modules" / "course.yaml").read_text()
    assert "id: second-chance-2\n" in text
    assert "title: Second chance 2\n" in text


def test_an_empty_folder_is_used(scormpack: Type, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert scormpack("new", tmp_path / "empty").code == 0


@pytest.mark.parametrize("there", ["notes.txt", ".git/config"])
def test_a_folder_with_anything_in_it_is_refused_and_left_alone(scormpack: Type, tmp_path: Path, there: str) -> None:
    path = tmp_path / "course" / there
    path.parent.mkdir(parents=True)
    path.write_text("mine")
    assert scormpack("new", tmp_path / "course").code == 5
    assert [found for found in (tmp_path / "course").rglob("*") if found.is_file()] == [path]
    assert path.read_text() == "mine"


def test_a_file_of_that_name_is_refused(scormpack: Type, tmp_path: Path) -> None:
    (tmp_path / "course").write_text("mine")
    assert scormpack("new", tmp_path / "course").code == 5
    assert scormpack("new", tmp_path / "course" / "inside").code == 5
    assert (tmp_path / "course").read_text() == "mine"


@pytest.mark.parametrize("name", ["My-Course", "course_1", "1st", "kurs-ä", "a--b", "x" * 41])
def test_a_name_that_cannot_be_an_id_is_told(scormpack: Type, tmp_path: Path, name: str) -> None:
    answer = scormpack("new", tmp_path / name)
    assert answer.code == 2
    assert f"`{name}` cannot be a course's id" in answer.err
    assert list(tmp_path.iterdir()) == []


def test_editors_find_the_schemas(scormpack: Type, tmp_path: Path) -> None:
    scormpack("new", tmp_path / "course")
    for path in (tmp_path / "course").rglob("*.yaml"):
        first = path.read_text().splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=")
        assert (path.parent / first.partition("=")[2]).resolve().is_file()
