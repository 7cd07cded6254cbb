"""The bidirectional algorithm, rule by rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.documents.direction import base_level, resolve_levels, visual_order

MIRRORED = str.maketrans("()", ")(")


def shown(text, base=None):
    """The text as it stands on the page from left to right."""
    parts = []
    for start, end, level in visual_order(resolve_levels(text, base)):
        piece = text[start:end]
        parts.append(piece[::-1].translate(MIRRORED) if level % 2 else piece)
    return "".join(parts)


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("plain Latin 12", None, "plain Latin 12"),
        ("אבג", None, "גבא"),
        ("ab אבג cd", 0, "ab גבא cd"),
        ("ab אבג cd", 1, "cd גבא ab"),
        ("אב 12 גד", 0, "דג 12 בא"),  # W2, I1: numbers keep their own order
        ("אב 1,234.5", 0, "1,234.5 בא"),  # W4: a separator between digits
        ("אב 5%", 0, "5% בא"),  # W5: a sign beside a number
        ("محمد 12-34", 0, "34-12 دمحم"),  # W2, W4: after Arabic a hyphen parts numbers
        ("אב (cd) גד", 1, "דג (cd) בא"),  # N0, N1
        ("a (אב) c", 0, "a (בא) c"),
        ("אב, גד.", 1, ".דג ,בא"),
        ("אב.", 0, "בא."),  # N2: what ends the line belongs to the paragraph
        ("א\u05b8ב", None, "ב\u05b8א"),  # W1: marks go with their base
    ],
)
def test_the_order_on_the_page(text, base, expected):
    assert shown(text, base) == expected


def test_the_base_is_that_of_the_first_letter():
    assert base_level("12 (אב) cd") == 1
    assert base_level("12 cd אב") == 0
    assert base_level("12 %") == 0


def test_embedding_controls_follow_the_text_around_them():
    levels = resolve_levels("\u202a+44 אב\u202c", 0)
    assert levels[0] == 0
    assert levels[-1] == levels[-2] == 1


@given(st.text(alphabet="ab אב٣مح12 ,.()%\u05b8\u202a", max_size=30), st.sampled_from([0, 1]))
def test_every_character_is_shown_once(text, base):
    levels = resolve_levels(text, base)
    assert len(levels) == len(text)
    assert all(base <= level <= 2 for level in levels)
    places = [i for start, end, _ in visual_order(levels) for i in range(start, end)]
    assert sorted(places) == list(range(len(text)))
