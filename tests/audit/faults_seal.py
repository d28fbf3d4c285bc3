"""Faults of the seal: addresses, interfaces, script and style inside the page."""

import zlib

from audit.case import Bad, Good, body, nothing, pdf, put, script, swap, swap_all
from audit.draft import Draft

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">{}</svg>'


def picture(inside: str):  # type: ignore[no-untyped-def]
    return put("assets/more.svg", SVG.format(inside))


def style(line: str):  # type: ignore[no-untyped-def]
    return lambda draft: draft.write("style.css", draft.files["style.css"] + line.encode())


def policy(draft: Draft) -> None:
    text = draft.files["index.html"].decode()
    start = text.index('<meta http-equiv="Content-Security-Policy"')
    draft.files["index.html"] = (text[:start] + text[text.index(">", start) + 1 :]).encode()


PACKED = (
    b"<< /Filter /FlateDecode >> stream\n" + zlib.compress(b"<< /S /JavaScript /JS (app.alert(1)) >>") + b"\nendstream"
)
BAD = (
    Bad(
        "X101", "a link", body('<a href="https://www.example.org/">More</a>'), "index.html", "https://www.example.org/"
    ),
    Bad(
        "X101", "a link behind character references", body('<a href="&#104;ttps://example.org/">More</a>'), "index.html"
    ),
    Bad(
        "X101",
        "a link without its scheme",
        body('<img src="//example.org/a.png" alt="">'),
        "index.html",
        "//example.org",
    ),
    Bad("X101", "mail", body('<a href="mailto:someone">Write</a>'), "index.html", "mailto:"),
    Bad("X101", "a telephone number", body('<a href="tel:0800">Call</a>'), "index.html", "tel:"),
    Bad("X101", "script as an address", body('<a href="javascript:void(0)">Go</a>'), "index.html"),
    Bad("X101", "a comment in a script", script("// see https://example.org/docs"), "course.js"),
    Bad("X101", "a picture in a style", style("p{background:url(https://example.org/a.png)}"), "style.css"),
    Bad(
        "X101",
        "an address in captions",
        swap("captions/one.en.vtt", "WEBVTT", "WEBVTT\n\nNOTE www.example.org"),
        "captions/one.en.vtt",
    ),
    Bad("X101", "a link in a picture", picture('<image href="http://example.org/a.png"/>'), "assets/more.svg"),
    Bad("X101", "an address in data", put("data.json", '{"at": "wss://example.org/"}'), "data.json"),
    Bad(
        "X101",
        "an address in a manifest",
        swap("imsmanifest.xml", "<schema>", "<!-- http://example.org/ --><schema>"),
        "imsmanifest.xml",
    ),
    Bad("X102", "XMLHttpRequest", script("new XMLHttpRequest();"), "course.js"),
    Bad("X102", "fetch", script("window.fetch('words');"), "course.js"),
    Bad("X102", "a web socket", script("new WebSocket(place);"), "course.js"),
    Bad("X102", "a beacon", script("navigator.sendBeacon(place);"), "course.js"),
    Bad("X102", "a web socket in an xAPI package", script("new WebSocket(place);"), "course.js", format="xapi"),
    Bad("X103", "another sender in an xAPI package", script("window.fetch(place);"), "course.js", format="xapi"),
    Bad("X103", "another sender in a cmi5 package", script("new XMLHttpRequest();"), "course.js", format="cmi5"),
    Bad("X104", "eval", script("eval(words);"), "course.js"),
    Bad("X104", "a function out of words", script("new Function(words);"), "course.js"),
    Bad("X104", "a timer out of words", script("setTimeout('go()', 1);"), "course.js"),
    Bad("X105", "a window", script("window.open(place);"), "course.js"),
    Bad("X105", "a link into a new window", body('<a href="#main" target="_blank">More</a>'), "index.html"),
    Bad("X105", "a download", body('<a href="style.css" download>Save</a>'), "index.html"),
    Bad("X106", "the place", script("navigator.geolocation.getCurrentPosition(go);"), "course.js"),
    Bad("X106", "a worker", script("new Worker(place);"), "course.js"),
    Bad("X107", "a form that sends", body('<form action="go" method="post"></form>'), "index.html"),
    Bad("X107", "an upload", body('<input type="file" aria-label="A file">'), "index.html"),
    Bad("X108", "localStorage", script("localStorage.a = 1;"), "course.js"),
    Bad("X108", "a cookie", script("document.cookie = words;"), "course.js"),
    Bad("X109", "the learner's name", script("api.LMSGetValue('cmi.core.student_name');"), "course.js"),
    Bad(
        "X109",
        "the learner's number in SCORM 2004",
        script("api.GetValue('cmi.learner_id');"),
        "course.js",
        format="scorm2004",
    ),
    Bad("X110", "a script in the page", body("<script>go();</script>"), "index.html"),
    Bad("X110", "a handler", body('<p onclick="go()">Go</p>'), "index.html", "onclick"),
    Bad("X110", "a style in an element", body('<p style="color:red">Go</p>'), "index.html"),
    Bad("X110", "a style sheet in the page", body("<style>p{color:red}</style>"), "index.html"),
    Bad("X111", "no policy", policy, "index.html"),
    Bad(
        "X111",
        "inline script let in",
        swap("index.html", "script-src &#39;self&#39;", "script-src &#39;self&#39; &#39;unsafe-inline&#39;"),
        "index.html",
        "script-src",
    ),
    Bad(
        "X111",
        "any server let in",
        swap("index.html", "connect-src &#39;none&#39;", "connect-src *"),
        "index.html",
        "connect-src",
    ),
    Bad("X111", "an open base", swap("index.html", "; base-uri &#39;none&#39;", ""), "index.html", "base-uri"),
    Bad("X112", "a script in a picture", picture("<script>go()</script>"), "assets/more.svg"),
    Bad("X112", "a handler in a picture", picture('<g onload="go()"/>'), "assets/more.svg"),
    Bad("X112", "a page in a picture", picture("<foreignObject/>"), "assets/more.svg"),
    Bad(
        "X112",
        "entities in a picture",
        put("assets/more.svg", "<!DOCTYPE svg [<!ENTITY a 'b'>]>" + SVG.format("")),
        "assets/more.svg",
    ),
    Bad("X113", "script in a PDF", put("a.pdf", pdf(b"1 0 obj << /S /JavaScript /JS (go) >> endobj")), "a.pdf"),
    Bad("X113", "script in a packed part of a PDF", put("a.pdf", pdf(PACKED)), "a.pdf", "/JavaScript"),
    Bad("X113", "a link in a PDF", put("a.pdf", pdf(b"<< /S /URI /URI (mailto) >>")), "a.pdf", "/URI"),
    Bad("X114", "a plug-in", body('<object data="style.css"></object>'), "index.html"),
    Bad(
        "X114",
        "a refresh",
        swap("index.html", "<title>", '<meta http-equiv="refresh" content="9"><title>'),
        "index.html",
    ),
    Bad("X115", "jQuery", put("lib.js", "/*! jQuery v3.7.1 | (c) somebody */\n"), "lib.js", "jQuery v3.7.1"),
)
GOOD = (
    Good("X101", "a name of the standards", script("document.createElementNS('http://www.w3.org/2000/svg', 'g');")),
    Good(
        "X101",
        "a namespace in a picture",
        put("assets/more.svg", SVG.format("").replace("viewBox", 'xmlns:a="http://example.org/a" viewBox')),
    ),
    Good(
        "X101",
        "the package's own ids",
        swap_all("tincan.xml", "urn:scormpack:course", "https://example.org/course"),
        "xapi",
    ),
    Good("X102", "a word", script("const prefetch = 1; const websocket = 2;")),
    Good("X103", "our own sender", nothing, "xapi"),
    Good("X103", "our own sender for cmi5", nothing, "cmi5"),
    Good("X104", "a timer with a function", script("setTimeout(() => 1, 1);")),
    Good("X105", "a link in the same window", body('<a href="#main" target="_self">Up</a>')),
    Good("X105", "the window that opened this one", script("const other = window.opener;")),
    Good("X106", "the language", script("const lang = navigator.language;")),
    Good("X107", "a form that stays", body("<form></form>")),
    Good("X108", "a word", script("const cookie = 1;")),
    Good("X109", "the progress", script("api.LMSGetValue('cmi.core.lesson_status');")),
    Good("X110", "data in the page", body('<script type="application/json">{"a": 1}</script>')),
    Good("X111", "a tighter policy", swap("index.html", "font-src &#39;self&#39;", "font-src &#39;none&#39;")),
    Good("X112", "a plain picture", picture('<circle r="1"/>')),
    Good("X113", "a plain PDF", put("a.pdf", pdf(b"1 0 obj << /Type /Catalog >> endobj"))),
    Good("X114", "a description", swap("index.html", "<title>", '<meta name="description" content="A module"><title>')),
    Good("X115", "our own script", put("lib.js", "/* Reactions of the page. */\n")),
)
