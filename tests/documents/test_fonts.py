"""Which font draws what: the shipped ones first, by script, and lazily."""

import json
import subprocess
import sys

import pytest

from mentordesk.documents.fonts import (
    face_for,
    is_ignorable,
    latin_font,
    latin_width,
    script_of,
    shipped_faces,
)
from mentordesk.paths import resources


def file_for(letter, current=None):
    face = face_for(letter, current, 400)
    return face and face.path.name


def test_faces_stand_in_the_order_of_the_manifest():
    listed = json.loads((resources() / "fonts" / "manifest.json").read_text(encoding="utf-8"))
    assert [face.path.name for face in shipped_faces()] == [
        each["file"] for each in listed["fonts"]
    ]


def test_every_shipped_font_has_the_letters_its_manifest_promises():
    listed = json.loads((resources() / "fonts" / "manifest.json").read_text(encoding="utf-8"))
    for face, each in zip(shipped_faces(), listed["fonts"], strict=True):
        assert all(face.glyph(letter) for letter in each["sample"]), each["file"]


@pytest.mark.parametrize(
    ("letter", "file"),
    [
        ("A", "NotoSans-Regular.ttf"),
        ("Ж", "NotoSans-Regular.ttf"),
        ("م", "NotoNaskhArabic-Regular.ttf"),
        ("क", "NotoSansDevanagari-Regular.ttf"),
        ("က", "NotoSansMyanmar-Regular.ttf"),
        ("王", "DroidSansFallbackFull.ttf"),
        ("ひ", "DroidSansFallbackFull.ttf"),
        ("김", "NanumGothic.ttf"),
    ],
)
def test_a_script_is_drawn_by_its_own_font(letter, file):
    assert file_for(letter) == file


def test_shared_characters_stay_in_the_font_before_them():
    devanagari = face_for("क", None, 400)
    assert face_for(" ", devanagari, 400) is devanagari
    assert face_for("1", devanagari, 400) is devanagari
    assert file_for("A", devanagari) == "NotoSans-Regular.ttf"


def test_signs_that_noto_sans_lacks_are_found_elsewhere():
    assert all(face_for(sign, None, 400) is not None for sign in "−→≥✓▲●")


def test_bold_is_used_where_there_is_one():
    def weight_of(cluster, wanted):
        return getattr(face_for(cluster, None, wanted), "weight", None)

    assert weight_of("e\u0301", 700) == 700
    assert weight_of("م", 700) == 400
    assert weight_of("e\u0301", 400) == 400


def test_a_letter_of_no_font_has_no_face():
    assert face_for("\u0378", None, 400) is None


def test_marks_are_looked_for_together_with_their_base():
    assert face_for("е\u0301", None, 400) is not None
    assert face_for("م\u0301\u0e31", None, 400) is None


@pytest.mark.parametrize("letter", ["\u200c", "\u200d", "\u200e", "\ufe0f", "\u00ad"])
def test_joiners_and_selectors_are_invisible(letter):
    assert is_ignorable(letter)


@pytest.mark.parametrize("letter", ["\u0600", "a", " ", "\u0301"])
def test_number_signs_and_letters_are_not(letter):
    assert not is_ignorable(letter)


def test_scripts():
    assert [script_of(each) for each in "aЖمक王1"] == ["Latn", "Cyrl", "Arab", "Deva", "Hani", ""]


def test_widths_are_in_em():
    assert latin_width("MMMM", False) == pytest.approx(4 * latin_width("M", False))
    assert 0.5 < latin_width("M", False) < latin_width("M", True) < 1.5
    assert latin_font(False) != latin_font(True)


def test_nothing_is_opened_before_it_is_needed():
    code = (
        "import mentordesk.documents.fonts as f\n"
        "import sys\n"
        "assert f.shipped_faces.cache_info().currsize == 0\n"
        "f.face_for('A', None, 400)\n"
        "assert f._system_faces.cache_info().currsize == 0\n"
        "assert 'reportlab' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
