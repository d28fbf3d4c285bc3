import pytest
from pydantic import ValidationError

from examples import changed, examples_of, fault_of

EXAMPLES = examples_of("scenario")


def scene(name: str, *goes: str) -> dict[str, object]:
    return {"id": name, "text": "A moment.", "choices": [{"id": to, "text": "Go on", "goes": to} for to in goes]}


def story(*scenes: dict[str, object], start: str = "a") -> str:
    return fault_of(changed("scenario", "One choice", scenes=list(scenes), start=start))


def test_an_answer_is_at_most_one_key_for_each_scene() -> None:
    assert EXAMPLES["One choice"].worst_case() == 4 * 3
    assert EXAMPLES["Two steps and a way back"].worst_case() == 6 * 3


def test_the_examples_can_be_walked_to_their_ends() -> None:
    assert [list(example.faults()) for example in EXAMPLES.values()] == [[], []]


def test_a_start_or_a_scene_that_is_not_there() -> None:
    assert story(scene("a", "b", "c"), scene("b"), scene("c"), start="x") == "there is no scene `x`; scenes: a, b, c"
    assert "no scene `x`" in story(scene("a", "b", "c", "x"), scene("b"), scene("c"))


def test_a_scene_that_nothing_leads_to() -> None:
    assert "no choice leads to the scene `d`" in story(scene("a", "b", "c"), scene("b"), scene("c"), scene("d"))


def test_a_story_that_can_end_in_one_way_only() -> None:
    assert "at least two scenes" in story(scene("a", "b", "c"), scene("b", "c"), scene("c"))


def test_a_way_that_never_ends() -> None:
    assert "in a circle" in story(scene("a", "b", "c"), scene("b", "a", "d"), scene("c"), scene("d"))


def test_one_reading_is_the_longest_way_and_all_words_are_graded() -> None:
    example = EXAMPLES["Two steps and a way back"]
    assert sum(map(len, example.one_reading())) < sum(map(len, example.texts()))


def test_a_scene_has_at_most_4_choices() -> None:
    with pytest.raises(ValidationError, match="choices"):
        changed("scenario", "One choice", scenes=[scene("a", *"bcdef"), scene("b"), scene("c")])
