"""A text that looks like a formula leaves and comes back unharmed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.cells import guarded, unguarded


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+1+1", "'+1+1"),
        ("-2+3", "'-2+3"),
        ("\t=1", "'\t=1"),
        ("'=1", "''=1"),
        ("-12.5", "-12.5"),
        ("+447700900123", "+447700900123"),
        ("+44 7700 900123", "'+44 7700 900123"),
        ("’Aziz", "’Aziz"),
        ("'Aziz", "'Aziz"),
        ("Amina", "Amina"),
        ("", ""),
    ],
)
def test_only_what_might_run_gets_an_apostrophe(text, cell):
    assert guarded(text) == cell
    assert unguarded(cell) == text


@given(st.text(alphabet="'=+-@\t1a ,.", max_size=8))
def test_every_text_comes_back(text):
    assert unguarded(guarded(text)) == text
