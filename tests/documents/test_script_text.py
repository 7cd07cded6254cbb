"""Names of any script: drawn with every glyph, and read back letter for letter."""

import io

import pytest
from reportlab.lib.colors import black
from reportlab.pdfgen.canvas import Canvas

from mentordesk.documents.preview import render_page
from mentordesk.documents.script_text import (
    clean,
    clusters_of,
    draw_line,
    missing_characters,
    segments,
)
from mentordesk.documents.setting import paragraph_level, set_text
from mentordesk.documents.shaping import Drawn, MissingGlyph, shaped
from tests.support.names import MIXED_NAMES, NAMES
from tests.support.pdf_text import needs_pdftotext, text_of

ADLAM = "𞤃𞤢𞤥𞤢𞤣𞤵 𞤄𞤢"
UNASSIGNED = "\u0378"
LATIN_BELOW = "An agreement is mostly written with Latin letters, as this line is."


def page_of(text, *, bold=False, size=14.0):
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    for n, each in enumerate([text, LATIN_BELOW]):
        (line,) = set_text(each, 1000, bold)
        draw_line(canvas, line.line, 60, 700 - 60 * n, size, black)
    canvas.save()
    return target.getvalue()


def drawn(text):
    (line,) = set_text(text, 1000, False)
    return line.line


@needs_pdftotext
@pytest.mark.parametrize("bold", [False, True], ids=["regular", "bold"])
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_name_is_read_back_as_it_came_in(name, bold, tmp_path):
    assert text_of(page_of(name, bold=bold), tmp_path).splitlines()[0] == name


@needs_pdftotext
@pytest.mark.parametrize("name", MIXED_NAMES.values(), ids=MIXED_NAMES.keys())
def test_a_name_of_two_directions_is_read_back_in_reading_order(name, tmp_path):
    read = text_of(page_of(name), tmp_path).splitlines()[0]
    assert read.replace("\u200e", "") == name


@needs_pdftotext
@pytest.mark.skipif(bool(missing_characters(ADLAM)), reason="no font for Adlam on this computer")
def test_right_to_left_beyond_the_basic_plane_is_read_back(tmp_path):
    assert text_of(page_of(ADLAM), tmp_path).splitlines()[0] == ADLAM


@pytest.mark.parametrize("name", [*NAMES.values(), *MIXED_NAMES.values()])
def test_no_name_has_a_missing_glyph(name):
    assert missing_characters(name) == ()
    line = drawn(name)
    assert line.width > 1
    spoken = "".join(p if isinstance(p, str) else p.text for _, p in line.pieces)
    assert sorted(spoken) == sorted(name)


@pytest.mark.parametrize("name", [*NAMES.values(), *MIXED_NAMES.values()])
def test_every_name_leaves_ink_all_along_its_width(name):
    picture = render_page(page_of(name, size=20), 0, 2.0)
    columns = set()
    for y in range(2 * (842 - 735), 2 * (842 - 680)):
        row = picture.rgba[y * picture.width * 4 : (y + 1) * picture.width * 4]
        columns |= {x for x in range(picture.width) if row[x * 4] < 128}
    width = drawn(name).width * 20 * 2
    assert min(columns) == pytest.approx(120, abs=8)
    assert max(columns) == pytest.approx(120 + width, abs=8)
    assert len(columns) > width / 4


def test_latin_is_ordinary_text_and_other_scripts_are_drawn():
    kinds = [type(piece) for _, piece in drawn("Amina Дмитрий Ελευθέριος").pieces]
    assert kinds == [str]
    kinds = [type(piece) for _, piece in drawn("Amina श्री").pieces]
    assert kinds == [str, Drawn]


def test_accents_of_their_own_are_placed_by_shaping():
    pieces = [piece for _, piece in drawn("Zoe\u0301").pieces]
    assert pieces[0] == "Zo"
    assert isinstance(pieces[1], Drawn)
    assert pieces[1].text == "e\u0301"


def test_joiners_change_the_shape():
    face = segments("ශ්\u200dරී", [0] * 5, False)[0].face
    assert shaped("ශ්\u200dරී", face, False).outlines != shaped("ශ්රී", face, False).outlines


def test_arabic_letters_join():
    face = segments("محمد", [1] * 4, False)[0].face
    joined = shaped("محمد", face, True).width
    assert joined < sum(shaped(letter, face, True).width for letter in "محمد")


def test_brackets_are_mirrored_within_right_to_left_text():
    level = segments("(מ)", [1, 1, 1], False)
    text = "".join(piece.text for _, piece in drawn("(מרים)").pieces)
    assert {part.level for part in level} == {1}
    assert text.count("(") == text.count(")") == 1
    face = segments("(", [1], False)[0].face
    assert shaped("(", face, True).outlines == shaped(")", face, False).outlines


def test_a_missing_glyph_is_refused_by_name():
    with pytest.raises(MissingGlyph) as refusal:
        drawn(f"Amina {UNASSIGNED} Rahman")
    assert refusal.value.text == f"Amina {UNASSIGNED} Rahman"
    assert refusal.value.character == UNASSIGNED


def test_missing_characters_are_listed_once_each():
    assert missing_characters(f"a{UNASSIGNED}b{UNASSIGNED}") == (UNASSIGNED,)


def test_clusters_keep_marks_and_joiners_with_their_base():
    assert clusters_of("e\u0301a") == ((0, 2), (2, 3))
    assert clusters_of("ශ්\u200dර") == ((0, 3), (3, 4))


def test_control_characters_become_spaces():
    assert clean("a\tb\x00c") == "a b c"
    assert clean("a\u200cb") == "a\u200cb"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Amina", 0),
        ("محمد", 1),
        ("محمد (Mo) Khan", 0),
        ("أريد أن أتعلم Excel قبل مارس", 1),
        ("12 – 14", 0),
        ("", 0),
    ],
)
def test_a_paragraph_reads_the_way_of_most_of_its_letters(text, level):
    assert paragraph_level(text) == level
