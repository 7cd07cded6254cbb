"""Names of files keep their script and never trouble a file system."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.file_names import LONGEST, safe_name, unique_names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("José Núñez and 佐藤 花子", "José Núñez and 佐藤 花子"),
        ("محمد رحمن", "محمد رحمن"),
        ("क्‍षमा", "क्‍षमा"),
        ("A/B: C*D?", "A B C D"),
        ("Okello, Jr.", "Okello, Jr"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("Conrad", "Conrad"),
        ("evil\u202efdp.exe", "evilfdp.exe"),
        ("..", "unnamed"),
        ("", "unnamed"),
    ],
)
def test_what_no_system_takes_goes(text, name):
    assert safe_name(text) == name


def test_letters_and_their_marks_are_not_parted():
    long = "e\u0323" * 100
    assert len(safe_name("\u0b95\u0bbf" * 100).encode()) <= 200
    assert len(safe_name(long)) <= LONGEST


def test_the_same_name_is_numbered_whatever_its_case():
    names = unique_names(["Ana", "ana", "Ana (2)", "Ana"])
    assert names == ["Ana", "ana (2)", "Ana (2) (2)", "Ana (3)"]


@given(st.lists(st.text(max_size=120), max_size=8))
def test_any_text_makes_a_file(tmp_path_factory, texts):
    folder = tmp_path_factory.mktemp("names")
    names = unique_names(safe_name(text) for text in texts)
    for name in names:
        (folder / f"{name}.pdf").touch()
    assert len(list(folder.iterdir())) == len(texts)
