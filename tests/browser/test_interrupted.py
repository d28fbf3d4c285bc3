"""A session is cut at any point: everything that was shown as *Saved* comes back."""

from random import Random
from typing import Any

import pytest

from .conftest import Opener
from .hands import do_screen
from .learner import Learner, come_back
from .lms import Lms


def wander(learner: Learner, chance: Random) -> None:
    """Goes to a few screens and answers there, now and then fast, now and then with a rest."""
    names = [screen["id"] for screen in learner.screens]
    for name in chance.sample(names, chance.randint(2, 5)):
        learner.go_to(name)
        do_screen(learner, chance)
        learner.page.wait_for_timeout(chance.choice([0, 0, 300, 700]))


def cut(learner: Learner, chance: Random, how: str) -> list[dict[str, Any]]:
    """Ends the session at a random moment; returns what was shown as saved, what came after, and what came last."""
    wander(learner, chance)
    learner.page.wait_for_timeout(chance.choice([0, 100, 450, 900]))
    shown: list[dict[str, Any]] = learner.frame.evaluate("[shownSaved, ...shownSince, snapshot()]")
    if how == "killed":
        learner.kill()
    else:
        learner.leave()
    return shown


@pytest.mark.parametrize("seed", range(5))
def test_a_closed_tab_brings_everything_back(seed: int, open_module: Opener, lms: Lms) -> None:
    *_, shown = cut(open_module("everything"), Random(seed), "closed")  # noqa: S311
    assert open_module("everything").snapshot() == shown
    assert len(lms.called("LMSFinish")) == 1


@pytest.mark.parametrize("seed", range(10, 15))
def test_a_killed_page_brings_all_that_was_shown_as_saved_back(seed: int, open_module: Opener, lms: Lms) -> None:
    chance = Random(seed)  # noqa: S311
    for _ in range(1 + seed % 2):  # now and then a second session is cut as well
        shown = cut(open_module("everything"), chance, "killed")
        assert shown[0], "nothing was ever shown as saved"
        assert open_module("everything").snapshot() in shown
    assert lms.called("LMSFinish", least=0) == []


def test_a_reload_is_a_new_session_that_loses_nothing(open_module: Opener, lms: Lms, chance: Random) -> None:
    learner = open_module("everything")
    wander(learner, chance)
    shown = learner.snapshot()
    learner.page.reload()
    again = come_back(learner.page, "everything", lms.start_url("everything"))
    assert again.snapshot() == shown
    assert len(lms.called("LMSFinish")) == 1
