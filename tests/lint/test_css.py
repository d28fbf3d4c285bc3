"""A style sheet read without a browser: rules and lines, lengths at their smallest; colours against each other."""

import pytest

from scormpack.lint.colours import contrast
from scormpack.lint.css import blocks, pixels

SHEET = """/* one
{ two } */
a, b > c { color: red; font: 400 1rem/1.5 x }
@media print {
  .p { margin: 0 }
}

.q { --bar: 2px; }
"""


def test_rules_know_their_lines_their_selectors_and_what_is_around_them() -> None:
    first, second, third = blocks(SHEET)
    assert (first.line, first.selectors, first.around) == (3, ("a", "b > c"), ())
    assert first.values == {"color": "red", "font": "400 1rem/1.5 x"}
    assert (second.line, second.selectors, second.on_paper) == (5, (".p",), True)
    assert (third.line, third.values, third.on_paper) == (8, {"--bar": "2px"}, False)


def test_a_sheet_that_is_not_closed_is_read_to_its_end() -> None:
    assert [block.selectors for block in blocks("a { color: red")] == [("a",)]
    assert list(blocks("}} ;")) == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("10px", 10),
        ("1.5rem", 30),
        (".5em", 10),
        ("12pt", 16),
        ("150%", 30),
        ("clamp(1rem, 4vw, 3rem)", 20),
        ("max(44px, 1rem)", 44),
        ("min(30px, 1rem)", 20),
        ("calc(.75 * var(--bar))", 15),
        ("calc(var(--bar) * 2)", 40),
        ("var(--none)", None),
        ("auto", None),
        ("4vw", None),
    ],
)
def test_a_length_is_the_smallest_that_it_can_be(value: str, expected: float | None) -> None:
    assert pixels(value, 20, {"--bar": "1rem"}) == (None if expected is None else pytest.approx(expected))


def test_variables_that_name_each_other_do_not_go_round_for_ever() -> None:
    assert pixels("var(--a)", 16, {"--a": "var(--b)", "--b": "var(--a)"}) is None


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#fff", "#000") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#000", "#fff") == contrast("#fff", "#000")
    assert contrast("#f2a900", "#f2a900") == pytest.approx(1)
