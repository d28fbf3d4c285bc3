from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scormpack.core.errors import UnreadableInput
from scormpack.media.vtt import Cue, characters_per_second, parse_vtt, read_vtt, seconds_covered

HOUR_MS = 3_600_000


def written(cues: tuple[Cue, ...], *, newline: str = "\n", bom: str = "") -> str:
    blocks = ["WEBVTT"]
    for cue in cues:
        timing = f"{clock(cue.start_ms)} --> {clock(cue.end_ms)} {cue.settings}".rstrip()
        blocks.append("\n".join(filter(None, (cue.id, timing, cue.text))))
    return bom + ("\n\n".join(blocks) + "\n").replace("\n", newline)


def clock(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


words = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), min_size=1, max_size=40).filter(
    lambda text: text.strip() and "-->" not in text
)
texts = st.lists(words, min_size=1, max_size=2).map("\n".join)
times = st.lists(st.integers(0, 101 * HOUR_MS), min_size=2, max_size=12, unique=True).map(sorted)


@st.composite
def cue_lists(draw: st.DrawFn) -> tuple[Cue, ...]:
    marks = draw(times)
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return tuple(Cue(0, start, end, draw(texts)) for start, end in pairs)


@given(cue_lists(), st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["", "\ufeff"]))
def test_what_is_written_is_read_back(cues: tuple[Cue, ...], newline: str, bom: str) -> None:
    found = parse_vtt(written(cues, newline=newline, bom=bom))
    assert found.faults == ()
    assert tuple(replace(cue, line=0) for cue in found.cues) == cues


@given(cue_lists())
def test_each_cue_knows_the_line_of_its_times(cues: tuple[Cue, ...]) -> None:
    text = written(cues)
    lines = text.split("\n")
    for cue in parse_vtt(text).cues:
        assert lines[cue.line - 1].startswith(clock(cue.start_ms))


@given(st.text(max_size=400))
def test_no_text_makes_it_fall(text: str) -> None:
    for found in (parse_vtt(text), parse_vtt("WEBVTT\n\n" + text)):
        count = len(text.splitlines()) + 4
        assert all(1 <= fault.line <= count for fault in found.faults)


@given(st.lists(st.sampled_from(["", "NOTE", "00:01.000 --> 00:02.000", "a --> b"]), max_size=12))
def test_no_arrow_is_passed_over_in_silence(lines: list[str]) -> None:
    found = parse_vtt("\n".join(["WEBVTT", "", *lines]))
    assert bool(found.cues or found.faults) == any("-->" in line for line in lines)


@given(cue_lists())
def test_cues_that_do_not_overlap_cover_the_sum_of_their_times(cues: tuple[Cue, ...]) -> None:
    assert seconds_covered(cues) == sum(cue.end_ms - cue.start_ms for cue in cues) / 1000


@given(cue_lists(), st.data())
def test_covering_twice_does_not_count_twice(cues: tuple[Cue, ...], data: st.DataObject) -> None:
    doubled = data.draw(st.permutations(cues + cues))
    assert seconds_covered(doubled) == seconds_covered(cues)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "does not begin with WEBVTT"),
        ("1\n00:00:01,000 --> 00:00:02,000\nHello\n", 1, "does not begin with WEBVTT"),
        ("WEBVTTX\n", 1, "does not begin with WEBVTT"),
        ("WEBVTT\n00:01.000 --> 00:02.000\nHello\n", 2, "no empty line under WEBVTT"),
        ("WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nHello\n", 3, "cannot be read"),
        ("WEBVTT\n\n0:01.000 --> 00:02.000\nHello\n", 3, "cannot be read"),
        ("WEBVTT\n\n00:61.000 --> 01:02.000\nHello\n", 3, "cannot be read"),
        ("WEBVTT\n\n00:01.000-->00:02.000\nHello\n", 3, "cannot be read"),
        ("WEBVTT\n\nintro\n00:03.000 --> 00:02.000\nHello\n", 4, "not after its start"),
        ("WEBVTT\n\n00:02.000 --> 00:02.000\nHello\n", 3, "not after its start"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n\nHello\n", 3, "no words"),
        ("WEBVTT\n\nHello\nthere\n", 3, "no times"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n00:02.000 --> 00:03.000\nYou\n", 5, "Two cues"),
        ("WEBVTT\n\nNOTE\na --> b\n", 4, "has --> in it"),
        (
            "WEBVTT\n\n00:01.000 --> 00:03.000\nA\n\n00:02.000 --> 00:04.000\nB\n",
            6,
            "overlaps the one at line 3",
        ),
        (
            "WEBVTT\n\n00:05.000 --> 00:06.000\nA\n\n00:01.000 --> 00:02.000\nB\n",
            6,
            "starts before the one at line 3",
        ),
    ],
)
def test_each_fault_has_its_line(text: str, line: int, words: str) -> None:
    faults = parse_vtt(text).faults
    assert faults[0].line == line
    assert words in faults[0].message
    assert faults[0].fix


def test_all_faults_are_told_at_once() -> None:
    found = parse_vtt(
        "WEBVTT\n\n00:01.000 --> x\nA\n\nwords\n\n00:01.000 --> 00:02.000\nB\n\n00:01.500 --> 00:03.000\nC\n"
    )
    assert [fault.line for fault in found.faults] == [3, 6, 11]
    assert [cue.text for cue in found.cues] == ["B", "C"]


def test_notes_styles_ids_settings_and_header_text_are_understood() -> None:
    found = parse_vtt(
        "WEBVTT - Film 1\nKind: captions\n\nNOTE made by hand\n\nSTYLE\n::cue { color: white }\n\n"
        "first\n00:01.000 --> 00:02.500 line:0 align:start\n<v Jamie>Tea &amp; <b>toast</b>\n"
    )
    assert found.faults == ()
    cue = found.cues[0]
    assert (cue.line, cue.id, cue.start_ms, cue.end_ms) == (10, "first", 1000, 2500)
    assert (cue.settings, cue.plain) == ("line:0 align:start", "Tea & toast")


def test_reading_speed_counts_what_is_shown() -> None:
    cue = Cue(1, 0, 2000, "<v Sam>one\ntwo &amp; four</v>")
    assert characters_per_second(cue) == 13 / 2


def test_a_file_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.vtt"
    path.write_bytes("WEBVTT\n\n00:01.000 --> 00:02.000\nCafé\n".encode("latin-1"))
    with pytest.raises(UnreadableInput, match="UTF-8"):
        read_vtt(path)
