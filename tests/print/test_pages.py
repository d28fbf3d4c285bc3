"""Papers that can be printed with one ink, written on by hand and handed out."""

import re
from itertools import pairwise
from typing import Any

from print.paper import Paper, operations

_A4 = (595, 842)
_LEAST_GAP = 8.0
_SMALLEST_POINTS = 12
_BODY_POINTS = 14


def test_sheets_and_guides_have_at_most_two_pages_and_posters_and_records_one(papers: tuple[Paper, ...]) -> None:
    for paper in papers:
        most = 1 if re.search("poster|record", paper.name) else 2
        if "workbook" not in paper.name:
            assert len(paper.pdf.pages) <= most, f"{paper.name}: {len(paper.pdf.pages)} pages"


def test_the_guide_fills_two_pages(papers: tuple[Paper, ...]) -> None:
    assert {len(paper.pdf.pages) for paper in papers if "staff-guide" in paper.name} == {2}


def test_every_page_is_a4(papers: tuple[Paper, ...]) -> None:
    for paper in papers:
        for page in paper.pdf.pages:
            assert tuple(round(float(side)) for side in page.mediabox[2:]) == _A4, paper.name


def test_writing_lines_are_at_least_eight_millimetres_apart(papers: tuple[Paper, ...]) -> None:
    counted = 0
    for paper in papers:
        for page in paper.writing_lines():
            tops = sorted(top for _, top in page)
            counted += len(tops)
            assert all(after - before >= _LEAST_GAP for before, after in pairwise(tops)), (paper.name, tops)
    assert counted > 100


def test_workbooks_and_sheets_have_room_to_write(papers: tuple[Paper, ...]) -> None:
    for paper in papers:
        if re.search("workbook|sheet|record|poster|guide", paper.name):
            assert any(paper.writing_lines()), paper.name


def test_most_words_are_fourteen_points_or_more_and_none_under_twelve(papers: tuple[Paper, ...]) -> None:
    for paper in papers:
        sizes = [size for page in paper.pdf.pages for size in _sizes(page)]
        assert min(sizes) >= _SMALLEST_POINTS, f"{paper.name}: {min(sizes)} pt"
        assert sum(size >= _BODY_POINTS for size in sizes) > len(sizes) / 2, paper.name


def test_there_is_no_colour(papers: tuple[Paper, ...]) -> None:
    for paper in papers:
        for page in paper.pdf.pages:
            for operands, operator in operations(page):
                if operator in {"scn", "SCN", "rg", "RG", "k", "K"}:
                    assert len({round(float(part), 3) for part in operands}) <= 1, paper.name


def test_every_page_of_a_workbook_after_the_cover_has_its_number(papers: tuple[Paper, ...]) -> None:
    for paper in papers:
        if "workbook" in paper.name:
            pages = paper.text.split("\f")[:-1]
            for number, words in enumerate(pages[1:], start=2):
                assert f"{number} of {len(pages)}" in words, f"{paper.name}: page {number}"


def _sizes(page: Any) -> list[float]:
    return [float(operands[1]) for operands, operator in operations(page) if operator == "Tf"]
