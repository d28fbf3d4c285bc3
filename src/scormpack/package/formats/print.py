"""Print: a module on paper, for wings without devices: workbook, blank sheets, staff guide, poster, record.

Nothing here runs, so the door has no adapter; the rendered site is not packed, only its catalogue figures are used.
"""

import json
from typing import Final

from scormpack.package.contents import Bundle, Contents, Package, assemble
from scormpack.package.format import Format
from scormpack.render.door import Door
from scormpack.render.files import SiteFile
from scormpack.render.print_book import book
from scormpack.render.print_pdf import Press, press
from scormpack.render.print_pictures import in_greys

NAME: Final = "print"


def pack(bundle: Bundle) -> Package:
    """The papers of the module as PDFs, with the catalogue. Raises ToolMissing without the `print` extra."""
    return assemble(bundle, NAME, _papers(bundle.first), sites=False)


def _papers(contents: Contents) -> list[SiteFile]:
    module, ready = contents.request.module.module, _press(contents)
    papers = {f"sheet-{output.id}": ready.sheet("sheet", output=output.id) for output in module.outputs}
    papers |= {
        "workbook": ready.sheet("workbook"),
        "staff-guide": ready.sheet("guide"),
        "wing-poster": ready.sheet("poster"),
        "record-of-completion": ready.sheet("record"),
    }
    return [SiteFile(f"{module.id}-{name}.pdf", pdf) for name, pdf in papers.items()]


def _press(contents: Contents) -> Press:
    request = contents.request
    pictures = {
        file.path: in_greys(file.data)
        for file in contents.site.files
        if file.path.startswith("assets/") and file.path.endswith(".svg")
    }
    data = json.dumps(book(request.loaded, request.module, request.lang), ensure_ascii=False, sort_keys=True)
    return press(request.loaded.root, pictures, data.encode("utf-8"))


FORMAT: Final = Format(
    name=NAME,
    title="Print pack (PDF)",
    keeps="nothing: paper for wings without devices, with blank documents to fill in by hand",
    profile="print",
    door=Door(NAME, ()),
    pack=pack,
    whole=False,
)
