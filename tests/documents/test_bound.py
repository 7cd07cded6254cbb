"""Many agreements in one file: outline, fields, progress and cancel."""

import io

import pypdf
import pytest

from mentordesk.documents.agreement import agreement_bytes
from mentordesk.documents.bound import bound_bytes, write_bound
from mentordesk.documents.shaping import MissingGlyph
from mentordesk.progress import Cancelled, Progress
from tests.support.agreement_values import agreement
from tests.support.pdf_text import needs_pdftotext, text_of

PAIRS = [("David Okello", "Amina Rahman"), ("محمد عبد الرحمن", "王小明"), ("Olga Ёлкина", "Ye")]


@pytest.fixture
def pages():
    return [
        agreement(mentor, mentee, prefix=f"pair{n}", filled=n != 1)
        for n, (mentor, mentee) in enumerate(PAIRS)
    ]


def opened(pdf):
    return pypdf.PdfReader(io.BytesIO(pdf))


def field_names(pdf):
    return set(opened(pdf).get_fields() or {})


def test_the_outline_leads_to_the_first_page_of_each_pair(pages):
    reader = opened(bound_bytes(pages, Progress()))
    lengths = [len(opened(agreement_bytes(page)).pages) for page in pages]
    outline = [each for each in reader.outline if not isinstance(each, list)]
    assert [each.title for each in outline] == [page.bookmark for page in pages]
    starts = [reader.get_destination_page_number(each) for each in outline]
    assert starts == [0, lengths[0], lengths[0] + lengths[1]]
    assert len(reader.pages) == sum(lengths)


def test_every_field_of_every_agreement_is_there_under_its_own_name(pages):
    found = field_names(bound_bytes(pages, Progress()))
    apart = [field_names(agreement_bytes(page)) for page in pages]
    assert found == set().union(*apart)
    assert len(found) == sum(len(each) for each in apart)


@needs_pdftotext
def test_each_agreement_counts_its_own_pages(pages, tmp_path):
    texts = text_of(bound_bytes(pages, Progress()), tmp_path).split("\f")[:-1]
    assert sum("Page 1 of" in text for text in texts) == len(pages)
    assert "محمد عبد الرحمن" in "".join(texts)


def test_the_same_agreements_give_the_same_bytes(pages):
    assert bound_bytes(pages, Progress()) == bound_bytes(pages, Progress())


def test_progress_is_told_for_each(pages, tmp_path):
    told = []
    write_bound(pages, tmp_path / "bound.pdf", Progress(lambda *step: told.append(step)))
    assert told == [(0, 3, "bound"), (1, 3, "bound"), (2, 3, "bound"), (3, 3, "bound")]


@pytest.mark.parametrize("after", [0, 1, 3])
def test_cancel_leaves_what_was_there(pages, tmp_path, after):
    path = tmp_path / "bound.pdf"
    path.write_bytes(b"an older one")
    seen = []

    def tell(done, total, what):
        seen.append(done)
        if done == after:
            progress.cancel()

    progress = Progress(tell)
    if after == 0:
        progress.cancel()
    if after == 3:
        write_bound(pages, path, progress)  # asked for after the last step: it is done already
        assert path.read_bytes() != b"an older one"
    else:
        with pytest.raises(Cancelled):
            write_bound(pages, path, progress)
        assert path.read_bytes() == b"an older one"
    assert [each.name for each in tmp_path.iterdir()] == ["bound.pdf"]


def test_a_refused_name_leaves_nothing(pages, tmp_path):
    pages.append(agreement(mentee="\u0378", prefix="pair9"))
    with pytest.raises(MissingGlyph):
        write_bound(pages, tmp_path / "bound.pdf", Progress())
    assert list(tmp_path.iterdir()) == []


def test_a_prefix_used_twice_is_refused(pages):
    with pytest.raises(ValueError, match="prefix"):
        bound_bytes([pages[0], pages[0]], Progress())
    with pytest.raises(ValueError, match="at least one"):
        bound_bytes([], Progress())
