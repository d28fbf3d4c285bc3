"""A module's page as a parser sees it."""

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from lxml import etree


@dataclass(frozen=True)
class Page:
    """index.html of a package."""

    html: str

    @classmethod
    def of(cls, package: Path) -> "Page":
        with zipfile.ZipFile(package) as archive:
            return cls(archive.read("index.html").decode("utf-8"))

    @property
    def root(self) -> etree._Element:
        return etree.fromstring(self.html.encode(), etree.HTMLParser(encoding="utf-8"))

    def values(self, path: str) -> list[str]:
        """What an XPath that ends in @attribute or text() finds."""
        found = self.root.xpath(path)
        assert isinstance(found, list)
        return [str(value) for value in found]

    def all(self, path: str) -> list[etree._Element]:
        """The elements that an XPath finds."""
        found = self.root.xpath(path)
        assert isinstance(found, list)
        return [element for element in found if isinstance(element, etree._Element)]

    def words(self, path: str = "//body") -> str:
        """All words inside, with single spaces."""
        return plain(" ".join("".join(str(text) for text in element.itertext()) for element in self.all(path)))


def plain(text: str) -> str:
    """The words with single spaces."""
    return re.sub(r"\s+", " ", text).strip()
