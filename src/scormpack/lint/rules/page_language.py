"""Pages that do not say which language they are in."""

from collections.abc import Iterator
from typing import Final

from scormpack.core.findings import Code, Finding, Severity, Where
from scormpack.lint.pages import Pages

CODE: Final = Code(
    "R132",
    "A page that does not say its language",
    Severity.ERROR,
    "A reading voice would speak Welsh words as English ones, and nobody would understand them.",
    "give <html> its `lang`.",
    "WCAG 2.2, 3.1.1 (language of page)",
)


def check_pages(pages: Pages) -> Iterator[Finding]:
    """One finding for each page without a language."""
    for path, root in pages.roots.items():
        if not root.get("lang"):
            yield Finding(CODE, Where(path, 0, "<html>"), "The page has no `lang`.")
