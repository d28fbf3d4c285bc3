"""Names stay outside: in the store, in what is pseudonymised, in what is sent."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scormpack.app.track_pseudonymise import PseudonymiseOrder, pseudonymise
from scormpack.core.errors import Refused, UnreadableInput, UsageMistake
from scormpack.tracker.key import default_key_path, make_key, read_key, read_or_make_key
from scormpack.tracker.opening import Access
from scormpack.tracker.privacy import KeyScope, NotOurs, Pseudonymiser, looks_personal
from tracker.desk import Desk, statement

WHEN = "23 November 2026, 12:24 AM\t23 November 2026, 12:25 AM"


def maker(folder: Path, scope: KeyScope = KeyScope.ONE) -> Pseudonymiser:
    key = read_or_make_key(folder / "k" / "track.key")
    return Pseudonymiser(key, scope, key.fingerprint)


def test_a_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    made = read_or_make_key(tmp_path / "new" / "track.key")
    again = read_or_make_key(made.path)
    assert (made.made, again.made, made.secret == again.secret) == (True, False, True)
    assert made.secret.hex() not in repr(made)
    if os.name == "posix":
        assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
        made.path.chmod(0o640)
        with pytest.raises(Refused, match="others than its owner"):
            read_key(made.path)


def test_a_file_that_is_no_key_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "k"
    path.write_text("hello")
    path.chmod(0o600)
    with pytest.raises(UnreadableInput):
        read_key(path)
    with pytest.raises(Refused):
        make_key(path)


def test_the_default_key_lies_in_the_users_own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert default_key_path() == tmp_path / "scormpack" / "track.key"


@given(st.text(min_size=1).filter(str.strip))
def test_a_pseudonym_is_the_same_each_time_and_known_again(identity: str) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        one = maker(Path(folder))
        found = one.pseudonym(identity)
        assert found == one.pseudonym(f" {identity} ") == one.pseudonym(one.outward(found))
        assert looks_personal(one.outward(found)) is None


def test_one_key_links_sites_and_a_key_a_site_does_not(tmp_path: Path) -> None:
    one, each = maker(tmp_path), maker(tmp_path, KeyScope.SITE)
    assert one.pseudonym("A1", "AAX") == one.pseudonym("a1", "BBX")
    assert each.pseudonym("A1", "AAX") != each.pseudonym("A1", "BBX")


def test_a_pseudonym_of_another_key_is_not_taken(tmp_path: Path) -> None:
    one, other = maker(tmp_path / "one"), maker(tmp_path / "other")
    with pytest.raises(NotOurs):
        one.pseudonym(other.outward(other.pseudonym("A1")))


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ("A1234BC", "a prison number"),
        ("id a1234bc.", "a prison number"),
        ("1234567890", "a unique learner number"),
        ("pat@example.invalid", "an e-mail address"),
        ("23/11/1990", "a date of birth"),
        ("1990-11-23", "a date of birth"),
        ("2026-11-23 00:24:28", None),
        ("work-stories", None),
        ("00000000-0000-4000-8000-123456789012", None),
    ],
)
def test_the_tripwire_knows_what_looks_like_a_person(value: str, what: str | None) -> None:
    assert looks_personal(value) == what


def all_bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_nothing_of_a_person_is_in_the_store(desk: Desk) -> None:
    secrets = ["Pat Secretname", "pat.secret@example.invalid", "A9876ZY", "my own secret words", "secret-medium"]
    actor = {"name": secrets[0], "mbox": f"mailto:{secrets[1]}"}
    account = {"name": secrets[0], "account": {"homePage": "https://lms.aax.example", "name": secrets[2]}}
    free = statement(2, actor=account, result={"response": secrets[3]})
    desk.ingest(
        desk.lines("secret-medium.ndjson", [statement(1, actor=actor), free, f"not JSON by {secrets[0]}"]),
        desk.text(
            "m.txt",
            "Name\tID number\tEmail address\tAttempt\tStarted on\tLast accessed on\tScore\tSkills\n"
            f"{secrets[0]}\t{secrets[2]}\t{secrets[1]}\t1\t{WHEN}\t1\tCompleted\n",
        ),
    )
    assert desk.rows("SELECT count(DISTINCT pseudonym), count(*) FROM events") == [(2, 4)]
    kept = all_bytes(desk.store)
    uncompressed = str(desk.rows("SELECT * FROM events") + desk.rows("SELECT * FROM ledger")).encode()
    for secret in secrets:
        assert secret.encode() not in kept
        assert secret.encode() not in uncompressed


def test_a_name_alone_counts_only_when_asked_for(desk: Desk) -> None:
    path = desk.lines("a.ndjson", [statement(1, actor={"name": "Pat"})])
    assert desk.ingest(path).landed.quarantined == 1
    assert desk.ingest(path, by_name=True).landed.new == 1


EXPORT = (
    "Name\tID number\tEmail address\tAttempt\tStarted on\tLast accessed on\tScore\tSkills\tResponse 0\n"
    f"Pat Learner\tA1\tp@example.invalid\t1\t{WHEN}\t-\tCompleted\tI am Pat\n"
    f"Nobody\t\t\t1\t{WHEN}\t-\tCompleted\t\n"
)


def test_a_provider_takes_names_out_and_the_store_knows_the_same_learner(desk: Desk) -> None:
    raw, out = desk.text("raw.txt", EXPORT), desk.folder / "safe.txt"
    made = pseudonymise(PseudonymiseOrder(raw, "id number", out, desk.key))
    assert (made.rows, made.nobody, made.left_out) == (1, 1, ("Name", "Email address", "Response 0"))
    assert "Pat" not in out.read_text()
    assert "A1" not in out.read_text()
    desk.ingest(raw)
    assert desk.ingest(out).landed.new == 0
    assert desk.rows("SELECT count(DISTINCT pseudonym) FROM events") == [(1,)]


def test_a_store_without_the_key_takes_only_pseudonyms(desk: Desk) -> None:
    raw, out = desk.text("raw.txt", EXPORT), desk.folder / "safe.txt"
    pseudonymise(PseudonymiseOrder(raw, "ID number", out, desk.key))
    access = Access(desk.folder / "other", no_key=True)
    assert desk.ingest(out, access=access).landed.new == 2
    found = desk.ingest(raw, desk.lines("a.ndjson", [statement(1)]), access=access)
    assert (found.landed.new, found.landed.quarantined) == (0, 4)


def test_an_export_that_still_tells_a_person_is_refused_by_line_and_column_without_the_value(tmp_path: Path) -> None:
    raw = tmp_path / "raw.csv"
    raw.write_text("learner,module,lesson_status,wing\nL1,Skills,completed,A1234BC\n")
    with pytest.raises(Refused, match=r"line 2: the column `wing` holds what looks like a prison number") as refused:
        pseudonymise(PseudonymiseOrder(raw, "learner", tmp_path / "out.txt", tmp_path / "k.key"))
    assert "A1234BC" not in refused.value.message
    assert not (tmp_path / "out.txt").exists()
    with pytest.raises(UsageMistake, match="no column `nobody`"):
        pseudonymise(PseudonymiseOrder(raw, "nobody", tmp_path / "out.txt", tmp_path / "k.key"))
