"""A badly behaved LRS costs time, never a statement: nothing is lost, nothing is doubled."""

from collections.abc import Iterator

import pytest

from scormpack.app.track_pull import Pulled, PullOrder, pull
from scormpack.app.track_push import PushOrder, push
from scormpack.core.errors import Refused, UsageMistake
from scormpack.tracker.lrs import Endpoint, Lrs
from tracker.desk import Desk, statement
from tracker.lrs.standin import BadLrs, Manners, serving
from tracker.truth import VOIDED

COUNT = 35


@pytest.fixture
def bad() -> Iterator[BadLrs]:
    lrs = BadLrs()
    for number in range(COUNT):
        lrs.take(statement(number, timestamp="2026-05-31T23:59:59Z"))
    with serving(lrs) as served:
        yield served


def pulled(desk: Desk, lrs: BadLrs, **more: object) -> Pulled:
    return pull(PullOrder(lrs.lrs(), desk.access, desk.names, **more))  # type: ignore[arg-type]


def test_pages_are_followed_and_pulled_again_nothing_is_new(desk: Desk, bad: BadLrs) -> None:
    first, second = pulled(desk, bad), pulled(desk, bad)
    assert (first.landed.new, first.pages, first.cut) == (COUNT, 4, "")
    assert second.landed.new == 0
    bad.take(statement(99))
    assert pulled(desk, bad).landed.new == 1


@pytest.mark.parametrize(
    "manners",
    [
        Manners(busy=3),
        Manners(silent=3),
        Manners(cuts_body_of_page=2),
        Manners(whole_address_in_more=True),
        Manners(newest_first=True),
        Manners(same_more_for_ever=False, since_by_timestamp=True),
    ],
    ids=lambda manners: ", ".join(name for name, value in vars(manners).items() if value),
)
def test_bad_manners_lose_and_double_nothing(desk: Desk, bad: BadLrs, manners: Manners) -> None:
    bad.manners = manners
    assert pulled(desk, bad).landed.new == COUNT
    assert desk.rows("SELECT count(*), count(DISTINCT statement_id) FROM events") == [(COUNT, COUNT)]


@pytest.mark.parametrize("newest_first", [False, True])
def test_a_pull_that_is_cut_goes_on_where_it_was(desk: Desk, bad: BadLrs, newest_first: bool) -> None:
    bad.manners = Manners(dead_after_pages=2, newest_first=newest_first)
    first = pulled(desk, bad, commit_every=10)
    assert first.cut
    assert 0 < first.landed.new < COUNT
    bad.manners = Manners(newest_first=newest_first)
    second = pulled(desk, bad)
    assert first.landed.new + second.landed.new == COUNT
    assert desk.rows("SELECT count(*) FROM events") == [(COUNT,)]


def test_an_lrs_that_finds_the_new_by_the_wrong_clock_is_asked_for_everything(desk: Desk, bad: BadLrs) -> None:
    bad.manners.since_by_timestamp = True
    assert pulled(desk, bad).wrong_clock
    bad.take(statement(51, timestamp="2026-01-01T00:00:00Z"))  # carried out late on media
    assert pulled(desk, bad).landed.new == 1


def test_a_good_clock_is_told_from_a_wrong_one(desk: Desk, bad: BadLrs) -> None:
    bad.take(statement(51, timestamp="2026-01-01T00:00:00Z"))
    assert not pulled(desk, bad).wrong_clock


def test_an_lrs_that_knows_no_voiding_still_gives_the_true_number(desk: Desk, bad: BadLrs) -> None:
    bad.take(statement(90, actor={"mbox": "mailto:x@example.invalid"}))
    void = {"objectType": "StatementRef", "id": statement(90)["id"]}
    bad.take(statement(91, verb={"id": VOIDED}, object=void))
    pulled(desk, bad)
    assert desk.learners(["initialized"]) == 1


def test_more_that_goes_round_in_circles_ends(desk: Desk, bad: BadLrs) -> None:
    bad.manners.same_more_for_ever = True
    assert pulled(desk, bad).pages == 2


def test_no_other_host_is_ever_asked(desk: Desk, bad: BadLrs) -> None:
    bad.manners.more_of_another_host = True
    with pytest.raises(Refused, match="another host"):
        pulled(desk, bad)


def test_a_locked_door_is_told_at_once(desk: Desk, bad: BadLrs) -> None:
    bad.manners.locked = True
    with pytest.raises(Refused, match="status 401"):
        pulled(desk, bad)
    with pytest.raises(UsageMistake):
        Lrs(Endpoint("ftp://lrs.example"))
    with pytest.raises(UsageMistake):
        Lrs(Endpoint("http://me:secret@lrs.example"))


def test_one_statement_that_is_wrong_does_not_cost_its_page(desk: Desk, bad: BadLrs) -> None:
    bad.statements["x"] = {"id": "x", "stored": bad.clock.isoformat(), "actor": None, "extra": [1]}
    found = pulled(desk, bad)
    assert (found.landed.new, found.landed.quarantined) == (COUNT, 1)


def table(desk: Desk, count: int = 250) -> PushOrder:
    rows = (f"L{n},Skills,completed,2026-03-01,2026-03-02" for n in range(count))
    path = desk.text("attempts.csv", "\n".join(["learner,module,lesson_status,started,last_accessed", *rows]))
    return PushOrder((path,), Lrs(Endpoint("http://127.0.0.1/")), desk.key, names=desk.names)


def test_push_is_the_same_again_and_again(desk: Desk) -> None:
    from dataclasses import replace

    with serving(BadLrs(Manners(says_no_to_what_it_has=True))) as lrs:
        order = replace(table(desk, 30), lrs=lrs.lrs())
        first, second = push(order), push(order)
        assert (first.sent, first.there, first.not_sent) == (60, 0, [])
        assert (second.sent, second.there, second.not_sent) == (0, 60, [])
        assert len(lrs.statements) == 60


def test_push_to_an_lrs_that_fails_after_the_first_write_goes_on_later(desk: Desk) -> None:
    from dataclasses import replace

    with serving(BadLrs(Manners(fails_after_first_write=True))) as lrs:
        order = replace(table(desk), lrs=lrs.lrs(tries=2))
        first = push(order)
        assert (first.sent, bool(first.cut)) == (100, True)
        lrs.manners = Manners(says_no_to_what_it_has=True)
        second = push(order)
        assert (second.sent, second.there, second.cut) == (400, 100, "")
        assert len(lrs.statements) == 500


def test_a_person_is_never_sent(desk: Desk) -> None:
    import json
    from dataclasses import replace

    one = statement(1, actor={"name": "Pat", "mbox": "mailto:pat@example.invalid"}, result={"response": "I am Pat"})
    path = desk.lines("a.ndjson", [one, "bad", statement(2, actor={"name": "Pat"})])
    with serving(BadLrs()) as lrs:
        sent = push(replace(table(desk), paths=(path,), lrs=lrs.lrs()))
        assert (sent.sent, [line.line for line in sent.not_sent]) == (1, [2, 3])
        assert "Pat" not in json.dumps(list(lrs.statements.values()))
        assert "pat@" not in json.dumps(list(lrs.statements.values()))
