"""Text goes into cells whole, or says that it was cut; nothing in it runs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.documents.sheet_text import LONGEST, cell_text, is_plain, looks_like_formula


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_what_might_run_is_seen(start):
    assert looks_like_formula(f"{start}1+1")
    assert not is_plain(f"{start}1+1")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("José", "José"),
        ("a\x00b\x1fc\x7f", "abc"),
        ("two\r\nlines\rhere", "two\nlines\nhere"),
        ("a\x0bb", "a\nb"),
        ("\ud800x\ufffe", "x"),
        ("_x0041_", "_x005F_x0041_"),
        ("", ""),
    ],
)
def test_what_no_cell_takes_is_cleaned(text, cell):
    assert cell_text(text) == cell


def test_what_is_too_long_is_cut_with_a_mark():
    whole = "a" * LONGEST
    assert cell_text(whole) == whole
    cut = cell_text("a" * (LONGEST + 1), "… (cut)")
    assert len(cut) == LONGEST
    assert cut.endswith("a… (cut)")


def test_a_letter_of_two_units_is_never_halved():
    cut = cell_text("𝔐" * 20_000, "…")
    assert cut == "𝔐" * ((LONGEST - 1) // 2) + "…"


@given(st.text(max_size=40))
def test_what_is_plain_needs_no_cleaning(text):
    if is_plain(text):
        assert cell_text(text) == text
        assert not looks_like_formula(text)
