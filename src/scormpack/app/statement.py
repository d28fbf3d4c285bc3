"""Writes the security statement and the import sheet of a package, as pages to read and print."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from scormpack import __version__
from scormpack.audit.engine import Audited
from scormpack.audit.statement import rows
from scormpack.core.errors import UnreadableInput
from scormpack.core.files import write_text
from scormpack.core.launchables import Kind, Launchable, describe
from scormpack.core.opened import open_package
from scormpack.core.templates import fill

if TYPE_CHECKING:
    from scormpack.audit.played import Played

_KINDS: Final = {
    Kind.SCORM12: "SCORM 1.2",
    Kind.SCORM2004: "SCORM 2004",
    Kind.XAPI: "xAPI with tincan.xml",
    Kind.CMI5: "cmi5",
    Kind.STANDALONE: "pages without a platform",
}
_MOODLE: Final = (
    "In Moodle: turn editing on, Add an activity, SCORM package; drop the zip into Package file.",
    "Appearance, Display package: Current window, height at least 600. Course structure in player: Disabled.",
    "Attempts management, Number of attempts: Unlimited. Force new attempt: No.",
    "Grade: Highest grade, maximum 100.",
    "Activity completion: Add requirements; under Require status tick both Passed and Completed, not one alone.",
    "Save, open it once as a student, write a word, leave, come back: the word must be there.",
)
_STEPS: Final = {
    Kind.SCORM12: _MOODLE,
    Kind.SCORM2004: _MOODLE,
    Kind.XAPI: (
        "Upload the zip where your platform takes xAPI or Tin Can packages; stock Moodle has no such place.",
        "Check that your learning record store answers, and that the platform hands over its address.",
        "Open it once, go two screens on, and look for `experienced` in the store.",
    ),
    Kind.CMI5: (
        "Upload the zip where your platform takes cmi5 packages; stock Moodle has no such place.",
        "Open it once, go two screens on, leave, and look for `initialized` and `terminated` in the store.",
        "The course counts as done when the platform says `satisfied`.",
    ),
    Kind.STANDALONE: (
        "Unpack the zip into a folder of its own on the file server or the device.",
        "Open index.html. Nothing is kept between visits; the page tells learners so.",
    ),
}


def write_statement(audited: Audited, played: "Played | None", folder: Path) -> tuple[Path, ...]:
    """Writes `<package>.security.html`, and for what a platform can start `<package>.import.html`."""
    values = _values(audited, played)
    written = [folder / f"{audited.path.stem}.security.html"]
    write_text(written[0], fill("statement/security.html.j2", values))
    if audited.kind:
        steps = {"steps": _STEPS[audited.kind], "launchables": _launchables(audited.path)}
        written.append(folder / f"{audited.path.stem}.import.html")
        write_text(written[1], fill("statement/import.html.j2", {**values, **steps}))
    return tuple(written)


def _values(audited: Audited, played: "Played | None") -> dict[str, Any]:
    findings = [*audited.findings.in_order(), *(played.findings.in_order() if played else ())]
    errors = len(audited.findings.errors) + (len(played.findings.errors) if played else 0)
    catalogue: Mapping[str, Any] = audited.catalogue or {}
    return {
        "name": audited.path.name,
        "course": catalogue.get("course_title", ""),
        "profile": catalogue.get("profile", ""),
        "lang": catalogue.get("lang", ""),
        "kind": _KINDS[audited.kind] if audited.kind else "nothing that a platform starts",
        "files": f"{len(audited.read):,}",
        "size": f"{audited.size_bytes / 1e6:,.1f} MB",
        "sha256": audited.sha256,
        "passed": not errors,
        "errors": errors,
        "rows": list(rows(audited)),
        "findings": findings,
        "played": played,
        "version": __version__,
    }


def _launchables(path: Path) -> tuple[Launchable, ...]:
    try:
        with open_package(path) as opened:
            return describe(opened).launchables
    except UnreadableInput:
        return ()
