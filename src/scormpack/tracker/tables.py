"""What the sources that are tables have in common: their setting, who a row is about, what its activity is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from scormpack.tracker.cells import Sheet
from scormpack.tracker.events import Kind
from scormpack.tracker.landing.lines import Bad
from scormpack.tracker.normalise import Normaliser, Target
from scormpack.tracker.records import Record

Told = Record | Bad
"""What a row gives: a record, or its number and why it gives none."""

_ID: Final = frozenset(
    {
        "id number",
        "idnumber",
        "learner",
        "learner id",
        "id-nummer",
        "numéro d'identification",
        "número de id",
        "rhif id",
    }
)
_EMAIL: Final = frozenset(
    {"email address", "email", "e-mail", "cyfeiriad e-bost", "adresse de courriel", "e-mail-adresse"}
    | {"dirección de correo", "dirección email"}
)
_NAME: Final = frozenset({"name", "", "enw", "full name", "nom", "nombre", "first name", "last name", "user full name"})
NO_IDENTITY: Final = "there is no id number or e-mail in it"


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a table from outside: file name, time zone, site, course and activity, and how far to trust."""

    normaliser: Normaliser
    file: str = ""
    zone: str = "Europe/London"
    site: str | None = None
    course: str | None = None
    activity: str | None = None
    by_name: bool = False
    exported: str = field(default="")

    def target(self, name: str) -> Target | None:
        """What an activity's name in an export stands for; None when the mapping does not know it."""
        cleaned = re.sub(r"^SCORM package: ", "", name)
        return self.normaliser.activity(cleaned, self.course)

    def first(self, names: Iterable[str]) -> Target | None:
        """What the first known of these names stands for; the others are not noted as unknown."""
        return next((found for name in names if (found := self.normaliser.known(name, self.course))), None)


@dataclass(frozen=True, slots=True)
class Who:
    """Where in a table's rows the identity stands."""

    id_at: int | None
    email_at: int | None
    names_at: tuple[int, ...]

    @property
    def columns(self) -> frozenset[int]:
        """All columns that tell a person."""
        return frozenset(at for at in (self.id_at, self.email_at, *self.names_at) if at is not None)

    def identity(self, cells: tuple[str, ...], *, by_name: bool) -> str:
        """The id number, else the e-mail, else (only if that is wanted) the name; empty when there is none."""
        for at in (self.id_at, self.email_at):
            if at is not None and (found := cell(cells, at)):
                return found
        return " ".join(cell(cells, at) for at in self.names_at).strip() if by_name else ""


def who_of(header: Iterable[str]) -> Who:
    """Where the identity stands under this header."""
    words = [name.casefold() for name in header]
    first = {name: at for at, name in reversed(list(enumerate(words)))}
    id_at = next((first[name] for name in words if name in _ID), None)
    email_at = next((first[name] for name in words if name in _EMAIL), None)
    named = tuple(at for at, name in enumerate(words) if name in _NAME and (name or at == 0))
    return Who(id_at, email_at, named)


def cell(cells: tuple[str, ...], at: int) -> str:
    """The cell at this place; empty when the row is shorter, or has a dash for nothing."""
    found = cells[at] if 0 <= at < len(cells) else ""
    return "" if found == "-" else found


def column(sheet: Sheet, *names: str) -> int | None:
    """The first column with one of these names, in whatever capitals."""
    wanted = {name.casefold() for name in names}
    return next((at for at, name in enumerate(sheet.header) if name.casefold() in wanted), None)


def is_module(target: Target | None) -> bool:
    """Whether this is a module or a course as a whole, as rows of an LMS are about."""
    return target is not None and target.kind in {Kind.MODULE, Kind.COURSE}


def number(words: str) -> float | None:
    """The number that is written here, with a point or a comma; None for none."""
    try:
        found = float(words.replace(",", "."))
    except ValueError:
        return None
    return found if abs(found) < 1e9 else None  # noqa: PLR2004 - no score or time is larger; keeps out inf and nan too
