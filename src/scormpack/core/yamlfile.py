"""YAML with the line of every key, so that each finding can say where it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from scormpack.core.errors import UnreadableInput

_SHOWN: Final = 40
_LOOK: Final = "look at this line and the one above: indents, colons, quotation marks and brackets."
_INDENT: Final = "indent keys that belong together by the same number of spaces."
_STAR: Final = 'put quotation marks around words that begin with a star: "**like this**".'
_FAULTS: Final = (
    ("'\\t'", "a tab stands where spaces are wanted", "indent with spaces, not with the tab key."),
    (
        "mapping values",
        "a colon stands where no key can be",
        'put quotation marks around words with a colon ("like: this"), or indent this key as far as the one above.',
    ),
    ("quoted scalar", "a quotation mark is opened and not closed", "close the quotation mark in this line."),
    ("flow", "a bracket is opened and not closed, or a comma is missing", "close the bracket, or add the comma."),
    ("block mapping", "this line does not fit under the one above", _INDENT),
    ("block collection", "this line does not fit under the one above", _INDENT),
    ("block sequence", "this line does not fit under the one above", _INDENT),
    ("simple key", "a colon is missing after a key", "write `key: value`, with a colon and a space."),
    (
        "single document",
        "`---` begins a second file inside this one",
        "take the line away, or put what follows elsewhere.",
    ),
    (
        "block scalar",
        "the sign after `|` or `>` cannot be read",
        "write `|` or `>` alone, and the words in the lines below.",
    ),
    ("alias", "words begin with a star", _STAR),
    ("undefined", "words begin with a star", _STAR),
    (
        "cannot start any token",
        "this line begins with a sign that YAML keeps for itself",
        "put quotation marks around the words.",
    ),
)

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class LineMap:
    """The lines of one file's keys, from 1. A key that is missing has its parent's line."""

    lines: Mapping[KeyPath, int]

    def line_of(self, path: KeyPath) -> int:
        """The line of this key, or of the nearest one above it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file as plain Python values with its lines."""

    data: Any
    lines: LineMap


@dataclass(frozen=True, slots=True)
class YamlFault:
    """What stopped the parser, at which line, and how to mend it."""

    line: int
    message: str
    fix: str


def read_text(path: Path) -> str:
    """The file's text: UTF-8, with or without BOM, any line ends. Raises UnreadableInput else."""
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as fault:
        raise UnreadableInput(
            f"{path} is not UTF-8 text: byte {fault.start + 1} does not fit.",
            fix='save it again as "UTF-8" in your editor.',
        ) from fault
    except OSError as fault:
        raise UnreadableInput(
            f"{path} cannot be read: {fault.strerror or fault}.", fix="check the name and your rights."
        ) from fault


def parse(text: str) -> Document | YamlFault:
    """The values and lines of YAML 1.2 text, or the fault that stopped the reading. Never raises.

    A key written twice is a fault, and so are aliases (`*name`): a course has no use for them, and a few
    lines of them can ask for more memory than there is.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    if control := _control_character(text):
        return control
    try:
        yaml = YAML(typ="safe", pure=True)
        yaml.composer.warn_double_anchors = False  # an anchor alone does nothing; an alias is told below
        node = yaml.compose(text)
        reader = _Reader()
        return Document(reader.read(node, ()), LineMap(reader.lines))
    except MarkedYAMLError as fault:
        mark = _mark_of(fault)
        return YamlFault(mark.line + 1 if mark else 1, *_plainly(fault))
    except _UnwantedYaml as fault:
        return YamlFault(fault.line or _alias_line(text), str(fault), _STAR if not fault.line else _LOOK)
    except RecursionError:
        return YamlFault(1, "brackets or indents go too deep", _LOOK)
    except (YAMLError, ValueError) as fault:
        return YamlFault(1, str(fault).splitlines()[0], _LOOK)


def _plainly(fault: Any) -> tuple[str, str]:
    """The parser's fault in an author's words, and its mend."""
    said = f"{fault.context or ''}, {fault.problem or ''}"
    return next(((words, fix) for part, words, fix in _FAULTS if part in said), (said.strip(", "), _LOOK))


def _mark_of(fault: Any) -> Any:
    """Where to look: for what is opened and never closed, where it opens and not where the file ends."""
    at_the_end = any(words in (fault.problem or "") for words in ("end of stream", "<stream end>"))
    return (at_the_end and fault.context_mark) or fault.problem_mark or fault.context_mark


def _alias_line(text: str) -> int:
    """The line of the first alias; a composed node knows only where its anchor stands."""
    from ruamel.yaml import YAML
    from ruamel.yaml.tokens import AliasToken

    tokens = YAML(typ="safe", pure=True).scan(text)
    return next((token.start_mark.line + 1 for token in tokens if isinstance(token, AliasToken)), 1)


def _control_character(text: str) -> YamlFault | None:
    for number, line in enumerate(text.split("\n"), start=1):
        for character in line:
            if not character.isprintable() and (character < " " or character == "\x7f") and character != "\t":
                return YamlFault(number, f"a control character (U+{ord(character):04X}) stands in this line", _LOOK)
    return None


class _UnwantedYaml(Exception):
    """`line` 0: it stands where the first alias does."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


class _Reader:
    """Turns composed nodes into plain values and keeps the line of each."""

    def __init__(self) -> None:
        self.lines: dict[KeyPath, int] = {(): 1}
        self._seen: set[int] = set()

    def read(self, node: Any, path: KeyPath) -> Any:
        from ruamel.yaml.nodes import MappingNode, SequenceNode

        if node is None:
            return None
        if id(node) in self._seen:
            raise _UnwantedYaml(0, "an alias (`*name`) is used; write the words out again")
        self._seen.add(id(node))
        if isinstance(node, MappingNode):
            return self._mapping(node, path)
        if isinstance(node, SequenceNode):
            return [self._item(item, (*path, index)) for index, item in enumerate(node.value)]
        return _scalar(node)

    def _item(self, node: Any, path: KeyPath) -> Any:
        self.lines[path] = node.start_mark.line + 1
        return self.read(node, path)

    def _mapping(self, node: Any, path: KeyPath) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node.value, str):
                raise _UnwantedYaml(line, "a key is a list or has keys of its own; a word is wanted")
            key = _text(key_node)
            if key in found:
                raise _UnwantedYaml(line, f"the key `{key}` stands here a second time")
            self.lines[*path, key] = line
            found[key] = self.read(value_node, (*path, key))
        return found


def _scalar(node: Any) -> Any:
    try:
        return _value(node.tag.rpartition(":")[2], _text(node))
    except ValueError as fault:
        message = f"`{node.value[:_SHOWN]}` is not a number that can stand here"
        raise _UnwantedYaml(node.start_mark.line + 1, message) from fault


def _text(node: Any) -> str:
    text: str = node.value
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise _UnwantedYaml(node.start_mark.line + 1, "an escape stands for half a character only")
    return text


def _value(kind: str, text: str) -> Any:
    if kind == "int":
        return int(text, 0) if text.lower().lstrip("+-").startswith(("0x", "0o")) else int(text)
    if kind == "float":
        return float(text)
    if kind == "bool":
        return text.lower() == "true"
    return None if kind == "null" else text
