"""A package goes nowhere: no address in any file but the names of namespaces, and no foreign file."""

import re
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from places import ROOT
from scormpack.app.build import Outcome

ADDRESS = re.compile(rb"(?:https?:)?//[A-Za-z0-9-]+\.[A-Za-z0-9.-]+[^\s\"'<>)]*|\bwww\.|\bdata:|\bblob:|javascript:")
NAMESPACES = {b"http://www.w3.org/2000/svg"}
KINDS = {"css", "html", "js", "json", "mp4", "svg", "vtt", "woff2", "xml", "xsd"}


def members(outcome: Outcome) -> Iterator[tuple[str, bytes]]:
    for package in outcome.built:
        with zipfile.ZipFile(package.path) as archive:
            for name in archive.namelist():
                yield name, archive.read(name)


def test_no_member_holds_an_address(work_stories: Outcome) -> None:
    for name, data in members(work_stories):
        if not name.endswith((".xsd", ".mp4", ".woff2", "imsmanifest.xml")):
            assert set(ADDRESS.findall(data)) <= NAMESPACES, name


def test_the_manifest_holds_namespaces_alone(work_stories: Outcome) -> None:
    for name, data in members(work_stories):
        if name == "imsmanifest.xml":
            hosts = set(re.findall(rb"https?://([^/\"]+)", data))
            assert hosts == {b"www.imsproject.org", b"www.adlnet.org", b"www.w3.org"}


def test_there_are_only_kinds_of_files_that_a_page_needs(work_stories: Outcome) -> None:
    assert {name.rpartition(".")[2] for name, _ in members(work_stories)} <= KINDS


def test_no_script_can_make_code_of_words(work_stories: Outcome) -> None:
    for name, data in members(work_stories):
        if name.endswith(".js"):
            assert not re.search(rb"\beval\(|new Function|document\.write|innerHTML|\bimport\(|fetch\(", data), name


def test_nothing_of_this_machine_or_its_people_is_inside(work_stories: Outcome) -> None:
    for name, data in members(work_stories):
        for place in (ROOT.parent, Path.home(), Path(tempfile.gettempdir())):
            assert f"{place}/".encode() not in data, (name, place)
