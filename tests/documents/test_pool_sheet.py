"""The pool sheet as pages and as a workbook: every script, ids hidden, text stays text."""

from __future__ import annotations

import io

import openpyxl
import pypdf

from mentordesk.documents.pool_sheet import PoolPair, PoolPerson, PoolSheet, pool_bytes
from mentordesk.documents.pool_workbook import FIRST_ROW, write_pool_workbook
from mentordesk.documents.values import Footer
from mentordesk.importing.pool_marks import is_pool_sheet
from mentordesk.wording import pool_sheet as words
from tests.support.pdf_text import needs_pdftotext, text_of

WORDS = {
    "pairs": "Pairs", "mentees": "Mentees", "mentors": "Mentors", "no_pairs": "No pairs yet.",
    "no_mentees": "–", "no_mentors": "–", "private": words.PRIVATE, "reader": words.READER,
    "keyword": words.KEYWORD, "by": words.PAPER_BY,
    "paper_no": words.PAPER_NO, "paper_yes": words.PAPER_YES,
    **{f"how_{part}": text for part, text in words.HOW.items()},
}  # fmt: skip
AMINA = PoolPerson("e1", "Amina Rahman", "আমিনা রহমান", "MAP20", "Officer", "Dhaka", ("Law", "Art"))
DAVID = PoolPerson("m1", "=David Okello", "داود", "MAP03", "Director", "Kampala", ("Law",), 2)


def sheet(pairs=1, people=1):
    pair = PoolPair(AMINA, DAVID, 82, "Topics 26/35 · Sector 20/20", ("Both speak English.",))
    return PoolSheet(
        "Pool sheet: Spring", "Alumni mentoring", "Spring, plan A", (pair,) * pairs,
        (AMINA,) * people, (DAVID,) * people, words.HEADS, WORDS,
    )  # fmt: skip


@needs_pdftotext
def test_the_pages_hold_everybody_in_every_script(tmp_path):
    pdf = pool_bytes(
        sheet(pairs=12, people=30), Footer(("Alumni mentoring",), "Page {page} of {pages}")
    )
    text = text_of(pdf, tmp_path)
    for told in ("Amina Rahman", "MAP20", "Topics 26/35", "82", "Mentees", "Mentors", "Law"):
        assert told in text
    pages = len(pypdf.PdfReader(io.BytesIO(pdf)).pages)
    assert pages > 2
    assert f"Page {pages} of {pages}" in text
    assert pdf == pool_bytes(
        sheet(pairs=12, people=30), Footer(("Alumni mentoring",), "Page {page} of {pages}")
    )


def test_without_anybody_it_is_a_page_that_says_so():
    assert len(pypdf.PdfReader(io.BytesIO(pool_bytes(sheet(0, 0), Footer()))).pages) == 1


def test_a_handful_of_pairs_is_on_the_first_page():
    pdf = pool_bytes(sheet(pairs=5, people=0), Footer())
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) == 1


def test_the_workbook_hides_its_ids_and_keeps_text_as_text(tmp_path):
    path = tmp_path / "pool.xlsx"
    write_pool_workbook(sheet(), path)
    assert is_pool_sheet(path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Pairs", "Mentees", "Mentors"]
    for page in book:
        heads = {cell.value: cell for cell in page[FIRST_ROW]}
        assert {"Not with", "Better with", "Your name", "Note"} <= heads.keys()
        for head, cell in heads.items():
            hidden = page.column_dimensions[cell.column_letter].hidden
            assert hidden == head.endswith(" id")
        assert page.freeze_panes == f"B{FIRST_ROW + 1}"
    pairs = book["Pairs"]
    heads = {cell.value: cell.column for cell in pairs[FIRST_ROW]}
    first = {head: pairs.cell(FIRST_ROW + 1, number) for head, number in heads.items()}
    assert first["Mentor"].value == "=David Okello (داود)"
    assert first["Mentor"].data_type == "s"  # a name that begins as a formula does is a name
    assert (first["Mentee id"].value, first["Mentor id"].value) == ("e1", "m1")
    assert first["Not with"].value is None
