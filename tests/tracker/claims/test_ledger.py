"""Claims are supported, not supported or not measurable, and nothing in a text slips by."""

from pathlib import Path

import pytest

from places import SHARED, needs_shared
from scormpack.core.errors import UnreadableInput
from scormpack.tracker.claims.claim import load_claims
from scormpack.tracker.claims.judge import judge
from scormpack.tracker.claims.scan import uncovered
from scormpack.tracker.reports.report import Ledger
from tracker.report.made import Made, World, make
from tracker.truth import MODULES

IMPACT = Path(__file__).parent / "impact.yaml"
MINE = """schema: 1
source: Us
claims:
  - {id: a, sentence: Many complete., metric: completion-rate, comparison: at least, figure: 30}
  - {id: b, sentence: Nine in ten complete., metric: completion-rate, comparison: at least, figure: 90}
  - {id: c, sentence: We had 100 starts., metric: starts, comparison: at least, figure: 100}
  - {id: d, sentence: Exactly this many., metric: starts, comparison: exactly, figure: 123}
  - {id: e, sentence: We reached 12 prisons., metric: reach, comparison: exactly, figure: 12}
  - {id: f, sentence: It is best., metric: ranking, comparison: highest}
  - {id: g, sentence: They were moved., metric: adjusted-rate, comparison: at least, figure: 1}
  - {id: h, sentence: They liked it., metric: none, because: nobody asked}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(tmp_path_factory.mktemp("claims"))


def judged(made: Made, path: Path, text: str = "") -> Ledger:
    return judge(load_claims(path), made.outcome.report.published, made.outcome.report.about, text)


def test_claims_are_held_against_published_figures(made: Made, tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    path.write_text(MINE, "utf-8")
    ledger = judged(made, path)
    assert {one.id: one.verdict for one in ledger.verdicts} == {
        "a": "supported",
        "b": "not supported",
        "c": "supported",
        "d": "not supported",
        "e": "supported",
        "f": "not measurable",
        "g": "not measurable",
        "h": "not measurable",
    }
    said = {one.id: one.because for one in ledger.verdicts}
    assert said["h"] == "Nobody asked."
    assert "withdrawals" in said["g"]


def test_a_sentence_is_supported_only_when_all_its_big_words_are_measured(made: Made, tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    claims = (
        "{id: a, sentence: The first course with 100 starts., metric: starts, comparison: at least, figure: 100}",
        "{id: b, sentence: It had 100 starts in 12 prisons., metric: starts, comparison: at least, figure: 100}",
        "{id: c, sentence: It had 100 starts in 12 prisons., metric: reach, comparison: exactly, figure: 12}",
    )
    path.write_text("schema: 1\nclaims:\n" + "".join(f"  - {claim}\n" for claim in claims), "utf-8")
    found = {one.id: one for one in judged(made, path).verdicts}
    assert found["a"].verdict == "not supported"
    assert "first" in found["a"].because
    assert found["b"].verdict == found["c"].verdict == "supported"


def test_a_claim_to_be_best_needs_something_to_compare_with(tmp_path: Path) -> None:
    alone = make(tmp_path / "alone", World(others=()))
    path = tmp_path / "claims.yaml"
    path.write_text(MINE, "utf-8")
    found = next(one for one in judged(alone, path).verdicts if one.id == "f")
    assert (found.verdict, found.figure) == ("not measurable", "")


@pytest.mark.parametrize(
    ("others_complete", "verdict"), [(0.2, "supported"), (0.53, "not supported"), (0.9, "not supported")]
)
def test_the_best_course_is_the_one_whose_interval_no_other_reaches(
    tmp_path: Path, others_complete: float, verdict: str
) -> None:
    made = make(tmp_path / "made", World(modules=MODULES[:1], others_complete=others_complete))
    path = tmp_path / "claims.yaml"
    path.write_text(MINE, "utf-8")
    found = next(one for one in judged(made, path).verdicts if one.id == "f")
    assert found.verdict == verdict, found.because
    assert "of 3" in found.figure


@needs_shared
def test_the_impact_report_is_told_apart_claim_by_claim(made: Made) -> None:
    text = next((SHARED / "documents").glob("000*")).read_text("utf-8")
    ledger = judged(made, IMPACT, text)
    verdicts = {one.id: one.verdict for one in ledger.verdicts}
    assert verdicts["reach"] == "not supported", "twelve invented prisons are not 114"
    assert verdicts["staff"] == verdicts["three-cycles"] == verdicts["first-time"] == "not measurable"
    assert set(verdicts.values()) <= {"supported", "not supported", "not measurable"}
    flat = " ".join(text.split())
    for one in ledger.verdicts:
        assert " ".join(one.sentence.split()) in flat, f"{one.id} is not word for word"


@needs_shared
def test_what_no_claim_covers_is_listed_with_its_line(made: Made) -> None:
    text = next((SHARED / "documents").glob("000*")).read_text("utf-8")
    ledger = judged(made, IMPACT, text)
    words = {one.words for one in ledger.uncovered}
    assert {"2024", "Five"} <= words
    assert "114" not in words
    assert "highest" not in words
    lines = text.split("\n")
    assert all(one.words in lines[one.line - 1] for one in ledger.uncovered)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It reached 114 prisons.", ["114"]),
        ("A 12-week cycle, 3.5% up on 2,000.", ["12", "3.5%", "2,000"]),
        ("The fastest and happiest of all.", ["fastest", "happiest", "all"]),
        ("The largest interest, an honest request to rest.", ["largest"]),
        ("Module m5 and COVID19.", []),
        ("Nothing to say.", []),
    ],
)
def test_numerals_and_superlatives_are_found(text: str, words: list[str]) -> None:
    assert [one.words for one in uncovered(text, [])] == words


def test_a_sentence_that_a_claim_has_is_covered_across_line_breaks() -> None:
    text = "One thing.\nWe reached 114\nprisons in all. It was 7."
    found = uncovered(text, ["We reached 114 prisons in all."])
    assert [(one.line, one.words) for one in found] == [(3, "7")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("schema: 1\nclaims:\n  - {id: a, sentence: x, metric: reech}\n", "Did you mean `reach`?"),
        ("schema: 1\nclaims:\n  - {id: a, sentence: x, metric: none}\n", "`because` is wanted"),
        ("schema: 1\nclaims:\n  - {id: a, sentence: x, metric: reach, comparison: at least}\n", "`figure` is wanted"),
        ("schema: 2\nclaims: []\n", "`schema: 1` is wanted"),
    ],
)
def test_a_fault_in_the_claims_is_told_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "claims.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(UnreadableInput) as caught:
        load_claims(path)
    assert words in str(caught.value)
    assert "claims.yaml:" in str(caught.value)
