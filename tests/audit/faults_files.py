"""Faults of the files: kinds, names, lists, metadata, size."""

from audit.case import Bad, Good, body, box, film, jpeg, nothing, pdf, png, put, swap
from audit.draft import Draft

NAMED = box(b"udta", box(b"meta", b"\0" * 4, box(b"hdlr", b"\0" * 25), box(b"ilst", box(b"\xa9nam", b"Sam's phone"))))
PLACED = box(b"udta", box(b"\xa9xyz", b"+51.5-0.1/"))
BARE = box(b"udta", box(b"meta", b"\0" * 4, box(b"hdlr", b"\0" * 25), box(b"ilst")))


def unlisted(draft: Draft) -> None:
    draft.write("more.txt", "words", listed=False)


def added_later(draft: Draft) -> None:
    """On the manifest's list, but not on the one that scormpack wrote."""
    draft._catalogue()
    draft.stale = True
    draft.write("more.txt", "words")
    import hashlib
    import json

    values = json.loads(draft.files["scormpack.json"])
    one = next(file for file in values["files"] if file["path"] == "imsmanifest.xml")
    one["sha256"] = hashlib.sha256(draft.files["imsmanifest.xml"]).hexdigest()
    draft.files["scormpack.json"] = json.dumps(values).encode()


def gone(draft: Draft) -> None:
    del draft.files["ims_xml.xsd"]


def changed(draft: Draft) -> None:
    draft._catalogue()
    draft.stale = True
    draft.edit("style.css", "color-scheme: light", "color-scheme: dark ")


def spoiled(draft: Draft) -> None:
    draft.files["scormpack.json"] = b'{"files": "none"}'
    draft.stale = True


BAD = (
    Bad("F101", "a program", put("run.exe", b"MZ" + bytes(60)), "run.exe"),
    Bad("F101", "a script for the server", put("page.php", "<?php phpinfo(); ?>"), "page.php"),
    Bad("F101", "no ending", put("notes", "words"), "notes"),
    Bad("F101", "WebAssembly", put("fast.wasm", b"\0asm" + bytes(4)), "fast.wasm"),
    Bad(
        "F102", "a program named as a picture", put("assets/dot.png", b"MZ" + bytes(60)), "assets/dot.png", "a program"
    ),
    Bad("F102", "a program named as a text", put("notes.txt", b"\x7fELF" + bytes(60)), "notes.txt"),
    Bad("F102", "a page named as a font", put("fonts/a.woff2", "<html></html>"), "fonts/a.woff2"),
    Bad("F103", "a Mac's folder file", put(".DS_Store", b"\0\0\0\1Bud1"), ".DS_Store"),
    Bad("F103", "a backup", put("index.html.bak", "old words"), "index.html.bak"),
    Bad("F103", "a source map", put("player.js.map", '{"version": 3}'), "player.js.map"),
    Bad("F103", "a Mac's shadow folder", put("__MACOSX/notes.txt", "words"), "__MACOSX/notes.txt"),
    Bad("F103", "a copy", put("notes(1).txt", "words"), "notes(1).txt"),
    Bad("F104", "an empty text", put("notes.txt", ""), "notes.txt"),
    Bad("F105", "an apostrophe", put("it's.txt", "words"), "it's.txt"),
    Bad("F105", "an ampersand", put("a&b.txt", "words"), "a&b.txt"),
    Bad("F105", "a name without end", put(f"{'n' * 260}.txt", "words")),
    Bad("F106", "a space", put("my notes.txt", "words"), "my notes.txt"),
    Bad("F106", "a letter of another alphabet", put("t\u0177.txt", "words")),
    Bad("F106", "seven folders deep", put("a/b/c/d/e/f/g.txt", "words"), "a/b/c/d/e/f/g.txt", "6 folders"),
    Bad("F106", "a long name", put(f"{'n' * 70}.txt", "words")),
    Bad("F107", "a file that no list names", unlisted, "more.txt"),
    Bad("F107", "a file added after the build", added_later, "more.txt"),
    Bad("F108", "a file that was taken out", gone, "imsmanifest.xml", "ims_xml.xsd"),
    Bad("F109", "a style changed after the build", changed, "style.css"),
    Bad("F110", "a catalogue of another kind", spoiled, "scormpack.json"),
    Bad("F111", "a text of nine megabytes", put("data.json", b'"' + b"a" * 9_000_000 + b'"'), "data.json"),
    Bad("F112", "a picture that is not there", body('<img src="assets/gone.svg" alt="">'), "index.html", "gone.svg"),
    Bad(
        "F112",
        "a font that is not there",
        lambda d: d.write("style.css", d.files["style.css"] + b'@font-face{src:url("no.woff2")}'),
        "style.css",
    ),
    Bad(
        "F112",
        "the wrong capitals",
        swap("index.html", 'src="player.js"', 'src="Player.js"'),
        "index.html",
        "Player.js",
    ),
    Bad("M101", "a note in a PNG", put("assets/dot.png", png((b"tEXt", b"Author\0Sam"))), "assets/dot.png"),
    Bad(
        "M101",
        "camera data in a JPEG",
        put(
            "assets/a.jpg",
            jpeg((0xE1, b"Exif\0\0MM")),
        ),
        "assets/a.jpg",
        "EXIF",
    ),
    Bad("M101", "a comment in a JPEG", put("assets/a.jpg", jpeg((0xFE, b"by Sam"))), "assets/a.jpg"),
    Bad("M102", "an author", put("a.pdf", pdf(b"1 0 obj << /Author (Sam Smith) >> endobj")), "a.pdf"),
    Bad("M103", "a title in a film", put("films/two.mp4", film(NAMED)), "films/two.mp4"),
    Bad("M103", "a place in a film", put("films/two.mp4", film(PLACED)), "films/two.mp4"),
    Bad("M103", "an ID3 tag", put("audio.mp3", b"ID3\3\0\0" + bytes(40)), "audio.mp3"),
    Bad("M104", "a home folder", put("notes.txt", "made in /home/sam/course/one"), "notes.txt", "/home/sam"),
    Bad("M104", "a Windows folder", put("notes.txt", r"made in C:\Users\sam\course"), "notes.txt"),
    Bad("M105", "an address", put("notes.txt", "one\nask sam@prison.example"), "notes.txt", "sam@prison.example"),
)
GOOD = (
    Good("F101", "a recording", put("audio.mp3", b"\xff\xfb\x90\x00" + bytes(40))),
    Good("F102", "a true picture", put("assets/dot.png", png())),
    Good("F103", "a long word", put("thumbs.txt", "words")),
    Good("F104", "a text of one letter", put("notes.txt", "a")),
    Good("F105", "a hyphen and a dot", put("it-s.v2.txt", "words")),
    Good("F106", "a capital", put("Notes_2.txt", "words")),
    Good("F107", "a listed file", put("more.txt", "words")),
    Good("F108", "a listed file with a space written as a sign", nothing),
    Good("F109", "as it was built", nothing),
    Good("F110", "as it was written", nothing),
    Good("F111", "a text of a megabyte", put("data.json", b'"' + b"a" * 1_000_000 + b'"')),
    Good("F112", "a place on the same page", body('<a href="#main">Up</a>')),
    Good("M101", "a picture with gamma", put("assets/dot.png", png((b"gAMA", b"\0\0\xb1\x8f")))),
    Good("M102", "the course as author", lambda d: d.write("a.pdf", pdf(b"1 0 obj << /Author (Course) >> endobj"))),
    Good("M102", "no author", put("a.pdf", pdf(b"1 0 obj << /Title (A sheet) >> endobj"))),
    Good("M103", "a film without tags", put("films/two.mp4", film(BARE))),
    Good("M104", "words with a slash", put("notes.txt", "home/work, and/or")),
    Good("M105", "an at sign", put("notes.txt", "two @ three")),
    Good("S101", "as it is", nothing),
)
