"""The pages as a learner's browser gets them, for the rules that look at what comes out and not at what goes in."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from lxml import etree

from scormpack.lint.css import Block, blocks
from scormpack.lint.subject import Subject
from scormpack.render.door import Door
from scormpack.render.player import player_script, style
from scormpack.render.site import Request, render_site

STYLE: Final = "style.css"
SCRIPT: Final = "player.js"
_DOOR: Final = Door("none", ())


@dataclass(frozen=True)
class Pages:
    """The page of each module by the module's path, and the style and script that all share."""

    html: Mapping[str, str]
    style: str
    script: str

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The style, read."""
        return tuple(blocks(self.style))

    @cached_property
    def roots(self) -> Mapping[str, etree._Element]:
        """The pages, read."""
        parser = etree.HTMLParser(encoding="utf-8")
        return {path: etree.fromstring(html.encode(), parser) for path, html in self.html.items()}


def rendered(subject: Subject) -> Pages:
    """The pages of a course without errors. Their adapter and film, which no rule looks at, are left out."""
    lang = subject.loaded.course.languages[0]
    html = {}
    for module in subject.loaded.modules:
        site = render_site(Request(subject.loaded, module, lang, subject.profile, _DOOR))
        page = next(file for file in site.files if file.path == "index.html")
        html[module.sheet.path] = page.data.decode()
    return Pages(html, style().decode(), player_script(_DOOR).decode())


def tags_at(root: etree._Element, xpath: str) -> list[str]:
    """The names of the elements that an XPath finds."""
    found = root.xpath(f"({xpath})")
    return [str(getattr(element, "tag", "")) for element in found] if isinstance(found, list) else []
