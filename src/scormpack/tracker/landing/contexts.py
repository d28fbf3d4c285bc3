"""What the extensions of a batch's contexts say: the session, and what our own statements of exports carry."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scormpack.tracker.landing.parse import CONTEXTS, SESSION
from scormpack.tracker.landing.uuids import LENGTH, Uuids, parts, texts_of_length
from scormpack.tracker.landing.words import Words, asked, mixed
from scormpack.tracker.privacy import looks_personal

_BEGIN: Final = np.frombuffer(f'{{"{SESSION}":"'.encode(), np.uint8)
_END: Final = np.frombuffer(b'"}', np.uint8)
_AT: Final = len(_BEGIN)
_SIZE: Final = _AT + LENGTH + len(_END)


@dataclass(frozen=True, slots=True)
class Contexts:
    """Of n rows: sessions as text, own sites, cohorts and sources as words, a digest, and what looks personal."""

    session: Any
    site: Words
    cohort: Words
    source: Words
    digest: Any
    is_personal: Any

    @classmethod
    def of(cls, con: Any, column: Any) -> "Contexts":
        """From the extensions as JSON text. Most hold a session's UUID and nothing else, and need no JSON parser."""
        usual = _only_sessions(column)
        others = Words.of(pc.if_else(pa.array(usual.good), pa.scalar(None, pa.string()), column))
        found = asked(con, CONTEXTS, others)
        personal = [any(_is_personal(word) for word in row) for row in zip(*_lists(found), strict=True)]
        session = usual.texts(np.arange(len(column)))
        site, cohort, source = (Words(others.codes, found[name].to_pylist()) for name in ("site", "cohort", "source"))
        return cls(
            pc.coalesce(session, found["session"].combine_chunks().take(pa.array(others.codes))),
            site,
            cohort,
            source,
            np.where(usual.good, mixed(usual.first, usual.last), found["content"].to_numpy()[others.codes]),
            np.array(personal, bool)[others.codes],
        )


def _only_sessions(column: Any) -> Uuids:
    """The sessions of the rows that have that and nothing else."""
    letters, rows = texts_of_length(column, _SIZE)
    same = np.empty(len(letters), bool)
    for part in parts(len(letters)):
        some = letters[part]
        same[part] = (some[:, :_AT] == _BEGIN).all(axis=1) & (some[:, -len(_END) :] == _END).all(axis=1)
    rows[rows] = same
    return Uuids.of(letters[:, _AT : _AT + LENGTH] if same.all() else letters[same, _AT : _AT + LENGTH], rows)


def _lists(found: Any) -> list[list[str | None]]:
    return [found[name].to_pylist() for name in ("session", "site", "cohort")]


def _is_personal(word: str | None) -> bool:
    return word is not None and looks_personal(word) is not None
