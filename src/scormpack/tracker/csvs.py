"""CSV files that people keep for the tracker, read with the line of every fault."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from scormpack.core.errors import UnreadableInput
from scormpack.core.nearest import did_you_mean
from scormpack.core.yamlfile import read_text

_YES: Final = {"yes", "y", "true", "1"}
_NO: Final = {"no", "n", "false", "0", ""}
SHOWN_FAULTS: Final = 20
PARTING: Final = (",", ";", "\t", "|")
"""What may part the cells of a table; spreadsheets choose by the computer's language."""


@dataclass(slots=True)
class Sheet:
    """One CSV being read: rows with their line numbers, and the faults found so far."""

    path: Path
    rows: tuple[tuple[int, dict[str, str]], ...]
    faults: list[str] = field(default_factory=list)

    def fault(self, line: int, message: str) -> None:
        """Keep a fault at this line."""
        self.faults.append(f"{self.path.name}:{line}  {message}")

    def day(self, line: int, column: str, text: str) -> date | None:
        """A date like 2026-11-23; None when the cell is empty."""
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.fault(line, f"`{column}` is `{text[:20]}`; a date like 2026-11-23 is wanted.")
            return None

    def yes(self, line: int, column: str, text: str) -> bool:
        """Yes or no; an empty cell is no."""
        if text.casefold() not in _YES | _NO:
            self.fault(line, f"`{column}` is `{text[:20]}`; yes or no is wanted.")
        return text.casefold() in _YES

    def done(self) -> None:
        """Raises UnreadableInput with all faults, if there are any."""
        if self.faults:
            more = len(self.faults) - SHOWN_FAULTS
            shown = self.faults[:SHOWN_FAULTS] + ([f"and {more} more."] if more > 0 else [])
            raise UnreadableInput("\n".join(shown), fix=f"mend these lines of {self.path} and run again.")


def open_csv(path: Path, columns: tuple[str, ...], needed: tuple[str, ...]) -> Sheet:
    """The rows of a CSV in UTF-8 with a header, parted by commas, semicolons or tabs; a column left out reads as "".

    Raises UnreadableInput when a needed column is missing, or one is there that nothing knows.
    """
    text = read_text(path)
    parted = max(PARTING, key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=parted)
    header = [cell.strip().casefold() for cell in next(reader, [])]
    unknown = [f"`{name}` {did_you_mean(name, columns)}".strip() for name in header if name and name not in columns]
    missing = [f"`{name}`" for name in needed if name not in header]
    if unknown or missing:
        said = [f"unknown columns: {', '.join(unknown)}"] if unknown else []
        said += [f"missing columns: {', '.join(missing)}"] if missing else []
        raise UnreadableInput(f"{path}:1  {'; '.join(said)}.", fix=f"columns that can stand here: {','.join(columns)}.")
    return Sheet(path, tuple(_rows(reader, header, columns)))


def _rows(
    reader: Iterator[list[str]], header: list[str], columns: tuple[str, ...]
) -> Iterator[tuple[int, dict[str, str]]]:
    for number, cells in enumerate(reader, start=2):
        if any(cell.strip() for cell in cells):
            found = dict(zip(header, (cell.strip() for cell in cells), strict=False))
            yield number, {name: found.get(name, "") for name in columns}
