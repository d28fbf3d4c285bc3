"""What a security statement says: questions of a prison, answered from findings alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from scormpack.audit.engine import Audited

# A question, the answer when nothing is found, and the codes that would find something.
_QUESTIONS: Final = (
    ("Does it name any address outside itself?", "No", ("X101",)),
    ("Can its scripts speak over the network?", "No", ("X102",)),
    ("Does it make code while it runs?", "No", ("X104",)),
    ("Does it open windows, or save files on the device?", "No", ("X105",)),
    ("Does it use camera, place, clipboard or workers?", "No", ("X106",)),
    ("Can learners send anything to each other?", "No", ("X107",)),
    ("Does it keep anything in the browser?", "No", ("X108",)),
    ("Does it ask who the learner is?", "No", ("X109",)),
    ("Does each page carry a policy by which the browser keeps it sealed?", "Yes", ("X110", "X111")),
    ("Is there anything active in pictures, PDFs or plug-ins?", "No", ("X112", "X113", "X114")),
    ("Are there scripts of third parties?", "None that name themselves", ("X115",)),
    ("Is every file of a known kind, and what its name says?", "Yes", ("F101", "F102", "F111", "Z111")),
    ("Are there hidden, empty or unlisted files?", "No", ("F103", "F104", "F107", "F108", "F112")),
    ("Is every file as it was built?", "Yes", ("F109", "F110", "Z112")),
    ("Is the zip clean: no links, passwords, bombs, stray bytes?", "Yes", tuple(f"Z{n}" for n in range(101, 111))),
    ("Do files tell of people, places or machines?", "No", ("M101", "M102", "M103", "M104", "M105")),
    ("Is its manifest one that platforms read?", "Yes", ("K", "C1", "T1")),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A question, its answer, how it looks (`yes`, `no-mark`, `open`), and the codes behind it."""

    question: str
    answer: str
    look: str
    codes: str


def rows(audited: Audited) -> Iterator[Row]:
    """Each question with what was found. What the files cannot answer alone is said to be open."""
    found = [finding.code.id for finding in audited.findings.in_order()]
    unread = any(name in {"Z101", "Z109"} for name in found) and not audited.read
    for question, good, codes in _QUESTIONS:
        hits = [name for name in found if name.startswith(codes)]
        named = codes[0] if len(codes) == 1 else f"{codes[0]} to {codes[-1]}" if len(codes[0]) > 2 else "K, C, T"  # noqa: PLR2004
        if unread and not hits:
            yield Row(question, "Not known: the zip cannot be read", "open", named)
        elif hits:
            yield Row(question, f"{len(hits)} findings: {', '.join(sorted(set(hits)))}", "no-mark", named)
        elif codes == ("F109", "F110", "Z112") and audited.catalogue is None:
            yield Row(question, "Not known: its maker left no list of digests", "open", named)
        elif codes == ("X102",) and "X103" in found:
            yield Row(question, "Yes, to a learning record store: X103", "open", named)
        else:
            yield Row(question, good, "yes", named)
