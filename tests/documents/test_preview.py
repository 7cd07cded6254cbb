"""Pages as pictures."""

import io

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from mentordesk.documents.agreement import agreement_bytes, write_agreement
from mentordesk.documents.preview import page_count, render_page, render_pages
from tests.support.agreement_values import agreement


def pixel(picture, x, y):
    at = (y * picture.width + x) * 4
    return tuple(picture.rgba[at : at + 4])


def test_a_picture_is_as_large_as_the_scale_says():
    pdf = agreement_bytes(agreement())
    small, large = render_page(pdf, 0, 0.5), render_page(pdf, 0, 1.5)
    assert (small.width, small.height) == (298, 421)
    assert (large.width, large.height) == (893, 1263)
    assert len(large.rgba) == large.width * large.height * 4


def test_colours_stand_in_the_order_red_green_blue_alpha():
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(101, 50))  # an odd width shows padding at a row's end
    canvas.setFillColorRGB(1, 0.5, 0)
    canvas.rect(0, 0, 50, 50, stroke=0, fill=1)
    canvas.save()
    picture = render_page(target.getvalue(), 0, 1.0)
    assert pixel(picture, 10, 40) == pytest.approx((255, 128, 0, 255), abs=1)
    assert pixel(picture, 90, 40) == (255, 255, 255, 255)


def test_all_pages_are_shown_one_by_one_and_together(tmp_path):
    path = tmp_path / "agreement.pdf"
    write_agreement(agreement(), path)
    pictures = render_pages(path, 0.25)
    assert len(pictures) == page_count(path) == 2
    assert pictures[1] == render_page(path, 1, 0.25)
    assert pictures[0] != pictures[1]


def test_a_page_that_is_not_there():
    with pytest.raises(IndexError):
        render_page(agreement_bytes(agreement()), 7, 1.0)


def test_what_is_no_pdf_is_refused():
    with pytest.raises(pypdfium2.PdfiumError):
        page_count(b"not a PDF")
