"""Course texts: a small Markdown, of which nothing unsafe can come out."""

from html.parser import HTMLParser

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from scormpack.core.markdown import block_html, faults_in, line_html, plain_text

ALLOWED = {"p", "ul", "ol", "li", "strong", "h3", "br"}
PIECES = st.sampled_from(
    [*"*_`<>[]()!#|-+=\\&\"'~ \n\t.1a", "**", "### ", "## ", "- ", "1. ", "\n\n", "    ", "<b>", "</b>", "<script>",
     "<!-- ", " -->", "http://a.b", "[a]: b", "![", "](", "&lt;", "&#60;", "javascript:", "```", "---", "|-|", "word "]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=2), max_size=30).map("".join)

HTML = {
    "One.\n\nTwo.": "<p>One.</p>\n<p>Two.</p>",
    "One\ntwo.": "<p>One\ntwo.</p>",
    "One  \ntwo.": "<p>One<br />\ntwo.</p>",
    "A **bold** word.": "<p>A <strong>bold</strong> word.</p>",
    "- one\n- two": "<ul>\n<li>one</li>\n<li>two</li>\n</ul>",
    "1. one\n2. two": "<ol>\n<li>one</li>\n<li>two</li>\n</ol>",
    "### Small\n\nWords.": "<h3>Small</h3>\n<p>Words.</p>",
    "5 < 6 & 7 > 6": "<p>5 &lt; 6 &amp; 7 &gt; 6</p>",
    'She said "yes".': "<p>She said &quot;yes&quot;.</p>",
    "Tŷ a gŵr – ok…": "<p>Tŷ a gŵr – ok…</p>",
}


class Tags(HTMLParser):
    """The tags and attributes that a browser would see."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_comment(self, data: str) -> None:
        self.tags.add(f"<!-- {data}")

    def handle_decl(self, decl: str) -> None:
        self.tags.add(f"<!{decl}")

    def handle_pi(self, data: str) -> None:
        self.tags.add(f"<?{data}")


@pytest.mark.parametrize(("text", "html"), HTML.items())
def test_what_is_allowed_becomes_html(text: str, html: str) -> None:
    assert faults_in(text, one_line=False) == []
    assert block_html(text) == html


@settings(max_examples=1000, deadline=None)
@given(TEXTS)
def test_what_passes_renders_to_the_few_tags_only(text: str) -> None:
    if not faults_in(text, one_line=False):
        seen = Tags(block_html(text))
        assert seen.tags <= ALLOWED
        assert seen.attributes <= {"start"}


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_a_line_that_passes_stays_one_line_of_words(text: str) -> None:
    if not faults_in(text, one_line=True):
        assert Tags(line_html(text)).tags <= {"strong"}
        assert "\n" not in line_html(text)


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\u2028", "\x85"])
def test_any_line_end_makes_more_than_one_line(end: str) -> None:
    assert faults_in(f"one{end}two", one_line=True)
    assert not faults_in(f"one{end}two", one_line=False)


def test_each_fault_is_told_once_and_all_are_told() -> None:
    faults = faults_in("*a* *b* <i>c</i> [d](e)", one_line=False)
    assert len(faults) == 3
    assert [word for fault in faults for word in ("slanted", "HTML", "link") if word in fault] == [
        "slanted",
        "HTML",
        "link",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A **bold** word.", "A bold word."),
        ("One\ntwo.\n\nThree.", "One two.\nThree."),
        ("### Head\n- one\n- two", "Head\none\ntwo"),
        ("5 &lt; 6", "5 < 6"),
    ],
)
def test_plain_text_is_what_a_reader_reads(text: str, words: str) -> None:
    assert plain_text(text) == words


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_no_word_of_a_text_that_passes_is_lost(text: str) -> None:
    """In Markdown at large a link reference (`[a]: b`) vanishes without a trace."""
    if not faults_in(text, one_line=False) and any(letter.isalpha() for letter in text):
        assert plain_text(text).strip()
