"""Consent of the people on film: whether it holds today, and for this way of showing them."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from scormpack.core.findings import Code, Finding, Severity
from scormpack.lint.subject import Subject
from scormpack.lint.thresholds import thresholds
from scormpack.load.schema import Sheet
from scormpack.model.consent import Consent

_SOURCE: Final = "consent of the people on film; charity practice: how long, where, and that it can be taken back"

ENDED: Final = Code(
    "P101",
    "A person on film who does not agree today",
    Severity.ERROR,
    "Someone would be shown against their will, in a place where it can follow them.",
    "ask the person; until they agree again, build without the film: `scormpack withdraw` does that.",
    _SOURCE,
)
OUT_OF_SCOPE: Final = Code(
    "P102",
    "A person on film who did not agree to be shown there",
    Severity.ERROR,
    "Consent is for places; another place is another question.",
    "ask the person and add the channel to the record, or do not build for it.",
    _SOURCE,
)
SOON: Final = Code(
    "P103",
    "A consent that ends or is due for review soon",
    Severity.WARNING,
    "Asking again takes time; afterwards the packages must be called back.",
    "ask the person now; then write the new dates into the record.",
    _SOURCE,
)


def check_course(subject: Subject) -> Iterator[Finding]:
    """Findings for the record of each person in a film of the course, each record once."""
    named = {name for module in subject.loaded.modules if module.film for name in module.film.model.people}
    for name in sorted(named & subject.loaded.consents.keys()):
        if not any(subject.loaded.consents[name].model.faults()):  # loading has told of those
            yield from _record(subject, subject.loaded.consents[name])


def _record(subject: Subject, sheet: Sheet[Consent]) -> Iterator[Finding]:
    consent, today = sheet.model, subject.today
    if consent.withdrawn and consent.withdrawn <= today:
        yield Finding(ENDED, sheet.where("withdrawn"), f"The consent was taken back on {consent.withdrawn}.")
    elif today < consent.from_:
        yield Finding(ENDED, sheet.where("from"), f"The consent begins on {consent.from_}.")
    elif today > consent.until:
        yield Finding(ENDED, sheet.where("until"), f"The consent ended on {consent.until}.")
    else:
        yield from _soon(subject, sheet)
    if subject.channel not in consent.channels:
        agreed = ", ".join(consent.channels)
        message = f"`{subject.profile.id}` shows the person by the channel `{subject.channel}`; agreed are: {agreed}."
        yield Finding(OUT_OF_SCOPE, sheet.where("channels"), message)


def _soon(subject: Subject, sheet: Sheet[Consent]) -> Iterator[Finding]:
    near = subject.today + timedelta(days=thresholds().consent.warning_days)
    if sheet.model.until <= near:
        yield Finding(SOON, sheet.where("until"), f"The consent ends on {sheet.model.until}.")
    elif sheet.model.review and sheet.model.review <= near:
        yield Finding(SOON, sheet.where("review"), f"The consent is due for review on {sheet.model.review}.")
