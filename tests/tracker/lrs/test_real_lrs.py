"""Against a real LRS, Learning Locker's statements service: what is pushed comes back once, and cut or late as well."""

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from places import ROOT
from scormpack.app.track_pull import PullOrder, pull
from scormpack.app.track_push import PushOrder, push
from scormpack.core.errors import Refused
from scormpack.tracker.lrs import Cut, Endpoint, Lrs, Page
from tracker.desk import Desk
from tracker.truth import Setting, all_statements, histories, scorm_rows

_FOLDER = ROOT / "tests" / "lrs"
_SERVER = _FOLDER / "node_modules" / "@learninglocker" / "xapi-statements" / "dist" / "server.js"
_MEMORY = {"MODELS_REPO": "memory", "STORAGE_REPO": "memory", "AUTH_REPO": "test", "EVENTS_REPO": "test"}
_PATIENCE = 60

pytestmark = pytest.mark.skipif(
    not (_SERVER.is_file() and shutil.which("node")), reason="type: npm ci, in tests/lrs (and have node)"
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = ["node", "-r", str(_FOLDER / "loopback.js"), str(_SERVER)]
    env = {"PATH": os.environ["PATH"], **_MEMORY, "SERVICE_AWAIT_UPDATES": "true", "EXPRESS_PORT": str(port)}
    with (
        tempfile.TemporaryDirectory() as folder,  # the server writes its logs where it stands
        subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process,
    ):
        try:
            _wait(f"http://127.0.0.1:{port}/xAPI/statements?limit=1")
            yield f"http://127.0.0.1:{port}/xAPI/"
        finally:
            process.terminate()


def _wait(url: str) -> None:
    request = urllib.request.Request(url, headers={"Authorization": "Basic YTpi", "X-Experience-API-Version": "1.0.3"})
    for _ in range(_PATIENCE * 5):
        try:
            with urllib.request.urlopen(request, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the LRS did not start")


class CutLrs(Lrs):
    """The real LRS behind a line that goes dead after a few pages."""

    def pages(self, since: str | None) -> Iterator[Page]:
        for number, page in enumerate(super().pages(since)):
            if number == 2:
                raise Cut("the line is dead")
            yield page


def test_statements_of_media_and_rows_go_in_and_come_back_once(desk: Desk, address: str, tmp_path: Path) -> None:
    told = histories(21, Setting(learners=30))
    media = desk.lines("media.ndjson", all_statements(told))
    rows = scorm_rows(histories(22, Setting(20, "R")))
    table = desk.text("attempts.csv", "\n".join([",".join(rows[0]), *(",".join(row.values()) for row in rows)]))
    lrs = Lrs(Endpoint(address, "a", "b"), timeout=30)
    order = PushOrder((media, table), lrs, desk.key, names=desk.names)
    first, second = push(order), push(order)
    assert first.not_sent == second.not_sent == []
    sent = first.sent + first.there

    direct = Desk(desk.folder / "direct")
    direct.key.parent.mkdir()
    direct.key.write_bytes(desk.key.read_bytes())
    direct.key.chmod(0o600)
    direct.ingest(media, table)

    cut = pull(PullOrder(CutLrs(Endpoint(address, "a", "b"), timeout=30), desk.access, desk.names, commit_every=100))
    assert cut.cut
    assert 0 < cut.landed.new < sent
    rest = pull(PullOrder(lrs, desk.access, desk.names))
    assert (cut.landed.new + rest.landed.new, rest.landed.quarantined, rest.landed.conflicts) == (sent, 0, 0)
    assert not rest.wrong_clock
    assert pull(PullOrder(lrs, desk.access, desk.names)).landed.new == 0
    assert desk.ingest(media, table).landed.new == 0
    columns = 'statement_id, "when", pseudonym, site, course, module, kind, part, verb, success, completion'
    columns += ", score_raw, seconds, scale_moment, scale_item, scale_level, registration, session, cohort, source_kind"
    asked = f"SELECT {columns} FROM events ORDER BY ALL"  # noqa: S608 - our own names only
    assert desk.rows(asked) == direct.rows(asked)


def test_late_media_are_seen_by_the_next_pull(desk: Desk, address: str) -> None:
    lrs = Lrs(Endpoint(address, "a", "b"), timeout=30)
    pull(PullOrder(lrs, desk.access, desk.names))
    late = desk.lines("late.ndjson", all_statements(histories(77, Setting(2, "T"))))
    sent = push(PushOrder((late,), lrs, desk.key, names=desk.names)).sent
    assert sent > 0
    seen = 0
    for _ in range(10):  # a busy LRS shows what it has taken a moment later
        seen += pull(PullOrder(lrs, desk.access, desk.names)).landed.new
        if seen == sent:
            return
        time.sleep(0.5)
    pytest.fail(f"{seen} of {sent} late statements were seen")


def test_what_the_lrs_refuses_is_told_by_line_and_the_rest_goes_in(desk: Desk, address: str) -> None:
    statements = all_statements(histories(78, Setting(2, "U")))
    statements[3] = {**statements[3], "unknown": 1}
    path = desk.lines("a.ndjson", statements)
    found = push(PushOrder((path,), Lrs(Endpoint(address, "a", "b")), desk.key, names=desk.names))
    assert [(line.line, line.reason) for line in found.not_sent] == [(4, "the LRS refused it (status 400)")]
    assert found.sent == len(statements) - 1


def test_a_wrong_address_is_told(desk: Desk, address: str) -> None:
    lrs = Lrs(Endpoint(address.replace("xAPI", "nothing"), "a", "b"), tries=2)
    with pytest.raises(Refused, match="404"):
        pull(PullOrder(lrs, desk.access, desk.names))
    assert json.loads((desk.store / "manifest.json").read_text())["cursors"] == {}
    assert replace(lrs.endpoint).password not in repr(lrs.endpoint)
