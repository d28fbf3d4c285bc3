"""Counting words as a reader meets them: sentences, words, syllables, the Flesch-Kincaid grade.

The syllable count is our own, by rules of English spelling, so that nothing has to be downloaded. It is for
English only, and a help to set priorities, not a judge.
"""

import re
from collections.abc import Iterable
from typing import Final

from scormpack.core.markdown import blocks_of, plain_text

_SENTENCE_END: Final = re.compile(r"(?<=[.?!:;])[\"'”’)]*\s+|\n+|\s+[-–—]\s+")
_FULL_STOP: Final = re.compile(r"(?<=[.?!])[\"'”’)]*\s+(?![a-z])")
_SPEECH: Final = re.compile(r"“[^”]*”|\"[^\"]*\"")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_VOWEL_GROUP: Final = re.compile(r"[aeiouy]+")
_SILENT_END: Final = re.compile(
    r"(?:(?:[^laeiouy]|[aeiouy]l)e|(?:[^laeiouytd]|[aeiouyl]l)ed|(?:[^laeiouyscxzgh]|[aeiouy]l)es)$"
)
_TWO_AFTER_ALL: Final = re.compile(
    r"ia(?!l|n$|ns$)|eo|iu|ua(?!r)|uou|ying|io(?!n|us)|(?<=cr)ea(?=te|ti)|[aeiou]ing$"
    r"|[aou]y(?=[aeiou])(?!e[ds]$)|(?<![ct])ie(?=n[ct])|ie(?=rs?$|ty)|eu(?=m)|(?<=[rv])io(?=us)|(?<=[^aeiour])n't$"
)
_SPELT_OTHERWISE: Final = {
    "area": 3, "business": 2, "every": 2, "everyone": 3, "everything": 3, "everyday": 3, "evening": 2,
    "people": 2, "being": 2, "doing": 2, "going": 2, "seeing": 2, "saying": 2, "video": 3, "idea": 3,
    "ideas": 3, "create": 2, "quiet": 2, "trial": 2, "something": 2, "someone": 2, "sometimes": 2,
    "somewhere": 2, "somebody": 3, "interest": 2, "different": 2, "several": 2, "probation": 3,
    "lion": 2, "science": 2, "diary": 3, "real": 1, "really": 2, "headaches": 2, "hours": 1, "hour": 1,
    "themselves": 2, "yourselves": 2, "ourselves": 2, "useful": 2, "homework": 2, "safety": 2,
    "careful": 2, "hopeful": 2, "movement": 2, "statement": 2, "basement": 2, "lonely": 2, "likely": 2,
    "lovely": 2, "nicely": 2, "closely": 2, "safely": 2, "names": 1, "comes": 1, "makes": 1, "takes": 1,
    "aren't": 1, "weren't": 1,
}  # fmt: skip


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a Markdown text; a list entry, a heading or a part after a colon stands alone."""
    return tuple(part for part in _SENTENCE_END.split(plain_text(text)) if words(part))


def paragraphs(text: str) -> tuple[tuple[str, ...], ...]:
    """Each paragraph, list entry and heading of a Markdown text as its sentences, up to full stops only.

    What somebody says in quotation marks is one part of the sentence around it, however many stops it has.
    """
    parts = (_FULL_STOP.split(_SPEECH.sub(_one_saying, block)) for _, block in blocks_of(text))
    return tuple(tuple(part for part in sentences if words(part)) for sentences in parts)


def _one_saying(speech: re.Match[str]) -> str:
    return re.sub(r"[.?!](?=.*\s.)", "", speech[0])


def longest_run(text: str) -> int:
    """The most words that follow each other in paragraphs, without a heading or a list between."""
    longest = run = 0
    for kind, block in blocks_of(text):
        run = run + len(words(block)) if kind == "paragraph" else 0
        longest = max(longest, run)
    return longest


def words(text: str) -> list[str]:
    """The words and numbers in plain text."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """About how many syllables an English word has, at least one."""
    bare = word.lower().replace("’", "'").removesuffix("'s")
    if bare in _SPELT_OTHERWISE:
        return _SPELT_OTHERWISE[bare]
    if "-" in bare:
        return sum(syllables(part) for part in bare.split("-") if part)
    bare = bare.replace("qu", "q")
    count = len(_VOWEL_GROUP.findall(bare)) + len(_TWO_AFTER_ALL.findall(bare))
    if _SILENT_END.search(bare):
        count -= 1
    return max(1, count)


def grade(texts: Iterable[str]) -> float | None:
    """The Flesch-Kincaid grade of these texts together; None when there are too few words to say."""
    found = [sentence for text in texts for sentence in sentences(text)]
    spoken = [word for sentence in found for word in words(sentence)]
    if len(spoken) < _ENOUGH_WORDS:
        return None
    per_sentence = len(spoken) / len(found)
    per_word = sum(map(syllables, spoken)) / len(spoken)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59


_ENOUGH_WORDS: Final = 30
