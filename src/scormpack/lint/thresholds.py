"""What the rules measure against, from data/thresholds.yaml; and the lists of words beside it."""

from functools import cache
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ConfigDict

from scormpack.core.errors import ScormpackError
from scormpack.core.yamlfile import YamlFault, parse, read_text

_DATA: Final = Path(__file__).resolve().parent / "data"


class _Group(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Sentences(_Group):
    """Words a sentence."""

    warning_words: int
    error_words: int
    mean_words: int


class Paragraphs(_Group):
    """Sentences a paragraph, and words without a heading or a list between them."""

    sentences: int
    words_without_a_break: int


class Reading(_Group):
    """Flesch-Kincaid grades, and the languages for which they mean something."""

    warning_grade: float
    error_grade: float
    languages: tuple[str, ...]


class Minutes(_Group):
    """The most minutes of a screen and of a module; `slack`: how much more may be stated than is needed."""

    slack: int
    screen: int
    module: int


class Size(_Group):
    """Screens of a module of about an hour; screens running that may not look the same."""

    an_hour: int
    fewest_screens: int
    most_screens: int
    same_layout_running: int


class Captions(_Group):
    """How much of a film captions cover, and how they can be read."""

    covered_share: float
    pause_seconds: float
    most_lines: int
    most_letters_a_line: int
    shortest_seconds: float
    longest_seconds: float
    warning_letters_a_second: float
    error_letters_a_second: float


class Consent(_Group):
    """Days before the end of a consent from which it is told."""

    warning_days: int


class Documents(_Group):
    """The pages of a document, and what its parts take of them, in millimetres."""

    most_pages: int
    page_mm: float
    head_mm: float
    heading_mm: float
    gap_mm: float
    words_a_line: int
    text_line_mm: float
    writing_line_mm: float
    row_mm: float


class Type(_Group):
    """Sizes of letters in CSS pixels, the height of lines, and their length in digits."""

    running_text_px: float
    smallest_px: float
    line_height: float
    longest_line_ch: float


class Contrast(_Group):
    """The least contrast of text and of marks, and the pairs of tokens that lie on each other."""

    text: float
    marks: float
    text_pairs: tuple[tuple[str, str], ...]
    mark_pairs: tuple[tuple[str, str], ...]


class Targets(_Group):
    """The smallest thing to press."""

    smallest_px: float


class Motion(_Group):
    """The most flashes in a second."""

    flashes_a_second: float


class Thresholds(_Group):
    """Every number that a rule measures against."""

    sentences: Sentences
    paragraphs: Paragraphs
    reading: Reading
    minutes: Minutes
    size: Size
    captions: Captions
    consent: Consent
    documents: Documents
    type: Type
    contrast: Contrast
    targets: Targets
    motion: Motion


@cache
def thresholds() -> Thresholds:
    """The numbers. A file that does not fit is a fault of scormpack and raises."""
    return Thresholds.model_validate(_data("thresholds"))


@cache
def alternatives(name: str) -> dict[str, str]:
    """A list of words with what to write instead."""
    return {str(word): str(plain) for word, plain in _data(name).items()}


@cache
def lists(name: str) -> dict[str, tuple[str, ...]]:
    """Named lists of words."""
    return {key: tuple(words) for key, words in _data(name).items()}


def _data(name: str) -> dict[str, Any]:
    document = parse(read_text(_DATA / f"{name}.yaml"))
    if isinstance(document, YamlFault):
        raise ScormpackError(f"{name}.yaml:{document.line}: {document.message}", fix="install scormpack again.")
    values: dict[str, Any] = document.data
    return values
