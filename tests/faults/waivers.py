"""Waivers that cover what they name, and waivers that are wrong themselves. Today is starter.TODAY, 2 March 2026."""

from faults.case import Bad, Change, Good, both, nothing, swap
from starter import COURSE_YAML, MODULE

_LISTEN = swap(COURSE_YAML, "modules: [one]", "modules: [one]\nlisten: wanted")


def _waiver(code: str = "R119", where: str = MODULE, until: str = "2026-03-02") -> Change:
    text = f"\nwaivers:\n  - {{code: {code}, where: {where}, reason: Later., role: editor, until: {until}}}"
    return swap(COURSE_YAML, "modules: [one]", "modules: [one]" + text)


BAD = (
    Bad("R119", "no screen is recorded", _LISTEN, MODULE, "screens:", ("2 of 2 screens", "`do-well`, `my-card`")),
    Bad("V001", "a waiver of what is not found", _waiver(), COURSE_YAML, "{code: R119", ("`R119`", MODULE)),
    Bad(
        "V002",
        "a waiver that ended yesterday",
        _waiver(until="2026-03-01"),
        COURSE_YAML,
        "{code: R119",
        ("2026-03-01",),
    ),
    Bad(
        "V003",
        "a waiver of a broken reference",
        _waiver("L006"),
        COURSE_YAML,
        "{code: L006",
        ("`L006` cannot be waived",),
    ),
    Bad("V003", "a waiver of a consent", _waiver("P101"), COURSE_YAML, "{code: P101", ("`P101`",)),
    Bad("L004", "a waiver of no code", _waiver("R1"), COURSE_YAML, "{code: R1", ("A code of a letter",)),
)

GOOD = (
    Good("R119", "recordings are not wanted yet", nothing),
    Good("V001", "a waiver of the file", both(_waiver(), _LISTEN)),
    Good("V001", "a waiver of any module", both(_waiver(where="modules/*/module.yaml"), _LISTEN)),
    Good("V001", "a waiver of a part of the file", both(_waiver(where=f'"{MODULE} screens"'), _LISTEN)),
    Good("V002", "a waiver on its last day", both(_waiver(until="2026-03-02"), _LISTEN)),
    Good("V003", "a waiver of a rule", both(_waiver(), _LISTEN)),
)
