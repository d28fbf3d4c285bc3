"""The page that lists the modules of a whole course, where no platform does it."""

from collections.abc import Iterator

from scormpack.core.templates import fill
from scormpack.package.contents import Bundle
from scormpack.render.files import SiteFile
from scormpack.render.player import fonts, menu_script, style
from scormpack.render.words import words_for


def menu_files(bundle: Bundle) -> Iterator[SiteFile]:
    """index.html with a card for each module, and what it needs; links hand on how the page was launched."""
    request = bundle.first.request
    page = fill(
        "menu.html.j2",
        {
            "course": bundle.course,
            "contents": bundle.contents,
            "words": words_for(request.lang),
            "lang": request.lang,
            "csp": request.door.csp,
        },
    )
    yield SiteFile("index.html", page.encode("utf-8"))
    yield SiteFile("style.css", style())
    yield SiteFile("menu.js", menu_script())
    yield from (SiteFile(path, data) for path, data in fonts())
