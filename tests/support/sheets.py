"""Makes the spreadsheets that people and machines really send, ugly ones first."""

import csv
import io
import zipfile
from xml.sax.saxutils import escape

from openpyxl import Workbook


def csv_bytes(rows, encoding="utf-8", delimiter=",", line="\r\n", bom=b""):
    """The rows as a csv file's bytes."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=line).writerows(rows)
    return bom + out.getvalue().encode(encoding)


def write_csv(path, rows, **how):
    """A csv file of the rows."""
    path.write_bytes(csv_bytes(rows, **how))
    return path


def write_xlsx(path, sheets, merged=(), hidden=()):
    """A workbook of sheets by name; `merged` are ranges of the first sheet such as B1:D1."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
        if name in hidden:
            page.sheet_state = "hidden"
    for span in merged:
        book.worksheets[0].merge_cells(span)
    book.save(path)
    return path


def with_cell(path, place, value):
    """The workbook with one more cell in its first sheet, such as a stray one far away."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    book.worksheets[0][place] = value
    book.save(path)
    return path


def write_ods(path, rows, repeat_blank=0):
    """An OpenDocument sheet, with so many blank rows declared at its end."""
    lines = []
    for row in rows:
        cells = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(str(c))}</text:p>'
            "</table:table-cell>"
            if c is not None
            else "<table:table-cell/>"
            for c in row
        )
        lines.append(f"<table:table-row>{cells}</table:table-row>")
    if repeat_blank:
        lines.append(
            f'<table:table-row table:number-rows-repeated="{repeat_blank}">'
            '<table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
        )
    space = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        f'xmlns:office="{space}:office:1.0" xmlns:table="{space}:table:1.0" '
        f'xmlns:text="{space}:text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="Sheet1">{"".join(lines)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:media-type="{kind}" manifest:full-path="/"/>'
        '<manifest:file-entry manifest:media-type="text/xml" manifest:full-path="content.xml"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return path


def replace_member(path, member, change):
    """The archive with one member's bytes put through `change`."""
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    held[member] = change(held[member])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    return path


def write_bomb(path, megabytes=320):
    """A workbook of a few hundred kilobytes whose one sheet swells a thousandfold."""
    write_xlsx(path, {"A": [["Name"], ["x"]]})
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet9.xml", "w", force_zip64=True) as out,
    ):
        block = b" " * 1_000_000
        for _ in range(megabytes):
            out.write(block)
    return path


PEOPLE = [
    ["Name", "Email", "Country", "Languages"],
    ["Ana Silva", "ana@example.org", "Brazil", "Portuguese, English"],
    ["Nguyễn Văn An", "an@example.org", "Vietnam", "Vietnamese"],
    ["محمد علي", "mo@example.org", "Egypt", "Arabic; English"],
]
"""A plain sheet of three people."""
