"""Holds claims against published figures."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from scormpack.tracker.claims.claim import AVAILABILITY, NONE, Claim, Claims
from scormpack.tracker.claims.scan import uncovered, words_of
from scormpack.tracker.disclosure.derived import ranking, rate, ratio
from scormpack.tracker.disclosure.published import Figure, Published
from scormpack.tracker.metrics.cubes import EVERY
from scormpack.tracker.reports.report import About, Ledger, Verdict

_TOPS: Final = frozenset({"best", "greatest", "highest", "largest", "most", "all"})
_EVERY: Final = frozenset({"all", "entire", "every", "everybody", "everyone"})
_WHOLE: Final = 100
SUPPORTED: Final = "supported"
NOT_SUPPORTED: Final = "not supported"
NOT_MEASURABLE: Final = "not measurable"
_ROW_OF: Final = {
    "module": "modules", "window": "windows", "country": "countries", "region": "regions", "estate": "estates",
    "phase": "phases", "cohort": "cohorts", "contact": "contacts", "site": "sites", "course": "courses",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measured:
    """What stands against a claim: the least and the greatest that the true figure may be, and the words for it."""

    least: float
    most: float
    words: str


def judge(claims: Claims, published: Published, about: About, text: str = "") -> Ledger:
    """A verdict for each claim, and what of the text no claim covers."""
    verdicts = tuple(_whole(_verdict(claim, published, about), claims) for claim in claims.claims)
    return Ledger(claims.source, verdicts, uncovered(text, [claim.sentence for claim in claims.claims]))


def _whole(verdict: Verdict, claims: Claims) -> Verdict:
    """Supported only when every numeral and superlative of the sentence is measured by a claim on that sentence."""
    own = [claim for claim in claims.claims if claim.sentence == verdict.sentence]
    left = [word for word in words_of(verdict.sentence) if not any(_measures(claim, word) for claim in own)]
    if verdict.verdict != SUPPORTED or not left:
        return verdict
    words = ", ".join(f"\u201c{word}\u201d" for word in dict.fromkeys(left))
    return replace(verdict, verdict=NOT_SUPPORTED, because=f"{verdict.because} Nothing here measures {words}.")


def _measures(claim: Claim, word: str) -> bool:
    """Whether this claim's comparison is about this numeral or superlative."""
    if word[:1].isdigit():
        return claim.figure is not None and word.replace(",", "").rstrip("%") == f"{claim.figure:g}"
    if claim.comparison == "highest":
        return word.casefold() in _TOPS
    return claim.figure == _WHOLE and claim.comparison in {"at least", "exactly"} and word.casefold() in _EVERY


def _verdict(claim: Claim, published: Published, about: About) -> Verdict:
    if claim.metric == NONE:
        return _said(claim, NOT_MEASURABLE, "", claim.because)
    if claim.comparison == "highest":
        return _highest(claim, published, about)
    measured = _METRICS.get(claim.metric, _no_figure)(claim, published)
    if measured is None:
        return _said(claim, NOT_MEASURABLE, "", about.missing.get(claim.metric, "No published figure measures it."))
    return _compare(claim, measured)


def _compare(claim: Claim, measured: Measured) -> Verdict:
    figure = claim.figure or 0
    holds = {
        "at least": (measured.least >= figure, measured.most < figure),
        "at most": (measured.most <= figure, measured.least > figure),
        "exactly": (measured.least == measured.most == figure, not measured.least <= figure <= measured.most),
    }[claim.comparison]
    if holds[0]:
        return _said(claim, SUPPORTED, measured.words, f"Claimed: {claim.comparison} {figure:g}.")
    if holds[1]:
        return _said(claim, NOT_SUPPORTED, measured.words, f"Claimed: {claim.comparison} {figure:g}.")
    return _said(
        claim,
        NOT_SUPPORTED,
        measured.words,
        f"Claimed: {claim.comparison} {figure:g}. The figures do not settle it.",
    )


def _said(claim: Claim, verdict: str, figure: str, because: str) -> Verdict:
    reason = because[:1].upper() + because[1:].rstrip(".") + "."
    return Verdict(claim.id, claim.sentence, claim.metric, verdict, figure, reason)


def _highest(claim: Claim, published: Published, about: About) -> Verdict:
    if claim.metric == "contact":
        return _most_starts(claim, published)
    found = ranking(published.tables["courses"]) if "courses" in published.tables else None
    place = found.of(about.course) if found else None
    if found is None:
        return _said(claim, NOT_MEASURABLE, "", about.missing["ranking"])
    if place is None:
        return _said(claim, NOT_MEASURABLE, "", "The course's own completion rate is not shown, so it has no rank.")
    words = f"{100 * place.rate.share:.0f}%, rank {place.rank} of {len(found.places)}"
    if place.rank == 1 and not place.tied:
        return _said(claim, SUPPORTED, words, "No other course's interval reaches its own.")
    why = (
        "It shares its rank: intervals overlap."
        if place.rank == 1
        else f"{place.rank - 1} courses lie wholly above it."
    )
    return _said(claim, NOT_SUPPORTED, words, why)


def _most_starts(claim: Claim, published: Published) -> Verdict:
    table = published.tables.get("contacts")
    rows = {row.key[0]: row.figures["starts"] for row in table.rows if row.key[0] != EVERY} if table else {}
    own = rows.pop(claim.where.get("contact", ""), None)
    if own is None or own.value is None or not rows:
        return _said(claim, NOT_MEASURABLE, "", "There are no published starts by kind of contact to compare.")
    words = f"about {own.value:,} starts"
    if all(own.least > (other.most if other.most is not None else own.least) for other in rows.values()):
        return _said(
            claim, SUPPORTED, words, "More starts followed it than any other kind; an association, not a cause."
        )
    return _said(
        claim, NOT_SUPPORTED, words, "Another kind was followed by as many starts, or its figure is suppressed."
    )


def _row(claim: Claim, published: Published, measure: str) -> Figure | None:
    """The figure of the row that `where` names, or of the whole."""
    if not claim.where:
        return published.figure("modules", (EVERY,), measure)
    dim, value = next(iter(claim.where.items()))
    return published.figure(_ROW_OF.get(dim, ""), (value,), measure)


def _count(measure: str) -> Callable[[Claim, Published], Measured | None]:
    def found(claim: Claim, published: Published) -> Measured | None:
        figure = _row(claim, published, measure)
        if figure is None or figure.value is None:
            return None
        return Measured(figure.least, figure.most or figure.least, f"about {figure.value:,}")

    return found


def _share(part: Figure | None, whole: Figure | None) -> Measured | None:
    found = rate(part, whole)
    if found is None:
        return None
    words = f"{100 * found.share:.0f}% ({100 * found.low:.0f}% to {100 * found.high:.0f}%)"
    return Measured(100 * found.low, 100 * found.high, words)


def _rate(claim: Claim, published: Published) -> Measured | None:
    return _share(_row(claim, published, "completed"), _row(claim, published, "followed"))


def _adjusted(claim: Claim, published: Published) -> Measured | None:
    return _share(_row(claim, published, "completed"), _row(claim, published, "stayed"))


def _course_rate(_claim: Claim, published: Published) -> Measured | None:
    return _share(published.figure("learners", (), "completed"), published.figure("learners", (), "followed"))


def _reach(claim: Claim, published: Published) -> Measured | None:
    dim, value = next(iter(claim.where.items()), ("all", EVERY))
    found = published.reach.get((dim, value))
    return Measured(found.count, found.of if found.at_least else found.count, f"{found} prisons") if found else None


def _available(claim: Claim, published: Published) -> Measured | None:
    found = published.reach.get(("available", claim.where.get("country", EVERY)))
    if found is None or not found.of:
        return None
    share = 100 * found.count / found.of
    return Measured(share, share, f"{found.count} of {found.of} prisons ({share:.0f}%)")


def _outputs(claim: Claim, published: Published) -> Measured | None:
    """The least share over the modules, of the document that most starters of each made."""
    table = published.tables.get("outputs")
    best: dict[str, Measured] = {}
    for row in table.rows if table else ():
        found = _share(row.figures["reached"], row.figures["asked"])
        wanted = claim.where.get("module") in {None, row.key[0]}
        if found and wanted and (row.key[0] not in best or found.least > best[row.key[0]].least):
            best[row.key[0]] = found
    return min(best.values(), key=lambda one: one.least, default=None)


def _confidence(claim: Claim, published: Published) -> Measured | None:
    key = (claim.where.get("module", EVERY),)
    return _share(published.figure("confidence", key, "up"), published.figure("confidence", key, "paired"))


def _broadcast(_claim: Claim, published: Published) -> Measured | None:
    found = association(published)
    return Measured(found, found, f"{found:.2f} times the change elsewhere") if found is not None else None


def association(published: Published) -> float | None:
    """Growth of starts at sites with Wayout TV over growth elsewhere, for all cycles against the 12 weeks before."""
    table = published.tables.get("broadcast")
    windows = sorted({row.key[0] for row in table.rows}) if table else []
    if table is None or len(windows) < 2:  # noqa: PLR2004 - before, and at least one cycle
        return None
    growth = {}
    for tv in ("yes", "no"):
        before = published.figure("broadcast", (windows[0], tv), "starts")
        found = [ratio(published.figure("broadcast", (window, tv), "starts"), before) for window in windows[1:]]
        known = [one for one in found if one is not None]
        growth[tv] = sum(known) / len(known) if len(known) == len(found) else None
    return growth["yes"] / growth["no"] if growth["yes"] is not None and growth["no"] else None


def _no_figure(_claim: Claim, _published: Published) -> Measured | None:
    return None


_METRICS: Final[Mapping[str, Callable[[Claim, Published], Measured | None]]] = {
    "starts": _count("starts"),
    "contact": _count("starts"),
    "completions": _count("completed"),
    "completion-rate": _rate,
    "adjusted-rate": _adjusted,
    "course-completion-rate": _course_rate,
    "reach": _reach,
    AVAILABILITY: _available,
    "outputs": _outputs,
    "confidence": _confidence,
    "broadcast": _broadcast,
}
