"""Standalone: opens from a disk or a file server without any platform; progress is not kept, and it says so."""

from typing import Final

from scormpack.package.contents import Bundle, Package, assemble
from scormpack.package.format import Format
from scormpack.package.menu import menu_files
from scormpack.render.door import Door

NAME: Final = "standalone"


def pack(bundle: Bundle) -> Package:
    """The sites; a whole course gets a page that lists its modules."""
    return assemble(bundle, NAME, menu_files(bundle) if bundle.whole else ())


FORMAT: Final = Format(
    name=NAME,
    title="Standalone pages",
    keeps="nothing: film, activities and printing work, and the learner is told that answers are not kept",
    profile="standalone",
    door=Door(NAME, ("standalone",)),
    pack=pack,
)
