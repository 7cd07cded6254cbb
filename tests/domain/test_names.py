"""Names of any shape fold, sort and shorten without being forced into first and last."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain import names


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("João", "joao"),
        ("Łódź", "lodz"),
        ("  Two   blanks ", "two blanks"),
        ("Straße", "strasse"),
        ("Siobhán O’Brien", "siobhan obrien"),
    ],
)
def test_latin_names_fold_to_plain_letters(name, folded):
    assert names.fold(name) == folded


def test_other_scripts_fold_to_both():
    assert names.fold("Шевчук") == "шевчук shevchuk"


@given(st.one_of(st.text(max_size=60), st.text(st.characters(max_codepoint=127), max_size=60)))
def test_the_quick_way_of_plain_text_is_the_long_way(text):
    parted = unicodedata.normalize("NFKD", text).casefold().translate(names._STROKES)
    unmarked = "".join(c for c in parted if not unicodedata.combining(c))
    assert names.bare(text) == " ".join(unmarked.split())


@given(st.text(max_size=60))
def test_any_text_folds_to_something_its_own_search_finds(text):
    line = names.fold(text)
    assert all(word in line for word in names.search_words(text))


@pytest.mark.parametrize(
    ("name", "family", "key"),
    [
        ("Suharti", None, "suharti"),
        ("Amina Rahman", "Rahman", "rahman amina"),
        ("María José García Márquez", "García Márquez", "garcia marquez maria jose"),
        ("Nguyễn Thị Hương", "Nguyễn", "nguyen thi huong"),
        ("Amina Rahman", "  ", "amina rahman"),
    ],
)
def test_nobody_is_cut_at_a_guess(name, family, key):
    assert names.sort_name(name, family) == key


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Amina Rahman", "AR"), ("Suharti", "S"), ("محمد علي", "م"), ("王小明", "王"),
     ("J. R. Okello", "JO"), ("", "?"), ("…", "?"), ("123", "?")],
)  # fmt: skip
def test_initials(name, letters):
    assert names.initials(name) == letters


@given(st.text(max_size=40))
def test_any_text_has_initials(text):
    assert names.initials(text)
