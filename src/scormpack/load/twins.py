"""The same file in another language: words laid over it under the same keys and ids, and nothing else.

`cy.yaml` stands beside `module.yaml` (and beside `course.yaml`). Entries of lists meet by their ids, or by their order
where they have none. What is no word (ids, kinds, files, minutes, names of people) is written once, in the first file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from scormpack.core.findings import Finding, Findings, Where
from scormpack.core.nearest import did_you_mean
from scormpack.core.yamlfile import Document, KeyPath, LineMap
from scormpack.load import codes
from scormpack.load.schema import Sheet, fit, read_document

Model = TypeVar("Model", bound=BaseModel)

_NOT_WORDS: Final = frozenset(
    (
        *("as", "audio", "colour", "compare", "employer", "file", "film", "from", "goes", "group", "id", "kind"),
        *("layout", "look", "moment", "output", "part", "person", "schema", "speaker", "start", "theme", "type"),
        *("iri", "languages", "listen", "modules", "waivers"),
    )
)


def load_twin(sheet: Sheet[Model], first: Path, lang: str, root: Path, findings: Findings) -> Sheet[Model] | None:
    """The file `first`, already read as `sheet`, in this language; None when it is not there, or has faults."""
    path = first.with_name(f"{lang}.yaml")
    if not path.is_file():
        return None
    shown = path.relative_to(root).as_posix()
    own, twin = read_document(first, sheet.path, Findings()), read_document(path, shown, findings)
    if own is None or twin is None:
        return None
    overlay = _Overlay(twin.lines, shown)
    data = overlay.lay(own.data, twin.data, (), ())
    findings.extend(overlay.findings)
    return fit(type(sheet.model), Document(data, LineMap(overlay.lines)), shown, findings)


def words_in(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Each word of a file that a second language needs, by its place: `screens.welcome.title`."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in _NOT_WORDS:
                yield from words_in(inner, (*path, str(key)))
    elif isinstance(value, (list, tuple)):
        for index, inner in enumerate(value):
            name = inner.get("id", index) if isinstance(inner, Mapping) else index
            yield from words_in(inner, (*path, str(name)))
    elif isinstance(value, str) and value:
        yield ".".join(path), value


@dataclass
class _Overlay:
    """Lays a twin over its first; then `lines` are the twin's lines by the first one's places."""

    where: LineMap
    path: str
    findings: list[Finding] = field(default_factory=list)
    lines: dict[KeyPath, int] = field(default_factory=dict)

    def lay(self, own: Any, twin: Any, at: KeyPath, place: KeyPath) -> Any:
        """`own` with the words of `twin`; `at` is the place in the first file, `place` the one in the twin."""
        self.lines[at] = self.where.line_of(place)
        if isinstance(own, dict) and isinstance(twin, dict):
            return {**own, **dict(self._keys(own, twin, at, place))}
        if isinstance(own, list) and isinstance(twin, list):
            return self._entries(own, twin, at, place)
        if isinstance(own, str) and isinstance(twin, str):
            return twin
        wanted = "words are" if isinstance(own, str) else "the same kind of entry as in the first language is"
        self._tell(codes.WRONG_VALUE, place, f"Here {wanted} wanted.", "write it as in the first language.")
        return own

    def _keys(
        self, own: dict[str, Any], twin: dict[str, Any], at: KeyPath, place: KeyPath
    ) -> Iterator[tuple[str, Any]]:
        for key, value in twin.items():
            here = (*place, key)
            if key not in own:
                message = f"There is no key `{key}` here in the first language. {did_you_mean(key, own)}".strip()
                self._tell(codes.UNKNOWN_KEY, here, message, "take it out, or write it in the first language too.")
            elif key == "id" and value == own[key]:
                continue
            elif key in _NOT_WORDS or not isinstance(own[key], (str, list, dict)):
                message = f"`{key}` is no word: it stands in the first language alone."
                self._tell(codes.AT_ODDS, here, message, "take it out of this file.")
            else:
                yield key, self.lay(own[key], value, (*at, key), here)

    def _entries(self, own: list[Any], twin: list[Any], at: KeyPath, place: KeyPath) -> list[Any]:
        merged = list(own)
        for number, value in enumerate(twin):
            index = self._meets(own, value, number, (*place, number))
            if index is not None:
                merged[index] = self.lay(own[index], value, (*at, index), (*place, number))
        return merged

    def _meets(self, own: list[Any], value: Any, number: int, here: KeyPath) -> int | None:
        """The entry of the first language that this one belongs to; None after telling that there is none."""
        ids = [one.get("id") for one in own if isinstance(one, dict)]
        name = value.get("id") if isinstance(value, dict) else None
        if any(ids) and name not in ids:
            message = f"There is no `{name}` here in the first language." if name else "This entry needs an `id`."
            hint = did_you_mean(str(name), [str(one) for one in ids if one]) if name else ""
            self._tell(codes.DANGLING, here, f"{message} {hint}".strip(), "use the ids of the first language.")
            return None
        if any(ids):
            return ids.index(name)
        if number >= len(own):
            self._tell(codes.DANGLING, here, f"The first language has {len(own)} entries here; this is one more.", "")
            return None
        return number

    def _tell(self, code: Any, place: KeyPath, message: str, fix: str) -> None:
        where = Where(self.path, self.where.line_of(place), ".".join(str(part) for part in place))
        self.findings.append(Finding(code, where, message, fix))
