"""The course that `scormpack new` makes, to be changed by one edit and looked at again."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from scormpack.app.build import Order, Outcome, build
from scormpack.app.check import Checked, check
from scormpack.core.findings import Finding

COURSE_YAML: Final = "modules/course.yaml"
MODULE: Final = "modules/one/module.yaml"
FILM: Final = "media_manifests/one.yaml"
CAPTIONS: Final = "media_manifests/captions/one.en.vtt"
CHAPTERS: Final = "media_manifests/captions/one.chapters.en.vtt"
CONSENT: Final = "media_manifests/consent/consent-1.yaml"
TODAY: Final = date(2026, 3, 2)
TRANSCRIPT: Final = "media_manifests/captions/one.transcript.en.md"


@dataclass(frozen=True, slots=True)
class Starter:
    """A starter course in a folder of its own."""

    root: Path

    def edit(self, path: str, old: str, new: str) -> None:
        """Puts `new` where `old` stands, once; a text that is not there is a mistake of the test."""
        text = self.read(path)
        assert text.count(old) == 1, f"{text.count(old)} times in {path}: {old}"
        self.write(path, text.replace(old, new).encode())

    def write(self, path: str, data: bytes) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)

    def read(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def line(self, path: str, number: int) -> str:
        """What stands in this line, from 1; nothing for 0, the whole file."""
        return self.read(path).split("\n")[number - 1] if number else ""

    def check(self) -> Checked:
        return check(self.root, today=TODAY)

    def findings(self) -> tuple[Finding, ...]:
        return self.check().findings.in_order()

    def build(self, *, release: bool = False) -> Outcome:
        return build(Order(self.root, out=self.root / "dist", release=release))

    def package(self) -> Path:
        """The zip of a build without errors."""
        outcome = self.build()
        assert not outcome.findings.errors, outcome.findings.errors
        return outcome.built[0].path
