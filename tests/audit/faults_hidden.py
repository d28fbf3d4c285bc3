"""Faults that hide: behind escapes, in the tails of files, in ways of writing that only a browser follows."""

import base64
import struct

from audit.case import Bad, Good, body, box, film, gif, jpeg, pdf, png, put, script, swap, webp
from audit.draft import Draft
from audit.faults_seal import picture, style

ZIP = b"PK\x05\x06" + bytes(18)
XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")


def track(*inside: bytes) -> bytes:
    return box(b"trak", box(b"mdia", *inside))


def encoded(name: bytes) -> bytes:
    return track(box(b"minf", box(b"stbl", box(b"stsd", bytes(4), struct.pack(">L", 1), box(name, bytes(78))))))


def also(path: str, data: bytes | str, markup: str):  # type: ignore[no-untyped-def]
    def change(draft: Draft) -> None:
        draft.write(path, data)
        draft.body(markup)

    return change


def policy_at(mark: str):  # type: ignore[no-untyped-def]
    """Moves the policy behind this mark."""

    def change(draft: Draft) -> None:
        text = draft.files["index.html"].decode()
        start = text.index('<meta http-equiv="Content-Security-Policy"')
        end = text.index(">", start) + 1
        moved = (text[:start] + text[end:]).replace(mark, text[start:end] + mark, 1)
        draft.files["index.html"] = moved.encode()

    return change


def script_cases(code: str, **lines: str) -> tuple[Bad, ...]:
    return tuple(Bad(code, what.replace("_", " "), script(line), "course.js") for what, line in lines.items())


def link_cases(**hrefs: str) -> tuple[Bad, ...]:
    links = {what: body(f'<a href="{href}">Go</a>') for what, href in hrefs.items()}
    return tuple(Bad("X101", what.replace("_", " "), change, "index.html") for what, change in links.items())


BAD = (
    *link_cases(
        a_tab_in_the_scheme="ht\ttps://example.org/",
        a_named_tab_in_the_scheme="java&Tab;script:go()",
        a_line_in_the_scheme="java&#10;script:go()",
        a_backslash_for_a_slash="/\\example.org/",
        one_slash="https:/example.org/",
        no_slash="https:example.org",
        a_blob="blob:words",
        data_that_is_a_page="data:;base64,PHA+",
    ),
    Bad(
        "X101",
        "the second picture of a set",
        body('<img src="style.css" srcset="style.css 1x, //host/a.png 2x" alt="">'),
    ),
    Bad("X101", "a host without a dot", swap("index.html", "<title>", '<link rel="preconnect" href="//host"><title>')),
    Bad("X101", "a script as data", body('<script src="data:text/javascript,go()"></script>')),
    Bad("X101", "a frame as data", body('<iframe title="A" src="data:image/svg+xml,a"></iframe>')),
    Bad("X101", "a picture that uses data", picture('<use href="data:image/svg+xml;base64,PHN2Zz4="/>')),
    Bad("X101", "escapes in a style", style(r"p{background:url(\68 ttp://example.org/a.png)}"), "style.css"),
    Bad("X101", "slashes as escapes in a style", style(r"p{background:url(\2f\2f example.org/a.png)}"), "style.css"),
    Bad("X101", "a space before the address in a style", style('p{background:url( "//host/a.png" )}'), "style.css"),
    *script_cases(
        "X101",
        escapes_in_a_script=r"const place = '\x68ttps://example.org/';",
        escaped_slashes_in_a_script=r"const place = 'https:\/\/example.org\/';",
        an_address_in_two_halves="const place = 'ht' + 'tps://example.org/';",
    ),
    Bad("X101", "an address in the words of a PDF", put("a.pdf", pdf(b"(see https://example.org/x) Tj")), "a.pdf"),
    *script_cases(
        "X102",
        fetch_in_escapes=r"\u0066etch(place);",
        fetch_under_another_name="const get = window.fetch; get(place);",
        fetch_by_call="fetch.call(null, place);",
        fetch_in_two_halves="window['fe' + 'tch'](place);",
        fetch_around_a_comment="window./**/fetch/**/(place);",
        fetch_by_reflection="Reflect.get(window, 'fet' + 'ch')(place);",
        a_socket_in_two_halves="new window['Web' + 'Socket'](place);",
        a_socket_stream="new WebSocketStream(place);",
        leading_the_page_away="location.href = place + words;",
        leading_the_page_away_by_a_call="location.replace(place);",
        sending_a_form="form.submit();",
    ),
    *script_cases(
        "X104",
        eval_by_another_way="(0, eval)(words);",
        eval_under_another_name="const run = eval; run(words);",
        eval_by_its_name="window['eval'](words);",
        eval_in_two_halves="window['ev' + 'al'](words);",
        eval_in_escapes=r"\u0065val(words);",
        a_function_of_the_window="window.Function(words)();",
        the_constructor_of_a_function="(() => {}).constructor(words)();",
        a_constructor_by_its_name="[]['filter']['constructor'](words)();",
    ),
    *script_cases(
        "X105",
        a_window_by_its_name="window['open'](place);",
        a_window_of_the_parent="parent.open(place);",
        a_download="link.download = 'words.txt';",
        a_new_window_by_a_link="link.target = '_blank';",
    ),
    *script_cases(
        "X106",
        a_service_worker_by_its_name="navigator['serviceWorker'].register(place);",
        a_service_worker_taken_out="const { serviceWorker } = navigator;",
        a_worker_under_another_name="const Made = Worker; new Made(place);",
        a_worker_of_the_window="new page.Worker(place);",
        a_channel_of_the_window="new page.BroadcastChannel(place);",
        a_worklet="context.audioWorklet.addModule(place);",
        instruments="navigator.requestMIDIAccess();",
        a_file_picker="showSaveFilePicker();",
        files_of_the_origin="navigator.storage.getDirectory();",
        the_clipboard="document.execCommand('copy');",
    ),
    Bad("X107", "a link that reports", body('<a href="#main" ping="collect">Go</a>'), "index.html"),
    *script_cases(
        "X108", a_cookie_by_its_name="document['cookie'] = words;", the_name_of_the_window="window['name'] = words;"
    ),
    *script_cases(
        "X109", a_name_in_two_halves="get('cmi.core.student' + '_name');", a_name_alone="get('student_name');"
    ),
    Bad("X110", "a page in a frame", body('<iframe title="A" srcdoc="words"></iframe>'), "index.html", "srcdoc"),
    Bad("X111", "a policy in the body", policy_at("</main>"), "index.html", "in its head"),
    Bad("X111", "a policy behind the scripts", policy_at("</head>"), "index.html", "behind"),
    Bad(
        "X111",
        "a rule that is finer",
        swap("index.html", "script-src &#39;self&#39;", "script-src &#39;self&#39;; script-src-elem *"),
        "index.html",
        "script-src-elem",
    ),
    Bad(
        "X111",
        "the first of two rules",
        swap("index.html", "script-src &#39;self&#39;", "script-src *; script-src &#39;self&#39;"),
        "index.html",
        "script-src",
    ),
    Bad("X112", "a style that loads another", picture('<style>@import "more.css";</style>'), "assets/more.svg"),
    Bad("X112", "the same in escapes", picture('<style>@\\69mport "more.css";</style>'), "assets/more.svg"),
    Bad("X112", "a page named as data", put("data.xml", '<html xmlns="http://www.w3.org/1999/xhtml"/>'), "data.xml"),
    Bad("X112", "data that is turned", put("data.xml", '<?xml-stylesheet href="a.xsl"?><a/>'), "data.xml"),
    Bad("X113", "a name in signs", put("a.pdf", pdf(b"<< /S /#4aava#53cript /#4aS (go) >>")), "a.pdf", "/JavaScript"),
    Bad("X113", "what acts by itself", put("a.pdf", pdf(b"<< /AA << /O 3 0 R >> >>")), "a.pdf", "/AA"),
    Bad("X113", "another file inside", put("a.pdf", pdf(b"<< /S /GoToE >>")), "a.pdf", "/GoToE"),
    Bad(
        "X113",
        "packing that hides",
        put(
            "a.pdf",
            pdf(b"<< /Filter /ASCII85Decode >> stream\n" + base64.a85encode(b"<< /S /URI >>") + b"~> endstream"),
        ),
        "a.pdf",
        "ASCII85Decode",
    ),
    Bad(
        "F102", "a script named as a text", also("code.txt", "go();", '<script src="code.txt"></script>'), "index.html"
    ),
    Bad("F102", "a style named as data", also("a.json", "{}", '<link rel="stylesheet" href="a.json">'), "index.html"),
    Bad("F102", "UTF-7", put("data.xml", '<?xml version="1.0" encoding="utf-7"?><a/>'), "data.xml", "utf-7"),
    Bad("F105", "a name that Windows keeps", put("assets/aux.txt", "words"), "assets/aux.txt"),
    Bad("F112", "the platform's own root", body('<img src="/assets/cover.svg" alt="">'), "index.html"),
    Bad("F113", "a zip behind a PNG", put("assets/dot.png", png() + ZIP), "assets/dot.png", "22 bytes"),
    Bad("F113", "a zip behind a JPEG", put("assets/a.jpg", jpeg() + ZIP), "assets/a.jpg"),
    Bad("F113", "words behind a WebP", put("assets/a.webp", webp((b"VP8 ", bytes(20))) + b"words"), "assets/a.webp"),
    Bad("F113", "words behind a GIF", put("assets/a.gif", gif() + b"words"), "assets/a.gif"),
    Bad("F113", "a GIF that is a script", put("assets/a.gif", b"GIF89a=1;go()//"), "assets/a.gif", "cannot be found"),
    Bad("F113", "a zip behind a PDF", put("a.pdf", pdf(b"words") + ZIP), "a.pdf"),
    Bad(
        "F113",
        "a zip behind a font",
        put("a.woff2", b"wOF2" + bytes(4) + struct.pack(">L", 60) + bytes(48) + ZIP),
        "a.woff2",
    ),
    Bad("F113", "a zip behind a film", put("films/two.mp4", film() + ZIP), "films/two.mp4"),
    Bad("F113", "a word behind a film", put("films/two.mp4", film() + b"word"), "films/two.mp4"),
    Bad("F114", "AV1", put("films/two.mp4", film(encoded(b"av01"))), "films/two.mp4", "av01"),
    Bad(
        "F114",
        "a film that does not say what it is",
        put("films/two.mp4", box(b"ftyp", b"isom\0\0\2\0isom")),
        "films/two.mp4",
    ),
    Bad(
        "F114",
        "a description without end",
        put("films/two.mp4", box(b"ftyp", b"isom\0\0\2\0isom") + box(b"moov", bytes(17 << 20))),
        "films/two.mp4",
    ),
    Bad("M101", "camera data behind filling", put("assets/a.jpg", jpeg(fill=b"\xff")), "assets/a.jpg", "EXIF"),
    Bad("M101", "camera data behind the picture", put("assets/a.jpg", jpeg(late=True)), "assets/a.jpg", "EXIF"),
    Bad("M101", "a photo editor's note", put("assets/a.jpg", jpeg((0xEC, b"Ducky by Sam"))), "assets/a.jpg", "APP12"),
    Bad("M101", "a note of nobody's kind", put("assets/dot.png", png((b"saMs", b"words"))), "assets/dot.png", "saMs"),
    Bad("M101", "a chunk of nobody's kind", put("assets/a.webp", webp((b"SAMS", b"words"))), "assets/a.webp", "SAMS"),
    Bad("M101", "camera data in a WebP", put("assets/a.webp", webp((b"EXIF", b"MM"))), "assets/a.webp", "EXIF"),
    Bad("M101", "a comment in a GIF", put("assets/a.gif", gif(b"\x21\xfe\x03Sam\0")), "assets/a.gif"),
    Bad("M101", "notes in a drawing", picture("<metadata>by Sam</metadata>"), "assets/more.svg", "metadata"),
    Bad("M102", "an author in hex", put("a.pdf", pdf(b"<< /Author <FEFF00530061006D> >>")), "a.pdf"),
    Bad("M102", "an author elsewhere", put("a.pdf", pdf(b"<< /Author 5 0 R >>", b"5 0 obj (Sam) endobj")), "a.pdf"),
    Bad("M102", "an author in brackets", put("a.pdf", pdf(b"<< /Author (Sam \\(the (first)\\)) >>")), "a.pdf"),
    Bad("M103", "rights in a film", put("films/two.mp4", film(box(b"udta", box(b"cprt", b"Sam")))), "films/two.mp4"),
    Bad("M103", "a name on a track", put("films/two.mp4", film(box(b"trak", box(b"udta", box(b"name", b"Sam")))))),
    Bad(
        "M103",
        "a place of a camera's own",
        put("films/two.mp4", film(box(b"udta", box(b"GPMF", bytes(9))))),
        "films/two.mp4",
    ),
    Bad(
        "M103",
        "notes beside the film",
        put("films/two.mp4", film() + box(b"uuid", XMP, b"<x/>")),
        "films/two.mp4",
        "uuid",
    ),
    Bad("M103", "words in an unused box", put("films/two.mp4", film() + box(b"free", b"by Sam")), "films/two.mp4"),
    Bad(
        "M103",
        "the time of its making",
        put("films/two.mp4", film(track(box(b"mdhd", bytes(4), b"\xdd" * 8, bytes(12))))),
    ),
    Bad("M103", "a track of places", put("films/two.mp4", film(track(box(b"hdlr", bytes(8), b"meta", bytes(13)))))),
    Bad(
        "M103", "an APE tag", put("audio.mp3", b"\xff\xfb\x90\x00" + bytes(400) + b"APETAGEX" + bytes(24)), "audio.mp3"
    ),
    Bad("M104", "a folder in a PDF", put("a.pdf", pdf(rb"<< /Title (C:\\Users\\sam\\one.docx) >>")), "a.pdf"),
    Bad("M105", "an address in a PDF", put("a.pdf", pdf(b"<< /Subject (sam@prison.example) >>")), "a.pdf"),
)
GOOD = (
    Good("X101", "a picture as data", script("const dot = 'data:image/png;base64,AA==';")),
    Good("X101", "a name of a PDF's own notes", put("a.pdf", pdf(b'xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'))),
    Good("X102", "another page of the package", script("location.href = 'index.html';")),
    Good("X102", "a place on the page", script("const at = location.hash;")),
    Good("X104", "a class", script("class Page { constructor() {} }")),
    Good("X109", "another name", script("get('cmi.objectives.0.id');")),
    Good("F102", "Latin letters", put("data.xml", b'<?xml version="1.0" encoding="iso-8859-1"?><a>\xe9</a>')),
    Good("F105", "a longer word", put("auxiliary.txt", "words")),
    Good("F113", "an end of line behind a PDF", put("a.pdf", pdf(b"words") + b"\r\n")),
    Good("F113", "a plain GIF", put("assets/a.gif", gif())),
    Good("F113", "a whole WebP", put("assets/a.webp", webp((b"VP8 ", bytes(20))))),
    Good("F113", "an empty box behind a film", put("films/two.mp4", film() + box(b"free"))),
    Good("F114", "H.264", put("films/two.mp4", film(encoded(b"avc1"), encoded(b"mp4a")))),
    Good("M101", "a profile of colours", put("assets/a.jpg", jpeg((0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0")))),
    Good("M101", "a picture that moves", put("assets/a.gif", gif(b"\x21\xff\x0bNETSCAPE2.0\x03\1\0\0\0"))),
    Good("M103", "the sorts of tracks", put("films/two.mp4", film(track(box(b"hdlr", bytes(8), b"vide", bytes(13)))))),
)
