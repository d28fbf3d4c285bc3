import pytest

from scormpack.core.errors import Refused
from scormpack.core.opened import open_package
from scormpack.host.server import Host

from .caller import call
from .conftest import MakeHost

FILM = bytes(range(256)) * 100


def test_members_have_their_media_type(make_host: MakeHost) -> None:
    host = make_host(more={"a.js": "x", "a.svg": "<svg/>", "films/a.mp4": FILM, "a.vtt": "WEBVTT", "a.unknown": "x"})
    kinds = {
        "index.html": "text/html; charset=utf-8",
        "a.js": "text/javascript; charset=utf-8",
        "a.svg": "image/svg+xml",
        "films/a.mp4": "video/mp4",
        "a.vtt": "text/vtt; charset=utf-8",
        "a.unknown": "application/octet-stream",
    }
    for name, kind in kinds.items():
        answer = call(host.url, "GET", f"/content/1/{name}")
        assert (answer.status, answer.headers["content-type"]) == (200, kind)
    assert call(host.url, "GET", "/content/1/films/a.mp4").body == FILM


@pytest.mark.parametrize(
    ("asked", "status", "first", "last"),
    [
        ("bytes=0-9", 206, 0, 9),
        ("bytes=100-", 206, 100, 25599),
        ("bytes=-5", 206, 25595, 25599),
        ("bytes=25000-99999", 206, 25000, 25599),
        ("bytes=-", 200, 0, 25599),
        ("lines=1-2", 200, 0, 25599),
    ],
)
def test_films_can_be_wound(make_host: MakeHost, asked: str, status: int, first: int, last: int) -> None:
    answer = call(make_host(more={"a.mp4": FILM}).url, "GET", "/content/1/a.mp4", Range=asked)
    assert answer.status == status
    assert answer.body == FILM[first : last + 1]
    if status == 206:
        assert answer.headers["content-range"] == f"bytes {first}-{last}/25600"


def test_a_range_behind_the_end_is_refused(make_host: MakeHost) -> None:
    answer = call(make_host(more={"a.mp4": FILM}).url, "GET", "/content/1/a.mp4", Range="bytes=25600-")
    assert (answer.status, answer.headers["content-range"]) == (416, "bytes */25600")


def test_head_says_the_size_and_sends_nothing(make_host: MakeHost) -> None:
    answer = call(make_host(more={"a.mp4": FILM}).url, "HEAD", "/content/1/a.mp4")
    assert (answer.status, answer.headers["content-length"], answer.body) == (200, "25600", b"")


@pytest.mark.parametrize("path", ["/content/1/none.html", "/content/1/../../etc/passwd", "/content/1/%2e%2e/x", "/x"])
def test_what_is_not_there_is_not_there(make_host: MakeHost, path: str) -> None:
    assert call(make_host().url, "GET", path).status == 404


def test_a_missing_file_is_told_in_the_log(make_host: MakeHost) -> None:
    host = make_host()
    call(host.url, "GET", "/content/1/none.png")
    assert (
        host.platform.journal.entries[-1].told == "The page asked for a file that the package does not hold: none.png."
    )


def test_other_sites_may_not_speak_to_the_host(make_host: MakeHost) -> None:
    host = make_host()
    assert call(host.url, "GET", "/", Host="evil.example").status == 403
    assert call(host.url, "POST", "/lms/launch", b"{}", Origin="https://evil.example").status == 403
    assert call(host.url, "POST", "/lms/launch", b"{}", Origin=host.platform.address).status == 200
    assert call(host.url, "GET", "/").status == 200


def test_the_host_listens_on_this_machine_only(make_host: MakeHost) -> None:
    assert make_host()._server.server_address[0] == "127.0.0.1"


def test_a_port_that_is_taken_is_said_so(make_host: MakeHost) -> None:
    taken = make_host()
    port = int(taken.platform.address.rpartition(":")[2])
    with open_package(taken.platform.shown.opened.path) as opened, pytest.raises(Refused, match=f"Port {port}"):
        Host(opened, port)


def test_a_request_that_is_no_json_is_answered(make_host: MakeHost) -> None:
    host = make_host()
    for path in ("/lms/launch", "/lms/commit", "/lms/calls", "/lms/press"):
        for body in (b"", b"[1]", b"{}", b'{"press": "fault", "value": "none of it"}'):
            assert call(host.url, "POST", path, body).status in {200, 400}
    assert call(host.url, "GET", "/lms/nothing").status == 404
