"""Authored words as data for paper: blocks of runs, so that no mark of theirs can act as typesetting."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

Block = dict[str, Any]
_LISTS: Final = {"bullet_list": "bullets", "ordered_list": "numbers"}


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"typographer": True}).enable("smartquotes")


def blocks(text: str) -> list[Block]:
    """The text as blocks: `{"words": runs}`, `{"heading": runs}`, `{"bullets": [blocks]}` or `{"numbers": [blocks]}`.

    A run is `[words, bold]`. Straight quotation marks become typographic ones.
    """
    return [_block(node) for node in SyntaxTreeNode(_parser().parse(text)).children]


def _block(node: SyntaxTreeNode) -> Block:
    if node.type in _LISTS:
        return {_LISTS[node.type]: [[_block(child) for child in item.children] for item in node.children]}
    kind = "heading" if node.type == "heading" else "words"
    return {kind: [run for inline in node.children for run in _runs(inline, bold=False)]}


def _runs(node: SyntaxTreeNode, *, bold: bool) -> Iterator[list[Any]]:
    for child in node.children:
        if child.type == "strong":
            yield from _runs(child, bold=True)
        elif child.type in {"softbreak", "hardbreak"}:
            yield [" ", bold]
        else:
            yield [child.content, bold]


def as_data(value: Any) -> Any:
    """A dumped model in which every string is blocks. An id comes out as one run of itself.

    Typesetting asks for ids by `raw`, which stands beside the blocks: `{"raw": ..., "blocks": [...]}`.
    """
    if isinstance(value, str):
        return {"raw": value, "blocks": blocks(value)}
    if isinstance(value, Mapping):
        return {key: as_data(found) for key, found in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_data(found) for found in value]
    return value
