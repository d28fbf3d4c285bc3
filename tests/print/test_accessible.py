"""Each paper holds to PDF/UA-1 as far as its structure shows it. No registry that we use carries veraPDF."""

import re

from print.paper import Paper

_HEADING = re.compile(r"H([1-6])$")
_URL = re.compile(r"https?:|www\.|mailto:|\w@\w+\.\w|\.(com|org|uk)\b", re.IGNORECASE)


def test_each_paper_says_that_it_is_pdf_ua_1_tagged_titled_and_in_english(papers: tuple[Paper, ...]) -> None:
    for paper in papers:
        assert bool(paper.root.MarkInfo.Marked), paper.name
        assert bool(paper.root.ViewerPreferences.DisplayDocTitle), paper.name
        assert str(paper.root.Lang) == "en-GB", paper.name
        with paper.pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1", paper.name
            assert metadata["dc:title"], paper.name


def test_titles_differ_within_a_pack(papers: tuple[Paper, ...]) -> None:
    titles = [str(paper.pdf.docinfo["/Title"]) for paper in papers]
    assert len(titles) == len(set(titles))


def test_headings_start_at_one_and_skip_no_level(papers: tuple[Paper, ...]) -> None:
    for paper in papers:
        level = 0
        for role, _ in paper.tags:
            if found := _HEADING.match(role):
                assert int(found[1]) <= level + 1, f"{paper.name}: H{level} is followed by {role}"
                level = int(found[1])
        assert level or "wing-poster" in paper.name, f"{paper.name} has no heading"


def test_every_picture_has_words_or_is_decoration(papers: tuple[Paper, ...]) -> None:
    figures = [(paper.name, element) for paper in papers for role, element in paper.tags if role == "Figure"]
    assert figures
    assert not [name for name, element in figures if not str(element.get("/Alt", "")).strip()]


def test_a_workbook_has_lists_a_table_of_contents_and_tables_with_headers(papers: tuple[Paper, ...]) -> None:
    for paper in papers:
        roles = {role for role, _ in paper.tags}
        if "workbook" in paper.name:
            assert {"L", "LI", "LBody", "TOC", "TOCI", "H1", "H2"} <= roles, paper.name
        assert "Table" not in roles or "TH" in roles, paper.name


def test_every_page_goes_by_the_structure_for_tabs_and_belongs_to_the_tree(papers: tuple[Paper, ...]) -> None:
    for paper in papers:
        for page in paper.pdf.pages:
            assert "/StructParents" in page, paper.name
            assert str(page.get("/Tabs")) == "/S", paper.name


def test_all_type_is_the_house_font_and_embedded_with_its_letters(papers: tuple[Paper, ...]) -> None:
    for paper in papers:
        for font in paper.fonts():
            (descendant,) = font.DescendantFonts
            assert "AtkinsonPaper" in str(font.BaseFont), f"{paper.name}: {font.BaseFont}"
            assert "/FontFile2" in descendant.FontDescriptor, paper.name
            assert "/ToUnicode" in font, paper.name


def test_no_paper_leads_anywhere_outside(papers: tuple[Paper, ...]) -> None:
    for paper in papers:
        assert not _URL.search(paper.text), paper.name
        for page in paper.pdf.pages:
            for annotation in page.get("/Annots", []):
                assert "/URI" not in annotation.get("/A", {}), paper.name
