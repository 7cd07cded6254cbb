"""Typed days, hours and languages, and the toast: small parts with rules of their own."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mentordesk.domain.person import WeeklySlot
from mentordesk.ui import toasts
from mentordesk.ui.days import read_day
from mentordesk.ui.dialogs import report_of
from mentordesk.ui.fields import DayField, NumberField
from mentordesk.ui.focus import FocusRing
from mentordesk.ui.people.hours import read_hours
from mentordesk.ui.people.languages import languages_text, read_languages
from mentordesk.ui.settings import Settings
from mentordesk.ui.text_fields import TextField, WordsField
from mentordesk.ui.toasts import Toasts
from mentordesk.ui.tokens import Mode
from mentordesk.ui.widgets import button
from mentordesk.wording.dates import weekly

TODAY = dt.date(2026, 3, 2)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3 Mar 2026", (2026, 3, 3)),
        ("3 march", (2026, 3, 3)),
        ("03/04/26", (2026, 4, 3)),
        ("3.4.2026", (2026, 4, 3)),
        ("2026-12-31", (2026, 12, 31)),
        ("Today", (2026, 3, 2)),
        ("tomorrow", (2026, 3, 3)),
        ("29 Feb 2028", (2028, 2, 29)),
    ],
)
def test_days_are_read_with_the_day_first(typed, day):
    assert read_day(typed, TODAY) == dt.date(*day)


@pytest.mark.parametrize("typed", ["soon", "31/2/2026", "3", "2026", "13/13/2026", "1 2 3 4"])
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(ValueError, match=r".+"):
        read_day(typed, TODAY)


def test_no_day_is_no_day():
    assert read_day("  ", TODAY) is None


@pytest.mark.parametrize(
    "text", ["Mon 18:00–20:00", "Mon 18:00–20:00, Sat 09:00–12:30", "Sun 00:00–24:00", ""]
)
def test_hours_read_as_they_are_written(text):
    assert weekly(read_hours(text)) == text


def test_ranges_of_days_may_pass_the_weekend():
    found = read_hours("Fri-Mon 9-10")
    assert [slot.weekday for slot in found] == [0, 4, 5, 6]
    assert found[0] == WeeklySlot(0, 540, 600)


def test_languages_read_as_they_are_written():
    text = "Bangla (native), English (fluent), French (basic)"
    assert languages_text(read_languages(text)) == text
    assert read_languages("bengali") == read_languages("Bangla (fluent)")


def test_a_level_that_is_none_is_refused():
    with pytest.raises(ValueError, match="is no level"):
        read_languages("English (superb)")


def typed_into(qtbot, field, text):
    qtbot.addWidget(field)
    field.show()
    got: list[object] = []
    field.committed.connect(got.append)
    field.editor.setFocus()
    QTest.keyClicks(field.editor, text)
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    return got


def test_a_number_out_of_its_ends_is_refused_under_the_field(qtbot, theme):
    field = NumberField("Places", 0, 20)
    assert typed_into(qtbot, field, "21") == []
    assert field.wrong == "Type a whole number from 0 to 20."
    field.line.selectAll()
    QTest.keyClicks(field.line, "2")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.wrong == ""


def test_a_day_is_shown_as_the_office_writes_it(qtbot, theme):
    field = DayField("Since", lambda: TODAY)
    assert typed_into(qtbot, field, "1/2/26") == [dt.date(2026, 2, 1)]
    field.set_value(dt.date(2026, 2, 1))
    assert field.line.text() == "1 Feb 2026"


def test_the_same_text_again_is_no_edit(qtbot, theme):
    field = TextField("City")
    field.set_value("Dhaka")
    qtbot.addWidget(field)
    field.show()
    field.area.setFocus()
    got: list[object] = []
    field.committed.connect(got.append)
    QTest.keyClicks(field.area, " ")
    QTest.keyClick(field.area, Qt.Key.Key_Return)
    assert got == []


def test_a_field_is_as_high_as_its_text(qtbot, theme):
    field = TextField("Bio")
    qtbot.addWidget(field)
    field.resize(320, 200)
    field.show()
    field.set_value("Short")
    low = field.area.height()
    field.set_value("Long words " * 40)
    qtbot.waitUntil(lambda: field.area.height() > 5 * low)


def test_words_are_offered_after_the_last_comma(qtbot, theme):
    field = WordsField("Topics")
    qtbot.addWidget(field)
    field.offer_words(["Water", "Waste", "Health"])
    field.show()
    field.area.setFocus()
    QTest.keyClicks(field.area, "Health, wa")
    field.area._complete("Water")
    assert field.typed() == ("Health", "Water")


@pytest.fixture
def toast(qtbot, theme, monkeypatch):
    monkeypatch.setattr(toasts, "LASTS_MS", 60)
    window = QWidget()
    window.resize(600, 300)
    qtbot.addWidget(window)
    QLineEdit(window)
    made = Toasts(window, theme)
    window.show()
    return made


def test_a_toast_goes_by_itself_and_only_the_newest_is_shown(qtbot, toast):
    toast.show_text("First")
    toast.show_text("Second")
    assert toast.text == "Second"
    qtbot.waitUntil(lambda: toast.text == "")


def test_a_toast_with_the_focus_stays_until_it_is_left(qtbot, toast):
    undone = []
    toast.show_text("Amina added", lambda: undone.append(1))
    toast.window().activateWindow()
    assert toast.take_focus()
    for _ in range(3):
        toast._leave()
    assert toast.text == "Amina added"
    QTest.keyClick(toast.window().focusWidget(), Qt.Key.Key_Space)
    assert undone == [1]
    assert toast.text == ""


def test_a_long_toast_stays_within_its_window(toast):
    toast.show_text("A very long sentence about many people. " * 10)
    assert toast.window().rect().contains(toast.geometry())


def test_the_focus_ring_follows_the_keyboard_and_not_the_mouse(qtbot, qapp, theme):
    window = QWidget()
    one, two = button("One"), button("Two")
    box = QVBoxLayout(window)
    box.addWidget(one)
    box.addWidget(two)
    qtbot.addWidget(window)
    ring = FocusRing(qapp, theme)
    ring.setParent(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    two.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring._frame is not None
    assert ring._frame.geometry().contains(two.geometry())
    two.hide()
    assert one.hasFocus()
    assert ring._frame is not None
    assert ring._frame.geometry().contains(one.geometry())
    one.hide()
    assert ring._frame is None


def test_a_hand_edited_profile_keeps_no_window_from_opening(tmp_path, monkeypatch):
    monkeypatch.setenv("MENTORDESK_HOME", str(tmp_path))
    (tmp_path / "window.ini").write_text("[look]\nmode=purple\ntext_percent=huge\n")
    taste = Settings().taste
    assert (taste.mode, taste.text_percent) == (Mode.SYSTEM, 100)


def test_taste_is_kept_between_two_openings(tmp_path):
    settings = Settings()
    settings.change(mode=Mode.DARK, geometry=b"\x00\x01", round_id="r")
    settings.keep_header("people", b"\x02\xff")
    for number in range(10):
        settings.remember_file(tmp_path / f"{number}.mentordesk")
    taste = Settings().taste
    assert (taste.mode, taste.geometry, taste.headers) == (
        Mode.DARK, b"\x00\x01", {"people": b"\x02\xff"}
    )  # fmt: skip
    assert [name[-12:] for name in taste.recent][:2] == ["9.mentordesk", "8.mentordesk"]
    assert len(taste.recent) == 8


def test_a_report_of_our_own_mistake_holds_no_values():
    def inner(name):
        return {}[name]

    try:
        inner("Amina Rahman")
    except KeyError as error:
        report = report_of(error)
    assert "KeyError" in report
    assert "Amina" not in report
