"""A good package taken apart, to be changed in one place and put together again with its lists in order."""

import hashlib
import json
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

MANIFEST = "imsmanifest.xml"
CATALOGUE = "scormpack.json"
_LAST_IN_RESOURCE = "  </resource>"


@dataclass
class Draft:
    """The files of a package by path. `entries` are added to the zip as they are, on no list."""

    files: dict[str, bytes]
    entries: list[tuple[zipfile.ZipInfo, bytes]] = field(default_factory=list)
    last: list[Callable[[zipfile.ZipFile], None]] = field(default_factory=list)
    after: list[Callable[[bytes], bytes]] = field(default_factory=list)
    save_as: dict[str, dict[str, int]] = field(default_factory=dict)
    stale: bool = False

    @classmethod
    def of(cls, package: Path) -> Self:
        with zipfile.ZipFile(package) as archive:
            return cls({info.filename: archive.read(info) for info in archive.infolist()})

    def edit(self, path: str, old: str, new: str) -> None:
        """Puts `new` where `old` stands first; a text that is not there is a mistake of the test."""
        text = self.files[path].decode()
        assert old in text, (path, old)
        self.files[path] = text.replace(old, new, 1).encode()

    def replace(self, path: str, old: str, new: str) -> None:
        """Puts `new` wherever `old` stands."""
        text = self.files[path].decode()
        assert old in text, (path, old)
        self.files[path] = text.replace(old, new).encode()

    def write(self, path: str, data: bytes | str, *, listed: bool = True) -> None:
        """Writes a file; a new one is put on the manifest's list."""
        new = path not in self.files
        self.files[path] = data.encode() if isinstance(data, str) else data
        if new and listed and MANIFEST in self.files:
            href = path.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
            self.edit(MANIFEST, _LAST_IN_RESOURCE, f'   <file href="{href}"/>\n{_LAST_IN_RESOURCE}')

    def script(self, line: str) -> None:
        """One more line of script."""
        self.files["course.js"] += f"{line}\n".encode()

    def body(self, markup: str) -> None:
        """One more element at the end of the page."""
        self.edit("index.html", "</main>", f"{markup}\n</main>")

    def entry(self, name: str, data: bytes = b"words", **facts: int) -> None:
        """A raw entry of the zip."""
        info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        info.filename = name
        for key, value in facts.items():
            setattr(info, key, value)
        self.entries.append((info, data))

    def save(self, path: Path) -> Path:
        """Writes the zip."""
        if CATALOGUE in self.files and not self.stale:
            self._catalogue()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
                for name, data in self.files.items():
                    archive.writestr(info := self._info(name), data, info.compress_type)
                for info, data in self.entries:
                    archive.writestr(info, data, info.compress_type)
                for change in self.last:
                    change(archive)
        for turn in self.after:
            path.write_bytes(turn(path.read_bytes()))
        return path

    def _info(self, name: str) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        for key, value in self.save_as.get(name, {}).items():
            setattr(info, key, value)
        return info

    def _catalogue(self) -> None:
        values = json.loads(self.files[CATALOGUE])
        values["files"] = [
            {"path": name, "sha256": hashlib.sha256(data).hexdigest(), "size_bytes": len(data)}
            for name, data in sorted(self.files.items())
            if name != CATALOGUE
        ]
        self.files[CATALOGUE] = json.dumps(values).encode()
