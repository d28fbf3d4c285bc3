"""The preview page and its own files: scripts, style, fonts, data-model tables."""

from pathlib import Path
from typing import Final

from scormpack.core.templates import fill, templates_folder
from scormpack.host.content import media_type
from scormpack.host.door import Answer
from scormpack.host.platform import Platform
from scormpack.standards.data_models import NAMES, data_model_json

SCRIPTS: Final = ("datatypes", "model", "session", "scorm12", "scorm2004", "line", "journal", "stage", "preview")
_WEB: Final = Path(__file__).parent / "web"
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "connect-src 'self'; frame-src 'self'; form-action 'none'; base-uri 'none'"
)


def page(platform: Platform) -> Answer:
    """The preview page."""
    described = platform.shown.described
    values = {
        "title": described.title or described.launchables[0].title,
        "described": described,
        "modules": platform.modules,
        "module": platform.module,
        "scripts": SCRIPTS,
        "file": platform.shown.opened.path.name,
    }
    headers = {"Content-Security-Policy": _POLICY, "X-Frame-Options": "SAMEORIGIN"}
    return Answer(200, media_type("page.html"), fill("preview/page.html.j2", values).encode(), headers)


def own_file(name: str) -> Answer:
    """A file of the preview page itself; 404 for anything else."""
    if name.removesuffix(".json") in NAMES:
        return Answer(200, "application/json", data_model_json(name.removesuffix(".json")))
    places = {f"{script}.js": _WEB / f"{script}.js" for script in SCRIPTS}
    places |= {"preview.css": templates_folder() / "preview" / "preview.css"}
    places |= {f"fonts/{path.name}": path for path in (templates_folder() / "theme" / "fonts").glob("*.woff2")}
    if name not in places:
        return Answer(404, body=b"There is no such file.")
    return Answer(200, media_type(name), places[name].read_bytes())


RETURNED: Final = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Back</title>
<link rel="stylesheet" href="/own/preview.css"><body class="returned">
<p>The module has ended and gave the learner back to the platform.</p></body></html>
"""
