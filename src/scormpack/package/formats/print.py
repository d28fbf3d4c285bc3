"""Print: a module on paper, for wings without devices: workbook, blank sheets, staff guide, poster, record.

Nothing here runs, so the door has no adapter, and the rendered site is not packed: only its pictures are used.
"""

import json
from collections.abc import Iterator
from typing import Final

from scormpack.package.contents import Bundle, Contents, Package, assemble
from scormpack.package.format import Format
from scormpack.render.door import Door
from scormpack.render.files import SiteFile
from scormpack.render.print_book import book
from scormpack.render.print_fonts import need_print_tools
from scormpack.render.print_pdf import Press, press
from scormpack.render.print_pictures import in_greys

NAME: Final = "print"
_ONE_EACH: Final = {
    "workbook": "workbook",
    "staff-guide": "guide",
    "wing-poster": "poster",
    "record-of-completion": "record",
}


def pack(bundle: Bundle) -> Package:
    """The papers of each module as PDFs. Raises ToolMissing without the `print` extra."""
    papers = [paper for contents in bundle.contents for paper in _papers(contents)]
    return assemble(bundle, NAME, papers, sites=False)


def _papers(contents: Contents) -> Iterator[SiteFile]:
    ready, module = _press(contents), contents.module

    def paper(name: str, pdf: bytes) -> SiteFile:
        return SiteFile(contents.placed(f"{module.id}-{name}.pdf"), pdf)

    yield from (paper(name, ready.sheet(template)) for name, template in _ONE_EACH.items())
    yield from (paper(f"sheet-{output.id}", ready.sheet("sheet", output=output.id)) for output in module.outputs)


def _press(contents: Contents) -> Press:
    request = contents.request
    pictures = {
        file.path: in_greys(file.data) if file.path.endswith(".svg") else file.data
        for file in contents.site.files
        if file.path.startswith("assets/")
    }
    data = json.dumps(book(request.loaded, request.module, request.lang), ensure_ascii=False, sort_keys=True)
    return press(request.loaded.root, pictures, data.encode("utf-8"))


FORMAT: Final = Format(
    name=NAME,
    title="Print pack (PDF)",
    keeps="what is written by hand, and nothing else: a workbook, blank sheets, a staff guide, a poster, a record",
    profile=NAME,
    door=Door(NAME, ()),
    pack=pack,
    ready=need_print_tools,
)
