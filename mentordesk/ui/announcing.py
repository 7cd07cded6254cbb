"""Tells a screen reader what changes away from the focus; where none listens nothing happens."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget

_Politeness = QAccessible.AnnouncementPoliteness


def announce(widget: QWidget, sentence: str, *, at_once: bool = False) -> None:
    """Have a sentence said. `at_once` it cuts short what is being said, as a row does when an
    arrow key has led on to the next."""
    if not sentence or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, sentence)
    event.setPoliteness(_Politeness.Assertive if at_once else _Politeness.Polite)
    QAccessible.updateAccessibility(event)


def has_come(widget: QWidget) -> None:
    """Tell again that the focus is on this, where something else was named after it."""
    if widget.hasFocus() and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Focus))


def come_to(view: QWidget, row: int) -> None:
    """Tell that the keyboard is on this row of a list that has the focus."""
    if view.hasFocus() and QAccessible.isActive():
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild(row)
        QAccessible.updateAccessibility(event)
