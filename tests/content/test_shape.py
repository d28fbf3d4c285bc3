"""The five modules keep the measures of the house."""

import re

import pytest

from learner import everything, modules, work_stories
from scormpack.app.check import check
from scormpack.lint.words import grade
from scormpack.load.course import LoadedModule
from scormpack.load.profiles import load_profile, profile_names
from scormpack.model.course import Module
from scormpack.model.film import Film
from scormpack.render.budget import state_budget
from scormpack.render.layout import layout_of
from starter import TODAY

MODULES = pytest.mark.parametrize("module", modules(), ids=lambda module: module.id)
LOADED = pytest.mark.parametrize("loaded", work_stories().modules, ids=lambda loaded: loaded.module.id)
PLAN = {
    "m1-confidence": ("Confidence", "marigold"),
    "m2-wellbeing": ("Wellbeing", "teal"),
    "m3-skills": ("Skills & Knowledge", "blue"),
    "m4-empathy": ("Empathy & Planning", "plum"),
    "m5-resilience": ("Resilience & Positivity", "coral"),
}


def test_the_course_has_no_finding_at_all() -> None:
    assert check(work_stories().root, today=TODAY).findings.in_order() == ()


def test_the_five_themes_come_in_order_each_in_its_colour() -> None:
    assert {module.id: (module.theme, module.colour) for module in modules()} == PLAN
    assert list(PLAN) == list(work_stories().course.modules)


@MODULES
def test_a_module_has_14_to_22_screens_in_an_hour(module: Module) -> None:
    assert 14 <= len(module.screens) <= 22
    assert sum(screen.minutes for screen in module.screens) <= module.minutes == 60


@MODULES
def test_a_module_shows_at_least_six_scenes(module: Module) -> None:
    assert len({screen.scene.file for screen in module.screens if screen.scene}) >= 6


@MODULES
def test_a_module_begins_with_its_cover_and_ends_with_a_document(module: Module) -> None:
    assert layout_of(module.screens[0]) == "cover"
    assert module.screens[-1].activity.type == "output"


@MODULES
def test_a_module_has_a_film_many_kinds_of_task_and_something_to_keep(module: Module) -> None:
    kinds = [screen.activity.type for screen in module.screens]
    assert kinds.count("film") == 1
    assert len(set(kinds)) >= 8
    assert {output.id for output in module.outputs} == {
        screen.activity.output  # type: ignore[attr-defined]
        for screen in module.screens
        if screen.activity.type == "output"
    }


@MODULES
def test_sureness_is_asked_before_and_after_about_the_same(module: Module) -> None:
    scales = [screen.activity for screen in module.screens if screen.activity.type == "scale"]
    before, after = scales[0], scales[-1]
    assert (before.moment, after.moment) == ("before", "after")  # type: ignore[attr-defined]
    assert before.part_names() == after.part_names()


@MODULES
def test_a_picture_with_meaning_says_what_it_shows_in_few_words(module: Module) -> None:
    for screen in module.screens:
        if screen.scene and screen.scene.alt:
            assert screen.scene.alt.count(".") <= 2
            assert 3 <= len(screen.scene.alt.split()) <= 30
            assert not re.match(r"(A |An |The )?(picture|image|photo|drawing)", screen.scene.alt, re.IGNORECASE)


@LOADED
def test_answers_fit_every_platform_that_is_known(loaded: LoadedModule) -> None:
    limits = [load_profile(name).suspend_data_aim.value for name in profile_names()]
    assert state_budget(loaded).total <= min(limits)


@LOADED
def test_the_film_is_counted_and_told_as_a_placeholder(loaded: LoadedModule) -> None:
    assert loaded.film is not None
    film: Film = loaded.film.model
    assert film.placeholder
    (screen,) = [screen for screen in loaded.module.screens if screen.activity.type == "film"]
    assert screen.minutes >= film.planned_minutes


def test_the_whole_course_reads_at_most_at_grade_4() -> None:
    found = grade(text for module in modules() for screen in module.screens for text in screen.activity.texts())
    assert found is not None
    assert found <= 4


def test_no_text_shouts_or_judges() -> None:
    verdict = r"(?:^|[.?:] )(?:Wrong|Right|Correct|Incorrect)\b|incorrect|correct answer|wrong answer|[Ww]ell done"
    wrong = re.compile(rf"!|{verdict}|\b[Ll]earners?\b|\boffenders?\b(?! who want)")
    assert [(where, wrong.findall(text)) for where, text in everything() if wrong.search(text)] == []


def test_no_word_stands_in_capitals_for_stress() -> None:
    names = {"OK", "CV", "ID", "NI", "HMP", "CSCS", "WEBVTT", "TV", "DBS", "PIP", "GP", "NHS", "P45"}
    found = {word for _, text in everything() for word in re.findall(r"\b[A-Z]{2,}\b", text)}
    assert found - names == set()
