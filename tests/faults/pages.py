"""Faults in rendered pages: a change to the markup, the style or the script, and the one finding that it must make."""

from dataclasses import dataclass, replace
from typing import Final

from scormpack.lint.pages import Pages

PATH: Final = "modules/one/module.yaml"


@dataclass(frozen=True, slots=True)
class BadPage:
    """Text put at the end of the style or the script, or into the page, that makes this finding."""

    code: str
    part: str
    text: str
    says: str

    def change(self, pages: Pages) -> Pages:
        return put(pages, self.part, self.text)


@dataclass(frozen=True, slots=True)
class GoodPage:
    """Text close to a fault of this code that makes no finding."""

    code: str
    part: str
    text: str

    def change(self, pages: Pages) -> Pages:
        return put(pages, self.part, self.text)


def put(pages: Pages, part: str, text: str) -> Pages:
    """`page <html>` puts text in the place of a tag; style and script grow."""
    if part == "style":
        return replace(pages, style=f"{pages.style}\n{text}\n")
    if part == "script":
        return replace(pages, script=f"{pages.script}\n{text}\n")
    if part == "tokens":
        old, _, new = text.partition(" > ")
        assert old in pages.style, old
        return replace(pages, style=pages.style.replace(old, new))
    old = '<html lang="en"' if part == "root" else "</main>"
    assert old in pages.html[PATH]
    new = text if part == "root" else f"{text}{old}"
    return replace(pages, html={PATH: pages.html[PATH].replace(old, new, 1)})


_CALM = "@media (prefers-reduced-motion: no-preference)"

BAD_PAGES: Final = (
    BadPage("R120", "page", '<video autoplay src="films/one.mp4"></video>', "<video> begins to play by itself"),
    BadPage("R120", "page", "<marquee>On</marquee>", "<marquee> moves by itself"),
    BadPage("R120", "page", '<meta http-equiv="refresh" content="5">', "loads another page by itself"),
    BadPage("R120", "script", "window.setInterval(next, 5000);", "again and again"),
    BadPage("R120", "script", "video.autoplay = true;", "play by itself"),
    BadPage("R120", "style", ".new { animation: slide 2s; }", "asked for no movement"),
    BadPage("R120", "style", f"{_CALM} {{ .new {{ animation: blink 200ms infinite; }} }}", "more than three times"),
    BadPage("R121", "style", ".new { font-size: .7rem; }", "can be 13.3"),
    BadPage("R121", "style", ".new { font-size: clamp(12px, 2vw, 20px); }", "can be 12.0"),
    BadPage("R121", "style", ".new { font-size: calc(.6 * var(--bar)); }", "can be 11.4"),
    BadPage("R121", "style", "p { font-size: 15px; }", "At least 16 pixels"),
    BadPage("R121", "style", ".prose { line-height: 1.3; }", "1.5 times"),
    BadPage("R121", "style", ".prose { max-width: 80ch; }", "At most".replace("At most", "at most 70")),
    BadPage("R122", "style", ".new { font-style: italic; }", "slants letters"),
    BadPage("R122", "style", ".new { text-transform: uppercase; }", "capitals"),
    BadPage("R122", "style", ".new { text-align: justify; }", "uneven gaps"),
    BadPage("R122", "style", ".new { text-decoration: underline; }", "no link"),
    BadPage("R123", "tokens", "--quiet: #4a4655 > --quiet: #757575", "--quiet on --page"),
    BadPage("R123", "tokens", "--main: #9dbbff > --main: #33415e", "--on-main on --main"),
    BadPage("R124", "style", ".new button { min-height: 20px; }", "can be 20"),
    BadPage("R124", "style", ".new input { width: 1.2rem; }", "can be 19"),
    BadPage("R125", "style", ".new button:focus { outline: none; }", "shows nothing instead"),
    BadPage("R125", "style", ".new a { outline: 0; }", "shows nothing instead"),
    BadPage("R132", "root", "<html", "no `lang`"),
)

GOOD_PAGES: Final = (
    GoodPage("R120", "page", '<video controls src="films/one.mp4"></video>'),
    GoodPage("R120", "script", "// setInterval( is not used here"),
    GoodPage("R120", "script", "window.setTimeout(save, 500);"),
    GoodPage("R120", "style", f"{_CALM} {{ .new {{ animation: slide 2s; }} }}"),
    GoodPage("R121", "style", ".new { font-size: .75rem; }"),
    GoodPage("R121", "style", "p { font-size: 16px; }"),
    GoodPage("R121", "style", ".prose { line-height: 1.5; max-width: 70ch; }"),
    GoodPage("R121", "style", "@media print { .new { font-size: 10pt; } }"),
    GoodPage("R122", "style", ".new a:hover { text-decoration: underline; }"),
    GoodPage("R122", "style", ".new { font-style: normal; text-transform: none; text-align: left; }"),
    GoodPage("R123", "tokens", "--quiet: #4a4655 > --quiet: #3a3645"),
    GoodPage("R124", "style", ".new button { min-height: 24px; }"),
    GoodPage("R124", "style", ".new button::before { width: 4px; }"),
    GoodPage("R125", "style", ".new a:focus { outline: 0; } .new a:focus-visible { outline: 3px solid; }"),
    GoodPage("R125", "style", ".new button:focus { outline: none; box-shadow: 0 0 0 3px; }"),
    GoodPage("R125", "style", "h3:focus { outline: 0; }"),
    GoodPage("R132", "root", '<html lang="cy"'),
)
