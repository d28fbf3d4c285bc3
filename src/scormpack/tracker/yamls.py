"""What people write for the tracker in YAML, read with the line of every fault."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scormpack.core.errors import UnreadableInput
from scormpack.core.nearest import did_you_mean
from scormpack.core.yamlfile import KeyPath, LineMap, YamlFault, parse, read_text


@dataclass(slots=True)
class Reading:
    """One YAML file being read: its values, and the faults found so far, each with its line."""

    path: Path
    data: Any
    lines: LineMap
    faults: list[str] = field(default_factory=list)

    def fault(self, key: KeyPath, message: str) -> None:
        """Keep a fault at this key."""
        self.faults.append(f"{self.path.name}:{self.lines.line_of(key)}  {message}")

    def keys(self, key: KeyPath, value: Any, known: Iterable[str]) -> dict[str, Any]:
        """The value as keys with values; keys that are not known are faults."""
        if not isinstance(value, dict):
            self.fault(key, "keys with values are wanted here.")
            return {}
        allowed = tuple(known)
        for name in value:
            if allowed and name not in allowed:
                self.fault((*key, name), f"there is no key `{name}` here. {did_you_mean(name, allowed)}".strip())
        return value

    def words(self, key: KeyPath, value: Any) -> tuple[str, ...]:
        """The value as a list of words; one word alone is a list of one; nothing is an empty one."""
        if value is None:
            return ()
        if isinstance(value, str):
            return (value,)
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self.fault(key, "words, or a list of words, are wanted here; put numbers and true/false in quotation marks.")
        return ()

    def word(self, key: KeyPath, value: Any, default: str = "") -> str:
        """The value as one line of words."""
        if value is None:
            return default
        if isinstance(value, (str, int, float)) and not isinstance(value, bool):
            return str(value)
        self.fault(key, "words are wanted here.")
        return default

    def done(self) -> None:
        """Raises UnreadableInput with all faults, if there are any."""
        if self.faults:
            raise UnreadableInput("\n".join(self.faults), fix=f"mend these lines of {self.path} and run again.")


def open_yaml(path: Path) -> Reading:
    """The file's values with their lines. Raises UnreadableInput when it is no YAML."""
    document = parse(read_text(path))
    if isinstance(document, YamlFault):
        raise UnreadableInput(f"{path}:{document.line}  {document.message}.", fix=document.fix)
    return Reading(path, document.data, document.lines)
