"""People on film whose consent does not hold today, or not for this platform. Today is starter.TODAY, 2 March 2026."""

from faults.case import Bad, Good, both, put, swap
from faults.film import RECORD, consent, ready
from starter import CONSENT, FILM

_DATES = "until: 2027-01-01\nreview: 2026-09-01"


def _record(old: str, new: str) -> bytes:
    assert old in RECORD
    return RECORD.replace(old, new).encode()


def _bad(code: str, what: str, old: str, new: str, line: str, says: str) -> Bad:
    return Bad(code, what, both(ready, put(CONSENT, _record(old, new))), CONSENT, line, (says,))


def _good(code: str, what: str, old: str, new: str) -> Good:
    return Good(code, what, both(ready, put(CONSENT, _record(old, new))))


BAD = (
    _bad("P101", "the consent ended yesterday", _DATES, "until: 2026-03-01", "until:", "ended on 2026-03-01"),
    _bad(
        "P101", "the consent begins tomorrow", "from: 2025-01-01", "from: 2026-03-03", "from:", "begins on 2026-03-03"
    ),
    _bad(
        "P101",
        "the consent was taken back",
        "contact:",
        "withdrawn: 2026-02-01\ncontact:",
        "withdrawn:",
        "taken back on 2026-02-01",
    ),
    _bad(
        "P102",
        "the consent is for television alone",
        "[lms, print]",
        "[tv]",
        "channels:",
        "by the channel `lms`; agreed are: tv",
    ),
    _bad("P103", "the consent ends in 60 days", _DATES, "until: 2026-05-01", "until:", "ends on 2026-05-01"),
    _bad(
        "P103",
        "the review is in 60 days",
        "review: 2026-09-01",
        "review: 2026-05-01",
        "review:",
        "review on 2026-05-01",
    ),
    _bad("P103", "the review is past", "review: 2026-09-01", "review: 2026-02-01", "review:", "review on 2026-02-01"),
    Bad(
        "L006",
        "a consent record is not there",
        both(ready, swap(FILM, "people: [consent-1]", "people: [consent-1, consent-2]")),
        FILM,
        "people:",
        ("no consent record `consent-2`", "Did you mean `consent-1`?"),
    ),
    _bad("L009", "a consent ends before it begins", _DATES, "until: 2024-01-01", "until:", "lies before"),
    _bad("L009", "a review after the end", "review: 2026-09-01", "review: 2028-09-01", "review:", "lies outside"),
    _bad("L009", "a record is not named like its file", "id: consent-1", "id: consent-2", "id:", "`consent-2`"),
    _bad("L004", "a date that is none", "until: 2027-01-01", "until: 2027-13-01", "until:", "A date is wanted"),
)

_PAST = RECORD.replace("2027", "2025").replace("review: 2026-09-01\n", "")

GOOD = (
    Good("P101", "a consent that holds", ready),
    _good("P101", "a consent that begins today", "from: 2025-01-01", "from: 2026-03-02"),
    Good("P101", "a record of nobody in the course that has ended", consent(_PAST)),
    _good("P102", "a consent for more channels", "[lms, print]", "[tv, lms]"),
    _good("P103", "a consent that ends in 61 days", _DATES, "until: 2026-05-02"),
    _good("L006", "a record with the other reference", "shown_as: Sam", "shown_as: Alex"),
)
