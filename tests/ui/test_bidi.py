"""A sentence keeps its order whoever is named in it; names keep theirs."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QStyledItemDelegate

from mentordesk.ui.bidi import CLOSES, OPENS, PlainItems, apart, in_order, is_right_to_left
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Step
from mentordesk.ui.widgets import button, label

OMAR, SARAH, DOCTOR = "عبد الرحمن الأنصاري", "שרה כהן-לוי", "د. ليلى حدّاد"
NAMES = (OMAR, SARAH, DOCTOR)
PIECES = st.sampled_from(
    [*NAMES, "Ama", " ", " with ", ", ", "59", "’s clock", "· ", "(", ")", "é"]
)


def plain(text: str) -> str:
    return text.replace(OPENS, "").replace(CLOSES, "")


@settings(max_examples=25)
@given(st.lists(PIECES, max_size=8).map("".join))
def test_a_text_in_order_is_the_same_text(text):
    drawn = in_order(text)
    assert plain(drawn) == text
    assert in_order(drawn) == drawn
    assert drawn.count(OPENS) == drawn.count(CLOSES)
    if drawn != text:  # outside of what is kept apart no letter runs from right to left
        outside = "".join(part.rpartition(CLOSES)[2] for part in f"{CLOSES}{drawn}".split(OPENS))
        assert not any(letter in outside for name in NAMES for letter in name if letter.isalpha())


@pytest.mark.parametrize("text", ["", "Ama is away.", "Ngô Thị Ánh · 59", *NAMES, f"{OMAR} · 59"])
def test_a_text_of_one_direction_is_left_alone(text):
    assert in_order(text) == text
    assert is_right_to_left(text) is any(name in text for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_kept_in_one_piece(name):
    assert in_order(f"{name}’s clock") == f"{OPENS}{name}{CLOSES}’s clock"


def test_a_sentence_ends_at_its_full_stop():
    one, other = f"{OPENS}{OMAR}{CLOSES}", f"{OPENS}{SARAH}{CLOSES}"
    assert in_order(f"Ama, {OMAR}. {SARAH} waits.") == f"Ama, {one}. {other} waits."


def test_what_somebody_wrote_keeps_the_order_of_its_first_letter():
    theirs = f"{OMAR} Microsoft {OMAR}"
    assert plain(apart(theirs)) == theirs and apart(apart(theirs)) == apart(theirs)
    assert in_order(f"Goal: {apart(theirs)}") == f"Goal: {OPENS}{theirs}{CLOSES}"
    assert apart(f"{theirs}\nTo lead") == f"{OPENS}{theirs}{CLOSES}\nTo lead"
    assert apart(OMAR) == OMAR and apart("To lead") == "To lead"


def seen(text: str, parts: list[str]) -> list[str]:
    """The parts as they stand on the line from left to right."""
    layout = QTextLayout(text)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()

    def middle(part: str) -> float:
        start = text.index(part)
        spots: list[Any] = [line.cursorToX(start + step) for step in range(len(part) + 1)]
        return float(sum(x[0] if isinstance(x, tuple) else x for x in spots)) / len(spots)

    return sorted(parts, key=middle)


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (f"{OMAR} drafted with Tyler, fit 59", [OMAR, "drafted", "Tyler", "59"]),
        (f"{OMAR}, {SARAH} and {DOCTOR} wait", [OMAR, ", ", SARAH, "and", DOCTOR, "wait"]),
        (f"Fit of {OMAR} 59, was 47", ["Fit", OMAR, "59", "was", "47"]),
        (f"{OMAR} is 6 years ahead of {SARAH}.", [OMAR, "6", "ahead", SARAH, "."]),
    ],
)
def test_the_words_stand_in_the_order_of_the_sentence(theme: Theme, sentence, parts):
    assert seen(in_order(sentence), parts) == parts


def picture(widget: QLabel | QPushButton) -> QImage:
    widget.resize(420, 40)
    return widget.grab().toImage()


@pytest.mark.parametrize("make", [label, button])
def test_a_label_shows_what_it_says_and_says_what_it_was_told(theme: Theme, qtbot, make):
    sentence = f"{OMAR} drafted with Tyler, fit 59."
    widget = make(sentence)
    kept = make(in_order(sentence))
    for each in (widget, kept):
        qtbot.addWidget(each)
    assert widget.text() == sentence
    assert picture(widget) == picture(kept)
    assert widget.sizeHint() == kept.sizeHint()


def test_a_plain_list_shows_its_items_in_order(theme: Theme, qtbot):
    def shown(text: str, delegate: type[QStyledItemDelegate]) -> QImage:
        view = QListWidget()
        qtbot.addWidget(view)
        view.setItemDelegate(delegate(view))
        view.addItem(text)
        view.resize(420, 40)
        assert view.item(0).text() == text
        return view.grab().toImage()

    told = f"{OMAR}  ·  2 mentees"
    assert shown(told, PlainItems) == shown(in_order(told), QStyledItemDelegate)
    assert shown(told, PlainItems) != shown(told, QStyledItemDelegate)


def test_what_is_drawn_has_no_box_for_the_marks(theme: Theme):
    """The marks are as if they were not there: no ink and no room."""

    def drawn(text: str) -> QImage:
        image = QImage(200, 30, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setFont(theme.font(Step.BODY))
        painter.drawText(QRect(0, 0, 200, 30), 0, text)
        painter.end()
        return image

    for text in (OMAR, SARAH, "Ama"):
        assert drawn(f"{OPENS}{text}{CLOSES}") == drawn(text)
