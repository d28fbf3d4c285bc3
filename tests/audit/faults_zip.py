"""Faults of the zip itself."""

import stat
import struct
import zipfile
from copy import copy

from audit.case import Bad, Good, both, nothing, put
from audit.draft import Draft


def entry(name: str, data: bytes = b"words", **facts: int):  # type: ignore[no-untyped-def]
    return lambda draft: draft.entry(name, data, **facts)


def locked(draft: Draft) -> None:
    draft.entry("more.txt")
    draft.last.append(lambda archive: setattr(archive.filelist[-1], "flag_bits", 1))


def shared(draft: Draft) -> None:
    def twin(archive: zipfile.ZipFile) -> None:
        other = copy(archive.filelist[-1])
        other.filename = "twin.txt"
        archive.filelist.append(other)

    draft.last.append(twin)


def claims(size: int):  # type: ignore[no-untyped-def]
    def change(draft: Draft) -> None:
        draft.entry("big.txt", b"x" * 2000, compress_type=zipfile.ZIP_DEFLATED)
        draft.last.append(lambda archive: setattr(archive.filelist[-1], "file_size", size))

    return change


def bomb(draft: Draft) -> None:
    draft.entry("zeros.txt", bytes(3_000_000), compress_type=zipfile.ZIP_DEFLATED)


def gap(draft: Draft) -> None:
    def widen(archive: zipfile.ZipFile) -> None:
        assert archive.fp is not None
        archive.fp.seek(archive.start_dir)
        archive.fp.write(b"hidden words")
        archive.start_dir = archive.fp.tell()

    draft.last.append(widen)


def comment(draft: Draft) -> None:
    draft.last.append(lambda archive: setattr(archive, "comment", b"built by Sam"))


def damaged(draft: Draft) -> None:
    mark = draft.files["style.css"][:40]
    draft.after.append(lambda data: data.replace(mark, mark[:-1] + b"~"))


def broken_deflate(draft: Draft) -> None:
    _plain(draft, b" ".join(str(number).encode() for number in range(900)), compress_type=zipfile.ZIP_DEFLATED)
    places: list[int] = []
    draft.last.append(lambda archive: places.append(archive.getinfo("more.txt").header_offset + 60))
    draft.after.append(lambda data: data[: places[0]] + b"\xff" * 40 + data[places[0] + 40 :])


def many(count: int):  # type: ignore[no-untyped-def]
    def change(draft: Draft) -> None:
        added = {f"parts/{number}.txt": b"a" for number in range(count)}
        lines = "".join(f'   <file href="{name}"/>\n' for name in added)
        draft.edit("imsmanifest.xml", "  </resource>", lines + "  </resource>")
        draft.files |= added

    return change


def local(at: int, data: bytes):  # type: ignore[no-untyped-def]
    """Writes other facts where the file itself lies; the directory stays."""

    def change(draft: Draft) -> None:
        _plain(draft, b"words " * 20)
        places: list[int] = []
        draft.last.append(lambda archive: places.append(archive.getinfo("more.txt").header_offset + at))
        draft.after.append(lambda whole: whole[: places[0]] + data + whole[places[0] + len(data) :])

    return change


def note(name: str, value: bytes):  # type: ignore[no-untyped-def]
    return lambda draft: draft.last.append(lambda archive: setattr(archive.filelist[0], name, value))


LINK = (stat.S_IFLNK | 0o777) << 16
BAD = (
    Bad("Z101", "cut in the middle", lambda d: d.after.append(lambda data: data[: len(data) // 2])),
    Bad("Z101", "no zip at all", lambda d: d.after.append(lambda _: b"<html>Not found</html>")),
    Bad("Z101", "an empty file", lambda d: d.after.append(lambda _: b"")),
    Bad("Z102", "up and out", entry("../evil.txt"), says="../evil.txt"),
    Bad("Z102", "from the disk's root", entry("/etc/evil.txt")),
    Bad("Z102", "a Windows drive", entry("C:/evil.txt")),
    Bad("Z102", "a backslash", entry("assets\\evil.txt")),
    Bad("Z102", "a name that cannot be printed", entry("a\x07b.txt")),
    Bad("Z103", "a link", entry("link.txt", b"/etc/passwd", external_attr=LINK, create_system=3), "link.txt"),
    Bad("Z103", "a device", entry("link.txt", external_attr=0o020666 << 16, create_system=3), "link.txt"),
    Bad("Z104", "a password", locked, "more.txt"),
    Bad("Z105", "packed by LZMA", entry("more.txt", compress_type=zipfile.ZIP_LZMA), "more.txt"),
    Bad("Z105", "packed by BZIP2", entry("more.txt", compress_type=zipfile.ZIP_BZIP2), "more.txt"),
    Bad("Z106", "the page twice", entry("index.html", b"<p>Other</p>"), "index.html", "2 times"),
    Bad(
        "Z107",
        "capitals alone differ",
        lambda d: d.write("assets/Cover.svg", d.files["assets/cover.svg"]),
        "assets/Cover.svg",
    ),
    Bad("Z107", "a file and a folder", both(put("a.txt", "a"), put("a.txt/b.txt", "b")), "a.txt"),
    Bad("Z108", "three million zeros", bomb, "zeros.txt"),
    Bad("Z108", "a claim of ten gigabytes", claims(10 << 30), "big.txt", "10,737,418,240"),
    Bad("Z108", "two files in the same bytes", shared, "twin.txt"),
    Bad("Z109", "two thousand files too many", many(2000), says="2,017"),
    Bad("Z110", "bytes before", lambda d: d.after.append(lambda data: b"#!/bin/sh\n" + data), says="before"),
    Bad("Z110", "bytes behind", lambda d: d.after.append(lambda data: data + b"more"), says="4 bytes"),
    Bad("Z110", "a comment", comment, says="comment"),
    Bad("Z110", "bytes between", gap, says="12 bytes"),
    Bad("Z110", "a comment on a file", note("comment", b"built by Sam"), says="12 bytes"),
    Bad(
        "Z110",
        "another name in the notes",
        note("extra", struct.pack("<HH", 0x7075, 9) + b"\1abcdname"),
        says="13 bytes",
    ),
    Bad("Z111", "a zip named as a text", put("notes.txt", b"PK\x03\x04" + bytes(30)), "notes.txt"),
    Bad("Z111", "a zip in the zip", put("more.zip", b"PK\x05\x06" + bytes(18)), "more.zip"),
    Bad("Z111", "a zip named as a picture", put("assets/more.png", b"PK\x03\x04" + bytes(30)), "assets/more.png"),
    Bad("Z111", "a gzip file", put("more.gz", b"\x1f\x8b\x08" + bytes(30)), "more.gz"),
    Bad("Z112", "one letter changed", damaged, "style.css"),
    Bad("Z112", "another way of packing at its place", local(8, b"\x08\0"), "more.txt", "two things"),
    Bad("Z112", "another size at its place", local(22, b"\x05\0\0\0"), "more.txt", "two things"),
    Bad("Z112", "another name at its place", local(30, b"evil.exe"), "more.txt"),
    Bad("Z112", "a broken deflate stream", broken_deflate, "more.txt"),
)
GOOD = (
    Good("Z101", "as it is", nothing),
    Good("Z102", "dots in a name", put("notes..txt", "words")),
    Good("Z103", "the rights of a plain file", lambda d: _plain(d, external_attr=0o100755 << 16)),
    Good(
        "Z104",
        "the sign for UTF-8 names",
        lambda d: d.last.append(lambda a: setattr(a.filelist[0], "flag_bits", 0x800)),
    ),
    Good("Z105", "deflated", lambda d: _plain(d, compress_type=zipfile.ZIP_DEFLATED)),
    Good("Z106", "a folder of its own", lambda d: d.entry("assets/", b"")),
    Good("Z107", "the same name elsewhere", lambda d: d.write("more/cover.svg", d.files["assets/cover.svg"])),
    Good("Z108", "words that pack well", lambda d: _plain(d, b"words " * 9000, compress_type=zipfile.ZIP_DEFLATED)),
    Good("Z109", "a hundred files", many(100)),
    Good("Z110", "a data descriptor", lambda d: _plain(d, flag_bits=8)),
    Good("Z110", "times as Info-ZIP writes them", note("extra", struct.pack("<HH", 0x5455, 5) + b"\1abcd")),
    Good("Z111", "the word zip", put("zip.txt", "zip")),
    Good("Z112", "a text without end of line", put("a.txt", "a")),
)


def _plain(draft: Draft, data: bytes = b"words", **facts: int) -> None:
    """A listed file with zip facts of its own."""
    draft.write("more.txt", data)
    draft.save_as["more.txt"] = facts
