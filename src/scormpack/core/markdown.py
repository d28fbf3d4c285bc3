"""The small, safe Markdown of course texts: paragraphs, lists, bold, sub-headings, and nothing else."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final, Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

_UNWANTED: Final = {
    "em_open": "slanted text (`*like this*` or `_like this_`); use `**bold**`, which is easier to read",
    "link_open": "a link; a sealed course has nowhere to go, so write what to do in words",
    "image": "a picture; put it in `scene` instead",
    "html_inline": "HTML; only Markdown is read here",
    "html_block": "HTML; only Markdown is read here",
    "code_inline": "code marks (backticks)",
    "code_block": "a line that starts with four or more spaces; take the spaces away",
    "fence": "a code block",
    "blockquote_open": "a quotation mark `>`; use the field `quote`",
    "hr": "a rule (`---`)",
    "table_open": "a table",
}
_ADDRESS: Final = re.compile(r"https?:|www\.|\S@\S|\b[\w-]+\.(?:com|org|net|uk|gov|info)\b", re.IGNORECASE)
_PHONE: Final = re.compile(r"(?:\+?\d[ ()-]?){9,}")
_LINE_ALLOWED: Final = frozenset({"inline", "paragraph_open", "paragraph_close"})


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True, "typographer": False}).enable("table").disable("reference")


@lru_cache(maxsize=4096)
def _tokens(text: str) -> Sequence[Token]:
    """The text's tokens, parsed once: the same text is checked, counted and rendered."""
    return _parser().parse(text)


def faults_in(text: str, *, one_line: bool) -> list[str]:
    """What this text uses that course texts may not, in plain words; empty when it is fine."""
    tokens = _walk(_tokens(text))
    faults = [_UNWANTED[token.type] for token in tokens if token.type in _UNWANTED]
    faults += [_heading_fault(token) for token in tokens if token.type == "heading_open"]
    if outside := _ADDRESS.search(text) or _PHONE.search(text):
        faults.append(f"an address or number to go to outside (`{outside[0].strip()}`); write who to ask in here")
    if one_line and (text.strip().splitlines()[1:] or not _is_one_paragraph(text)):
        faults.append("more than one line or a list; one line is wanted here")
    return [fault for fault in dict.fromkeys(faults) if fault]


def _heading_fault(token: Token) -> str:
    return "" if token.tag == "h3" else "a heading that is not `### like this`"


def _is_one_paragraph(text: str) -> bool:
    return all(token.type in _LINE_ALLOWED for token in _tokens(text))


def _walk(tokens: Sequence[Token]) -> list[Token]:
    return [found for token in tokens for found in (token, *_walk(token.children or []))]


def block_html(text: str) -> Markup:
    """The text as HTML blocks. The text must be free of faults: what `faults_in` names is not escaped away."""
    return Markup(_parser().renderer.render(_tokens(text), _parser().options, {}).strip())  # noqa: S704 - only the few tags above can come out


def line_html(text: str) -> Markup:
    """A one-line text as inline HTML."""
    return Markup(_parser().renderInline(text.strip()))  # noqa: S704 - as above


def plain_text(text: str) -> str:
    """The words of the text without any marks, blocks parted by line ends, as a reader reads them."""
    blocks = (token for token in _tokens(text) if token.type == "inline")
    return "\n".join("".join(_words(child) for child in block.children or []) for block in blocks)


def blocks_of(text: str) -> Iterator[tuple[Literal["paragraph", "heading", "entry"], str]]:
    """Each block of the text in order: what it is, and its words. A paragraph in a list is an `entry`."""
    lists = 0
    kind: Literal["paragraph", "heading", "entry"] = "paragraph"
    for token in _tokens(text):
        lists += token.nesting if token.type.startswith(("bullet_list", "ordered_list")) else 0
        if token.type in {"paragraph_open", "heading_open"}:
            kind = "heading" if token.type == "heading_open" else "entry" if lists else "paragraph"
        elif token.type == "inline":
            yield kind, "".join(_words(child) for child in token.children or [])


def _words(token: Token) -> str:
    return " " if token.type in {"softbreak", "hardbreak"} else token.content
