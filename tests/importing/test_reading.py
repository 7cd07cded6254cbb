"""Any file is read or refused with a reason; nothing is lost, invented or waited for."""

import datetime as dt
import os
import re

import pytest

from mentordesk.importing.problems import ProblemKind
from mentordesk.importing.reading import read_sheets
from mentordesk.importing.sheet import (
    SheetTrouble,
    Trouble,
    column_index,
    column_letter,
    text_of,
)
from mentordesk.importing.text import read_paste
from mentordesk.progress import Cancelled, Progress
from tests.support import sheets
from tests.support.sheets import PEOPLE


def texts(book, index=0):
    return [[text_of(cell) for cell in row.cells] for row in book.sheets[index].rows]


def numbers(book, index=0):
    return [row.number for row in book.sheets[index].rows]


LATIN = [["Name", "City"], ["José Núñez", "São Paulo"], ["Zoë Müller", "Genève"]]
CENTRAL = [["Jméno", "Město"], ["Jiří Dvořák", "Plzeň"], ["Łukasz Wiśniewski", "Kraków"]]
RUSSIAN = [["Имя", "Город"], ["Иван Петров", "Москва"], ["Ольга Іваненко", "Київ"]]
TURKISH = [["Ad", "Şehir"], ["Ayşe Yılmaz", "İstanbul"], ["İbrahim Güneş", "İzmir"]]
CHINESE = [["姓名", "城市"], ["李伟", "北京"], ["欧阳娜娜", "成都"]]
JAPANESE = [["氏名", "都市"], ["山田太郎", "東京"], ["サトウ花子", "大阪"]]
KOREAN = [["이름", "도시"], ["김민수", "서울"], ["박지영", "부산"]]
ARABIC = [["الاسم", "المدينة"], ["محمد علي", "القاهرة"]]
THAI = [["ชื่อ", "เมือง"], ["สมชาย ใจดี", "กรุงเทพ"]]

KNOWN = [
    (LATIN, "utf-8", b""),
    (CHINESE, "utf-8", b"\xef\xbb\xbf"),
    (ARABIC, "utf-16-le", b"\xff\xfe"),
    (RUSSIAN, "utf-16-be", b"\xfe\xff"),
    (CHINESE, "utf-16-le", b""),
    (LATIN, "utf-16-be", b""),
    (THAI, "utf-32-le", b"\xff\xfe\x00\x00"),
]


@pytest.mark.parametrize(("rows", "encoding", "bom"), KNOWN)
def test_what_says_its_encoding_is_read_without_a_guess(tmp_path, rows, encoding, bom):
    path = sheets.write_csv(tmp_path / "a.csv", rows, encoding=encoding, bom=bom)
    book = read_sheets(path)
    assert texts(book) == rows
    assert book.problems == ()


GUESSED = [
    (LATIN, "cp1252"),
    (LATIN, "mac_roman"),
    (CENTRAL, "cp1250"),
    (RUSSIAN, "cp1251"),
    (RUSSIAN, "koi8_u"),
    (TURKISH, "cp1254"),
    (CHINESE, "gb18030"),
    (JAPANESE, "cp932"),
    (KOREAN, "cp949"),
    (ARABIC, "cp1256"),
    (THAI, "cp874"),
]


@pytest.mark.parametrize(("rows", "encoding"), GUESSED)
def test_a_guess_is_right_and_names_its_rows(tmp_path, rows, encoding):
    path = sheets.write_csv(tmp_path / "a.csv", [["plain", "text"], *rows], encoding=encoding)
    book = read_sheets(path)
    assert texts(book)[1:] == rows
    (problem,) = book.problems
    assert problem.kind is ProblemKind.ENCODING_GUESSED
    foreign = [n for n, row in enumerate(rows, start=2) if not "".join(row).isascii()]
    assert problem.values["rows"] == tuple(foreign)


def test_the_encoding_told_is_the_encoding_taken(tmp_path):
    path = sheets.write_csv(tmp_path / "a.csv", [["Łódź", "x"]], encoding="cp1250")
    assert texts(read_sheets(path, encoding="cp1250")) == [["Łódź", "x"]]
    for wrong in ("utf-8", "no-such-code"):
        with pytest.raises(SheetTrouble) as trouble:
            read_sheets(path, encoding=wrong)
        assert trouble.value.kind is Trouble.WRONG_ENCODING


def test_one_pasted_row_of_another_encoding_spoils_only_itself(tmp_path):
    data = sheets.csv_bytes([["Name"], *[["Zoë"]] * 8]) + "José\r\n".encode("cp1252")
    (tmp_path / "a.csv").write_bytes(data)
    book = read_sheets(tmp_path / "a.csv")
    assert texts(book)[-1] == ["José"]
    assert book.problems[0].values["rows"] == (10,)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path, delimiter):
    rows = [["Name", "Notes, and more; really"], ["Ana", "one, two"], ["Bo", 'a "quoted" bit']]
    path = sheets.write_csv(tmp_path / "a.txt", rows, delimiter=delimiter)
    assert texts(read_sheets(path)) == rows


def test_a_sep_line_names_the_delimiter_and_is_no_row():
    book = read_paste("sep=;\nName;Note\nAna;a,b\n")
    assert texts(book) == [["Name", "Note"], ["Ana", "a,b"]]
    assert numbers(book) == [1, 2]


def test_rows_are_numbered_as_a_spreadsheet_numbers_them():
    book = read_paste('Title\n\nName,Note\nAna,"two\nlines"\n\n,\nBo,x\n')
    assert numbers(book) == [1, 3, 4, 7]
    assert texts(book)[2] == ["Ana", "two\nlines"]


def test_a_forgotten_quote_spoils_its_own_row_only():
    lines = ["Name,Note", 'Ana,"never closed', *[f"P{i},x" for i in range(300)]]
    book = read_paste("\n".join(lines))
    assert len(book.sheets[0].rows) == 302
    assert [p.row for p in book.problems] == [2]


@pytest.mark.parametrize("line", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_ends_a_row(tmp_path, line):
    path = sheets.write_csv(tmp_path / "a.csv", PEOPLE, line=line)
    assert texts(read_sheets(path)) == PEOPLE


def test_ragged_rows_and_nul_signs_are_kept(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"Name,Email\nAna\x00,a@x.org,extra,\n\nBo\n")
    assert texts(read_sheets(tmp_path / "a.csv")) == [
        ["Name", "Email"], ["Ana", "a@x.org", "extra", ""], ["Bo"]
    ]  # fmt: skip


def test_a_workbook_keeps_its_types_and_addresses(tmp_path):
    day = dt.datetime(2026, 3, 1)
    path = sheets.write_xlsx(
        tmp_path / "a.xlsx",
        {"People": [[], ["Name", "Year", "Phone", "On", "Yes"], [],
                    ["Ana", 1999, 447700900123, day, True]],
         "Lists": [["x"]]},
        hidden=("Lists",),
    )  # fmt: skip
    book = read_sheets(path)
    assert [(s.name, s.hidden) for s in book.sheets] == [("People", False), ("Lists", True)]
    assert numbers(book) == [2, 4]
    assert texts(book)[1] == ["Ana", "1999", "447700900123", "2026-03-01", "TRUE"]


def test_a_stray_cell_in_the_last_corner_costs_nothing(tmp_path):
    path = sheets.write_xlsx(tmp_path / "a.xlsx", {"A": PEOPLE})
    sheets.with_cell(path, "XFD1048576", "stray")
    assert texts(read_sheets(path))[:4] == PEOPLE


def test_a_million_blank_rows_cost_nothing(tmp_path):
    def swell(xml):
        blank = b"".join(b'<row r="%d" ht="15"/>' % r for r in range(5, 1_048_577))
        return xml.replace(b"</sheetData>", blank + b"</sheetData>")

    path = sheets.write_xlsx(tmp_path / "a.xlsx", {"A": PEOPLE})
    sheets.replace_member(path, "xl/worksheets/sheet1.xml", swell)
    assert texts(read_sheets(path)) == PEOPLE


def test_an_ods_sheet_with_its_million_repeated_rows(tmp_path):
    path = sheets.write_ods(tmp_path / "a.ods", PEOPLE, repeat_blank=1_048_000)
    assert texts(read_sheets(path)) == PEOPLE


def test_a_text_that_is_missing_from_the_table_leaves_a_blank(tmp_path):
    def point_nowhere(xml):
        cell = re.compile(rb'<c r="A2".*?</c>')
        return cell.sub(b'<c r="A2" t="s"><v>999</v></c>', xml)

    path = sheets.write_xlsx(tmp_path / "a.xlsx", {"A": PEOPLE})
    sheets.replace_member(path, "xl/worksheets/sheet1.xml", point_nowhere)
    assert texts(read_sheets(path))[1] == ["", *PEOPLE[1][1:]]


def test_formulas_without_a_value_and_errors_are_named(tmp_path):
    def spoil(xml):
        return xml.replace(b"</row>", b'<c r="F1" t="e"><v>#N/A</v></c></row>', 1)

    path = sheets.write_xlsx(tmp_path / "a.xlsx", {"A": [["Name", "Email"], ["=A1&B1", "x@y.org"]]})
    sheets.replace_member(path, "xl/worksheets/sheet1.xml", spoil)
    found = {(p.kind, p.row, p.column) for p in read_sheets(path).problems}
    assert found == {
        (ProblemKind.FORMULA_WITHOUT_VALUE, 2, "A"),
        (ProblemKind.ERROR_CELL, 1, "F"),
    }


def test_a_web_page_under_the_name_of_a_workbook(tmp_path):
    page = "<html><body><table><tr><th>Name</th><th>Mail</th></tr><tr><td>Zo&euml;<br>Li</td>"
    (tmp_path / "a.xls").write_text(page + "<td>z@x.org</td></tr></table></body></html>")
    assert texts(read_sheets(tmp_path / "a.xls")) == [["Name", "Mail"], ["Zoë\nLi", "z@x.org"]]


def test_a_flat_xml_sheet(tmp_path):
    rows = "".join(
        f"<table:table-row><table:table-cell><text:p>{name}</text:p></table:table-cell>"
        "<table:table-cell table:number-columns-repeated='2'/>"
        "<table:table-cell><text:p>x@x.org</text:p></table:table-cell></table:table-row>"
        for name in ("Name", "Zoë")
    )
    text = (
        f"<?xml version='1.0'?><office:document><table:table>{rows}</table:table></office:document>"
    )
    (tmp_path / "a.fods").write_text(text, encoding="utf-8")
    expected = [["Name", "", "", "x@x.org"], ["Zoë", "", "", "x@x.org"]]
    assert texts(read_sheets(tmp_path / "a.fods")) == expected


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
REFUSED = [
    ("missing.csv", None, Trouble.MISSING),
    ("empty.csv", b"", Trouble.EMPTY),
    ("paper.xlsx", b"%PDF-1.7 and so on", Trouble.NOT_A_SHEET),
    ("broken.xlsx", b"PK\x03\x04 and then nothing", Trouble.DAMAGED),
    ("broken.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Trouble.DAMAGED),
    ("locked.xlsx", OLE + "EncryptedPackage".encode("utf-16-le") + bytes(600), Trouble.PASSWORD),
    ("letter.doc", OLE + "WordDocument".encode("utf-16-le") + bytes(600), Trouble.NOT_A_SHEET),
    ("noise.csv", bytes(range(1, 32)) * 50, Trouble.NOT_A_SHEET),
]


@pytest.mark.parametrize(("name", "data", "kind"), REFUSED, ids=[r[0] for r in REFUSED])
def test_what_cannot_be_read_is_refused_with_its_reason(tmp_path, name, data, kind):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(SheetTrouble) as trouble:
        read_sheets(path)
    assert trouble.value.kind is kind


def test_a_bomb_is_refused_before_it_is_opened(tmp_path):
    path = sheets.write_bomb(tmp_path / "a.xlsx")
    assert path.stat().st_size < 1_000_000
    with pytest.raises(SheetTrouble) as trouble:
        read_sheets(path)
    assert trouble.value.kind is Trouble.HOSTILE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.csv")
    with pytest.raises(SheetTrouble) as trouble:
        read_sheets(tmp_path / "a.csv")
    assert trouble.value.kind is Trouble.NOT_A_FILE


def test_a_zip_without_sheets_is_no_sheet(tmp_path):
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    with pytest.raises(SheetTrouble) as trouble:
        read_sheets(tmp_path / "a.xlsx")
    assert trouble.value.kind is Trouble.NOT_A_SHEET


def test_reading_stops_when_asked(tmp_path):
    path = sheets.write_xlsx(tmp_path / "a.xlsx", {"A": PEOPLE})
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        read_sheets(path, progress=progress)


def test_column_letters_go_both_ways():
    for index in (0, 25, 26, 701, 702, 16383):
        assert column_index(column_letter(index)) == index
    assert column_letter(16383) == "XFD"
    with pytest.raises(ValueError, match="no column"):
        column_index("A1")


def test_a_cell_typed_anew_leaves_the_others(tmp_path):
    sheet = read_paste("a,b\nc\n").sheets[0]
    assert sheet.with_cell(2, 3, "x").rows[1].cells == ("c", None, None, "x")
    assert sheet.with_cell(2, 3, "x").rows[0] == sheet.rows[0]
