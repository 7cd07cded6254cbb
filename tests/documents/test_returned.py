"""What a PDF that came back holds is read from its fields; what cannot be read says why."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader, PdfWriter

from mentordesk.documents.agreement import agreement_bytes
from mentordesk.documents.returned import PaperTrouble, PaperTroubleKind, read_fields
from tests.support.agreement_values import agreement

K = PaperTroubleKind


def filled(values, page=None, **how):
    """The agreement as bytes, its fields filled in by another program's library."""
    made = agreement_bytes(page or replace(agreement(filled=False), version=2))
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made)))
    for each in writer.pages:
        writer.update_page_form_field_values(each, values, auto_regenerate=False)
    if how.get("password"):
        writer.encrypt(how["password"])
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_the_fields_come_back_with_the_version_nobody_sees(tmp_path):
    prefix = agreement().field_prefix
    path = tmp_path / "back.pdf"
    path.write_bytes(filled({f"{prefix}-purpose": "Trouver un poste, Ñandú"}))
    found = read_fields(path)
    assert found.values[f"{prefix}-purpose"] == "Trouver un poste, Ñandú"
    assert found.values[f"{prefix}-version"] == "2"
    assert found.pages >= 1


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", K.NOT_PDF),
        (b"PK\x03\x04 a workbook", K.NOT_PDF),
        (b"%PDF-1.7\n" + b"\x00garbage" * 200, K.DAMAGED),
    ],
)
def test_what_is_no_pdf_or_none_any_more_says_so(tmp_path, content, kind):
    path = tmp_path / "back.pdf"
    path.write_bytes(content)
    with pytest.raises(PaperTrouble) as trouble:
        read_fields(path)
    assert trouble.value.kind is kind


def test_a_locked_a_printed_and_a_missing_file_say_so(tmp_path):
    locked, flat = tmp_path / "locked.pdf", tmp_path / "flat.pdf"
    locked.write_bytes(filled({}, password="secret"))
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(flat)
    said = []
    for path in (locked, flat, tmp_path / "none.pdf"):
        with pytest.raises(PaperTrouble) as trouble:
            read_fields(path)
        said.append(trouble.value.kind)
    assert said == [K.PASSWORD, K.NO_FIELDS, K.NOT_READABLE]
