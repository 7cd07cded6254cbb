"""Rows written as text are what openpyxl's own cells would have been, whoever takes them."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.xml.functions import tostring

from mentordesk.documents.sheets import Kind
from mentordesk.documents.workbook_lines import line, new_page, number_cell, text_maker

TEXTS = ("Ana", " led by a blank", 'a & b < c > "d"', "محمد", "two\nlines", "]]>", "=1+1", "")
NUMBERS: tuple[int | float, ...] = (3, 0.1, -2, True)


def quick(page):
    makers = [text_maker(1, Kind.TEXT, "…", lambda style: 0)]
    makers.append(lambda value, row: number_cell("B", row, 0, value))
    for row, (text, number) in enumerate(zip(TEXTS, NUMBERS * 2, strict=False), start=1):
        page.append(line(makers, (text, number), row))


def slow(page):
    for text, number in zip(TEXTS, NUMBERS * 2, strict=False):
        cell = WriteOnlyCell(page, value=text)
        cell.data_type = "s"
        page.append([cell if text else None, number])


def read(fill):
    work = Workbook(write_only=True)
    page = new_page(work, "People")
    fill(page)
    file = BytesIO()
    work.save(file)
    return [[(c.value, c.data_type) for c in row] for row in load_workbook(file)["People"].rows]


def test_a_line_reads_as_the_cells_of_openpyxl_do():
    assert read(quick) == read(slow)


def test_where_only_trees_are_taken_a_line_comes_as_a_tree():
    class Trees:
        def __init__(self):
            self.rows = []

        def write(self, tree):
            self.rows.append(tostring(tree).decode())

    page, trees = new_page(Workbook(write_only=True), "People"), Trees()
    page._get_writer()
    maker = text_maker(1, Kind.TEXT, "…", lambda style: 0)
    page._writer.write_row(trees, line([maker], ("Ana & Li",), 7), 7)
    page._writer.close()
    cell = '<c r="A7" t="inlineStr"><is><t>Ana &amp; Li</t></is></c>'
    assert trees.rows == [f'<row r="7">{cell}</row>']
