"""An agreement as a PDF: what it says, where it can be filled in, and that it comes whole."""

import io
from dataclasses import replace

import pypdf
import pytest

from mentordesk.documents.agreement import agreement_bytes, write_agreement
from mentordesk.documents.shaping import MissingGlyph
from mentordesk.documents.values import Party, PartyKind, PlanGoal, Signer
from tests.support.agreement_values import agreement, party, sections
from tests.support.names import MIXED_NAMES, NAMES
from tests.support.pdf_text import needs_pdftotext, text_of

LONG_NAME = "Dr María del Carmen Fernández-Castellanos y Rodríguez de la Fuente-Hinojosa " * 2
LONG_GOAL = "Build the evidence to lead an evaluation of a rural water programme on my own. " * 8


def read(pdf):
    return pypdf.PdfReader(io.BytesIO(pdf))


def fields(pdf):
    return set(read(pdf).get_fields() or {})


def flat(text):
    return " ".join(text.split())


@pytest.fixture
def sample():
    return agreement()


@needs_pdftotext
def test_every_word_given_is_on_the_page(sample, tmp_path):
    text = flat(text_of(agreement_bytes(sample), tmp_path))
    for person in sample.parties:
        for word in (person.role, person.name, person.cohort, *person.contact, person.time_zone):
            assert word in text
    for section in sample.sections:
        for answer in section.answers:
            assert answer.value in text
        assert all(point in text for point in (section.points.items if section.points else ()))
    for word in (sample.title, sample.programme, sample.round_name, sample.about.heading):
        assert word in text


@needs_pdftotext
def test_the_foot_names_versions_and_counts_pages(sample, tmp_path):
    pdf = agreement_bytes(sample)
    pages = text_of(pdf, tmp_path).split("\f")[:-1]
    assert len(pages) == len(read(pdf).pages)
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert all(note in page for note in sample.footer.notes)


@needs_pdftotext
@pytest.mark.parametrize("name", [*NAMES.values(), *MIXED_NAMES.values()])
def test_a_name_of_any_script_stands_on_the_page_exactly(name, tmp_path):
    page = agreement(mentee_original=name)
    text = text_of(agreement_bytes(page), tmp_path).replace("\u200e", "")
    assert name in text.splitlines()


def test_open_answers_are_fields_and_given_ones_are_not():
    filled, empty = (
        fields(agreement_bytes(agreement())),
        fields(agreement_bytes(agreement(filled=False))),
    )
    keys = {f"a1b2c3d4-{answer.key}" for section in sections() for answer in section.answers}
    assert keys <= empty
    assert not keys & filled
    assert "a1b2c3d4-mentor-name" in filled
    assert "a1b2c3d4-mentee-name" not in filled
    assert {"a1b2c3d4-mentee-name", "a1b2c3d4-mentee-date"} <= empty


def test_open_rows_of_the_plan_are_fields_by_row_and_column():
    found = fields(agreement_bytes(agreement(goals=(PlanGoal(goal="Write", due="May"),))))
    plan = {name for name in found if "-goal" in name}
    columns = ("goal", "measure", "steps", "owner", "due", "status")
    assert {f"a1b2c3d4-goal{n}-{each}" for n in (2, 3) for each in columns} <= plan
    assert {name.rsplit("-", 1)[1] for name in plan if "goal1-" in name} == {
        "measure", "steps", "owner", "status",
    }  # fmt: skip


def test_fields_take_many_lines_and_any_length():
    reader = read(agreement_bytes(agreement(filled=False)))
    found = reader.get_fields()
    assert int(found["a1b2c3d4-mentor-goals"]["/Ff"]) & 1 << 12
    assert not int(found["a1b2c3d4-rhythm"].get("/Ff", 0)) & 1 << 12
    assert found["a1b2c3d4-rhythm"]["/TU"] == "How, how often, how long"
    annotations = [a.get_object() for page in reader.pages for a in page.get("/Annots", [])]
    assert annotations
    assert not any("/MaxLen" in each for each in annotations)


def test_a_filled_field_can_be_read_back():
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(agreement_bytes(agreement(filled=False))))
    writer.update_page_form_field_values(None, {"a1b2c3d4-purpose": "To learn"})
    out = io.BytesIO()
    writer.write(out)
    assert read(out.getvalue()).get_form_text_fields()["a1b2c3d4-purpose"] == "To learn"


def test_fields_stay_within_the_page_and_apart():
    for page in read(agreement_bytes(agreement(filled=False))).pages:
        boxes = [[float(v) for v in a.get_object()["/Rect"]] for a in page.get("/Annots", [])]
        assert all(56 <= x0 < x1 <= 540 and 56 < y0 < y1 < 800 for x0, y0, x1, y1 in boxes)
        for i, a in enumerate(boxes):
            for b in boxes[i + 1 :]:
                assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_the_file_says_its_title_author_and_language(sample):
    reader = read(agreement_bytes(sample))
    assert reader.metadata.title == "Mentoring agreement – David Okello and Amina Rahman"
    assert reader.metadata.author == sample.programme
    assert reader.metadata.subject == sample.round_name
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"


def test_the_same_values_give_the_same_bytes():
    first = agreement_bytes(agreement(mentor_original="محمد", mentee_original="王小明"))
    assert agreement_bytes(agreement("Someone Else")) != first
    assert agreement_bytes(agreement(mentor_original="محمد", mentee_original="王小明")) == first


@pytest.mark.parametrize(
    "page",
    [
        agreement(),
        agreement(filled=False),
        agreement(LONG_NAME, LONG_NAME[::-1]),
        agreement(mentor_original="အောင်ဆန်းစုကြည်", mentee_original="محمد"),
    ],
    ids=["filled", "empty", "long names", "other scripts"],
)
def test_two_or_three_pages(page):
    assert 2 <= len(read(agreement_bytes(page)).pages) <= 3


@needs_pdftotext
@pytest.mark.parametrize("goals", range(9))
def test_the_acknowledgement_is_never_alone_and_never_parted(goals, tmp_path):
    page = agreement(goals=(PlanGoal(goal=LONG_GOAL[: 90 * goals + 40], due="May"),) * goals)
    pages = text_of(agreement_bytes(page), tmp_path).split("\f")[:-1]
    (last,) = [text for text in pages if "Acknowledgement" in text]
    assert last.count("Typed name") == 2
    above = flat(last.split("Acknowledgement")[0])
    assert "SMART goal" in above
    assert all(text.strip() for text in pages)


@needs_pdftotext
def test_a_goal_longer_than_a_page_is_carried_on_under_the_same_head(tmp_path):
    goal = " ".join(f"step{n}" for n in range(900))
    pdf = agreement_bytes(agreement(goals=(PlanGoal(goal=goal, due="May"),)))
    pages = text_of(pdf, tmp_path).split("\f")[:-1]
    found = [word for text in pages for word in text.split() if word.startswith("step")]
    assert sorted(found) == sorted(goal.split())
    assert sum("SMART goal" in text for text in pages) >= 2


@needs_pdftotext
def test_a_group_of_ten_keeps_what_it_is_on_page_one(tmp_path):
    base = agreement()
    assert base.about is not None
    assert base.acknowledgement is not None
    people = [party(PartyKind.MENTEE, name=f"Mentee Number {n}") for n in range(10)]
    signers = tuple(Signer(f"s{n}", each.role, each.name) for n, each in enumerate(people))
    page = replace(
        base,
        parties=(party(PartyKind.MENTOR), *people),
        acknowledgement=replace(base.acknowledgement, signers=signers),
    )
    pdf = agreement_bytes(page)
    pages = text_of(pdf, tmp_path).split("\f")[:-1]
    assert base.about.heading in pages[0]
    assert pages[-1].count("Typed name") == 10
    assert {f"a1b2c3d4-s{n}-date" for n in range(10)} <= fields(pdf)


@needs_pdftotext
def test_a_person_with_nothing_but_a_name(tmp_path):
    bare = replace(agreement(), parties=(Party("Mentor", PartyKind.MENTOR, "Ó"),), about=None,
                   sections=(), plan=None, acknowledgement=None)  # fmt: skip
    assert "Ó" in text_of(agreement_bytes(bare), tmp_path)


def test_a_logo_is_drawn_and_an_unreadable_one_is_told():
    from PIL import Image

    logo = io.BytesIO()
    Image.new("RGBA", (600, 200), (10, 102, 94, 255)).save(logo, "PNG")
    with_logo = read(agreement_bytes(agreement(logo=logo.getvalue())))
    assert len(with_logo.pages[0].images) == 1
    with pytest.raises(OSError, match="image"):
        agreement_bytes(agreement(logo=b"not a picture"))


def test_the_file_is_written_whole(tmp_path, sample):
    path = tmp_path / "agreement.pdf"
    path.write_bytes(b"an older one")
    write_agreement(sample, path)
    assert path.read_bytes() == agreement_bytes(sample)
    assert [each.name for each in tmp_path.iterdir()] == ["agreement.pdf"]


def test_a_refused_name_leaves_what_was_there(tmp_path):
    path = tmp_path / "agreement.pdf"
    path.write_bytes(b"an older one")
    with pytest.raises(MissingGlyph) as refusal:
        write_agreement(agreement(mentee="Amina \u0378"), path)
    assert refusal.value.character == "\u0378"
    assert path.read_bytes() == b"an older one"
    assert [each.name for each in tmp_path.iterdir()] == ["agreement.pdf"]


def test_a_folder_that_is_not_there_is_told(tmp_path, sample):
    with pytest.raises(OSError):
        write_agreement(sample, tmp_path / "missing" / "agreement.pdf")


def test_a_swap_that_fails_leaves_no_part_behind(tmp_path, sample):
    (tmp_path / "agreement.pdf").mkdir()
    with pytest.raises(OSError):
        write_agreement(sample, tmp_path / "agreement.pdf")
    assert [each.name for each in tmp_path.iterdir()] == ["agreement.pdf"]
