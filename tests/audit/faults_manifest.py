"""Faults of the manifests."""

import re

from audit.case import Bad, Good, nothing, put, swap, swap_all
from audit.draft import MANIFEST, Draft

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><manifest>&c;</manifest>'
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a SYSTEM "../other.xml">]><manifest>&a;</manifest>'


def renamed(new: str):  # type: ignore[no-untyped-def]
    def change(draft: Draft) -> None:
        draft.files[new] = draft.files.pop(MANIFEST)

    return change


def folded(draft: Draft) -> None:
    draft.files = {f"course/{path}": data for path, data in draft.files.items()}


def cut(draft: Draft) -> None:
    draft.files[MANIFEST] = draft.files[MANIFEST][:600]


def reordered(draft: Draft) -> None:
    text = draft.files[MANIFEST].decode()
    head = re.search(r" <metadata>.*</metadata>\n", text, re.DOTALL)
    assert head
    draft.files[MANIFEST] = (
        text.replace(head.group(), "").replace("</manifest>", f"{head.group()}</manifest>")
    ).encode()


def prefixed(draft: Draft) -> None:
    text = draft.files[MANIFEST].decode()
    text = re.sub(r"<(/?)(?!\?)([a-z]+)", r"<\1imscp:\2", text)
    draft.files[MANIFEST] = text.replace("xmlns=", "xmlns:imscp=").encode()


def item_id(new: str):  # type: ignore[no-untyped-def]
    return swap(MANIFEST, '<item identifier="course-one"', f'<item identifier="{new}"')


def whole_manifest(text: str):  # type: ignore[no-untyped-def]
    return lambda draft: draft.files.__setitem__(MANIFEST, text.encode())


def other_prefix(draft: Draft) -> None:
    draft.replace(MANIFEST, "adlcp:", "adl:")
    draft.replace(MANIFEST, "xmlns:adlcp=", "xmlns:adl=")


def _cut(draft: Draft, path: str, pattern: str) -> None:
    text, count = re.subn(pattern, r"\1", draft.files[path].decode(), count=1)
    assert count == 1, pattern
    draft.files[path] = text.encode()


def _double(draft: Draft) -> None:
    text = draft.files["cmi5.xml"].decode()
    unit = re.search(r"(?s) <au .*?</au>\n", text)
    assert unit
    draft.files["cmi5.xml"] = text.replace(unit.group(), unit.group() * 2).encode()


def _twin(draft: Draft, launch: str = '<launch lang="en">index.html</launch>') -> None:
    twin = (
        f'<activity id="urn:two" type="http://adlnet.gov/expapi/activities/module"><name>Two</name>{launch}</activity>'
    )
    draft.edit("tincan.xml", "</activities>", f"{twin}</activities>")


URL = "<url>index.html</url>"
AU = '<au id="urn:scormpack:course:one"'
BAD = (
    Bad("K101", "capitals in its name", renamed("IMSMANIFEST.XML"), says="IMSMANIFEST.XML"),
    Bad("K101", "a folder around everything", folded, says="course/imsmanifest.xml"),
    Bad("K102", "two manifests", put("tincan.xml", "<tincan/>"), "tincan.xml"),
    Bad("K103", "cut in the middle", cut, MANIFEST),
    Bad("K103", "a billion laughs", whole_manifest(LAUGHS), MANIFEST, "DOCTYPE"),
    Bad("K103", "a file of the server", whole_manifest(OUTSIDE), MANIFEST),
    Bad("K103", "no XML at all", whole_manifest("words"), MANIFEST),
    Bad("K103", "a DOCTYPE in another file", put("data.xml", "<!DOCTYPE a><a/>"), "data.xml"),
    Bad("K104", "elements out of order", reordered, MANIFEST),
    Bad("K104", "an element of its own", swap(MANIFEST, "<organizations", "<extra/><organizations"), MANIFEST, "extra"),
    Bad(
        "K104",
        "the same id twice",
        swap(MANIFEST, 'identifier="course-one-manifest"', 'identifier="course-one"'),
        MANIFEST,
    ),
    Bad("K104", "elements out of order in 2004", reordered, MANIFEST, format="scorm2004"),
    Bad("K105", "a version that is none", swap(MANIFEST, ">1.2<", ">1.2 beta<"), MANIFEST, "1.2 beta"),
    Bad(
        "K105",
        "an edition that is none",
        swap(MANIFEST, ">2004 4th Edition<", ">2004 5th Edition<"),
        MANIFEST,
        format="scorm2004",
    ),
    Bad("K106", "another prefix", other_prefix, MANIFEST),
    Bad("K106", "prefixed elements", prefixed, MANIFEST),
    Bad(
        "K107",
        "an item of nothing",
        swap(MANIFEST, 'identifierref="course-one-resource"', 'identifierref="other"'),
        MANIFEST,
        "other",
    ),
    Bad("K107", "another default", swap(MANIFEST, 'default="course-one-organization"', 'default="other"'), MANIFEST),
    Bad(
        "K107",
        "an objective of nothing",
        swap("cmi5.xml", 'idref="urn:scormpack:course:one:objective:', 'idref="urn:other:'),
        "cmi5.xml",
        format="cmi5",
    ),
    Bad(
        "K108",
        "a page that is not there",
        swap(MANIFEST, 'href="index.html" adlcp', 'href="start.html" adlcp'),
        MANIFEST,
        "start.html",
    ),
    Bad(
        "K108",
        "a page that is not there, in cmi5",
        swap("cmi5.xml", URL, "<url>start.html</url>"),
        "cmi5.xml",
        format="cmi5",
    ),
    Bad(
        "K108",
        "a page that is not there, in xAPI",
        swap("tincan.xml", ">index.html<", ">Index.html<"),
        "tincan.xml",
        format="xapi",
    ),
    Bad("K109", "an asset", swap(MANIFEST, '"sco"', '"asset"'), MANIFEST),
    Bad(
        "K110",
        "a mastery score",
        swap(MANIFEST, "</item>", "<adlcp:masteryscore>80</adlcp:masteryscore></item>"),
        MANIFEST,
        "80",
    ),
    Bad("K111", "a UUID", item_id("ITEM-9b2f0c1e-7d3a-4f6b-8a55-0c9d1e2f3a4b"), MANIFEST),
    Bad("K112", "item_1", item_id("item_1"), MANIFEST),
    Bad("K113", "an id without end", item_id("i" * 300), MANIFEST, "300"),
    Bad(
        "C101",
        "no title",
        lambda d: _cut(d, "cmi5.xml", r"(?s)(<au [^>]*>\s*)<title>.*?</title>"),
        "cmi5.xml",
        "13.2.0.0-1",
        "cmi5",
    ),
    Bad(
        "C101",
        "moved on by a word that is none",
        swap("cmi5.xml", 'moveOn="Completed"', 'moveOn="Done"'),
        "cmi5.xml",
        "Done",
        "cmi5",
    ),
    Bad("C101", "a mastery score of 80", swap("cmi5.xml", AU, f'{AU} masteryScore="80"'), "cmi5.xml", "80", "cmi5"),
    Bad(
        "C101",
        "an element out of place",
        swap("cmi5.xml", URL, f"{URL}<title><langstring>A</langstring></title>"),
        "cmi5.xml",
        "title",
        "cmi5",
    ),
    Bad(
        "C102",
        "an id that is a word",
        swap("cmi5.xml", AU, '<au id="course-one-unit"'),
        "cmi5.xml",
        "3.0.0.0-1",
        "cmi5",
    ),
    Bad("C103", "two units with one id", _double, "cmi5.xml", "13.1.4.0-1", "cmi5"),
    Bad(
        "C104",
        "a parameter of cmi5's own",
        swap("cmi5.xml", URL, "<url>index.html?actor=me</url>"),
        "cmi5.xml",
        "8.1.0.0-6",
        "cmi5",
    ),
    Bad(
        "C105",
        "a unit on the internet",
        swap("cmi5.xml", URL, "<url>https://example.org/</url>"),
        "cmi5.xml",
        "14.1.0.0-3",
        "cmi5",
    ),
    Bad(
        "C105",
        "an address with a space",
        swap("cmi5.xml", URL, "<url>index.html#a b</url>"),
        "cmi5.xml",
        "13.1.4.0-2",
        "cmi5",
    ),
    Bad("T101", "two launches", _twin, "tincan.xml", "2 activities", "xapi"),
    Bad("T101", "no name", lambda d: _cut(d, "tincan.xml", r"()<name>.*?</name>"), "tincan.xml", "name", "xapi"),
    Bad(
        "T102",
        "an id that is a word",
        swap("tincan.xml", 'id="urn:scormpack:course:one"', 'id="course-one-activity"'),
        "tincan.xml",
        format="xapi",
    ),
)
GOOD = (
    Good("K101", "pages alone", nothing, "standalone"),
    Good("K102", "one manifest", nothing),
    Good("K103", "another XML file", put("data.xml", "<a/>")),
    Good("K104", "a title with signs", swap(MANIFEST, "<title>", "<title>T\u0177 &amp; g\u0175r ")),
    Good("K104", "SCORM 2004", nothing, "scorm2004"),
    Good("K105", "the third edition", nothing, "scorm2004-3rd"),
    Good("K106", "the prefix that platforms read", nothing),
    Good(
        "K107",
        "no objectives",
        lambda d: _cut(d, "cmi5.xml", r"(?s)()<objectives>\s*<objective idref.*?</objectives>"),
        "cmi5",
    ),
    Good("K108", "a query", swap(MANIFEST, 'href="index.html" adlcp', 'href="index.html?a=1#b" adlcp')),
    Good("K109", "a SCO in capitals that Moodle keeps", nothing),
    Good("K110", "launch data", swap(MANIFEST, "</item>", "<adlcp:datafromlms>a</adlcp:datafromlms></item>")),
    Good("K111", "a number in an id", item_id("course-2026-one")),
    Good("K112", "a course's own item", item_id("course-item_1")),
    Good("K113", "a long id", item_id("i" * 100)),
    Good("C101", "a mastery score of a half", swap("cmi5.xml", AU, f'{AU} masteryScore="0.5"'), "cmi5"),
    Good(
        "C102", "an id with https", swap_all("cmi5.xml", "urn:scormpack:course", "https://example.org/course"), "cmi5"
    ),
    Good("C103", "a unit with the course's id", nothing, "cmi5"),
    Good("C104", "a parameter of its own", swap("cmi5.xml", URL, "<url>index.html?part=1</url>"), "cmi5"),
    Good("C105", "a place on the page", swap("cmi5.xml", URL, "<url>index.html#main</url>"), "cmi5"),
    Good("T101", "one more activity", lambda d: _twin(d, launch=""), "xapi"),
    Good(
        "T102",
        "an id with https",
        swap("tincan.xml", 'id="urn:scormpack:course:one"', 'id="https://example.org/one"'),
        "xapi",
    ),
)
