"""The short style sheet over Fusion: fields, buttons, headers, menus and scroll bars."""

from __future__ import annotations

from collections.abc import Callable
from string import Template

from PySide6.QtGui import QColor

from mentordesk.ui.tokens import CONTROL, Colours, Radius, Step

_SHEET = Template("""
QLabel[step="small"] { font-size: ${small}px; }
QLabel[step="name"] { font-size: ${name}px; font-weight: 700; }
QLabel[step="heading"] { font-size: ${heading}px; font-weight: 700; }
QLabel[step="title"] { font-size: ${title}px; font-weight: 700; }
QLabel[step="figure"] { font-size: ${figure}px; font-weight: 700; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="attention"] { color: $attention; }
QLabel[tone="urgent"] { color: $urgent; }

QWidget[ground="surface"] { background: $surface; }
QWidget[ground="sunken"] { background: $sunken; }
QFrame[ground="card"] { background: $surface; border: 1px solid $edge; border-radius: ${card}px; }
QFrame[ground="notice"] { background: $attention_soft; border: none; margin-bottom: ${s}px; }
QFrame[rule="below"] { border: none; border-bottom: 1px solid $line; }
QFrame[rule="end"] { border: none; border-right: 1px solid $line; }
QFrame[rule="start"] { border: none; border-left: 1px solid $line; }
QFrame[rule="line"] { border: none; background: $line; max-height: 1px; min-height: 1px; }

QPushButton, QToolButton[boxed="true"] {
  background: $surface; color: $ink; border: 1px solid $edge; border-radius: ${field}px;
  padding: 0 ${pad}px; min-height: ${inner}px; max-height: ${inner}px; }
QPushButton:hover, QToolButton[boxed="true"]:hover { border-color: $ink; }
QPushButton:pressed, QToolButton[boxed="true"]:pressed { background: $sunken; }
QPushButton:disabled, QToolButton[boxed="true"]:disabled { color: $muted; border-color: $line;
  background: $bg; }
QPushButton:checked, QToolButton[boxed="true"]:checked { background: $accent_soft;
  border-color: $accent; }
QPushButton[kind="primary"] { background: $accent; color: $accent_on; border-color: $accent;
  font-weight: 700; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:disabled { background: $line; color: $ink; border-color: $line; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: $accent; }
QPushButton[kind="quiet"]:hover { background: $accent_soft; }
QPushButton[kind="quiet"]:checked { background: $accent_soft; border-color: $accent; }
QPushButton[kind="quiet"]:disabled { color: $muted; }
QPushButton[kind="danger"] { color: $urgent; border-color: $urgent; }
QPushButton::menu-indicator { width: 0; image: none; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: ${field}px;
  padding: 5px; }
QToolButton:hover { background: $sunken; }
QToolButton:pressed { background: $line; }
QToolButton:checked { background: $accent_soft; color: $accent_hover; }
QToolButton::menu-indicator { width: 0; image: none; }
QToolButton[place="sidebar"] { padding: 0 10px; min-height: ${row}px; text-align: left; }
QToolButton[place="sidebar"]:checked { font-weight: 700; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
  background: $surface; color: $ink; border: 1px solid $edge; border-radius: ${field}px;
  selection-background-color: $accent; selection-color: $accent_on; }
QLineEdit, QAbstractSpinBox, QComboBox { padding: 0 7px; min-height: ${inner}px;
  max-height: ${inner}px; }
QPlainTextEdit, QTextEdit { padding: 4px 3px; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $muted; }
QLineEdit:hover, QPlainTextEdit:hover, QAbstractSpinBox:hover, QComboBox:hover {
  border-color: $ink; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { border: 2px solid $accent;
  padding: 0 6px;
  min-height: ${inner2}px; max-height: ${inner2}px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 3px 2px; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $bg; border-color: $line; }
QLineEdit:read-only:focus, QPlainTextEdit:read-only:focus { border-color: $accent; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { color: $muted;
  border-color: $line; background: $bg; }
QLineEdit[wrong="true"] { border: 2px solid $urgent; padding: 0 6px; min-height: ${inner2}px;
  max-height: ${inner2}px; }
QLineEdit[frameless="true"], QPlainTextEdit[frameless="true"], QComboBox[frameless="true"] {
  border: 1px solid transparent; background: transparent; }
QLineEdit[frameless="true"]:hover, QPlainTextEdit[frameless="true"]:hover,
QComboBox[frameless="true"]:hover {
  border-color: $edge; background: $surface; }
QLineEdit[frameless="true"]:focus, QComboBox[frameless="true"]:focus { border: 2px solid $accent;
  background: $surface; }
QPlainTextEdit[frameless="true"]:focus { border: 2px solid $accent; background: $surface; }
QLineEdit[place="filter"] { min-height: ${filter}px; max-height: ${filter}px; font-size: ${small}
  px; }
QComboBox[place="filter"] { min-height: ${filter}px; max-height: ${filter}px; font-size: ${small}
  px; }
QComboBox { padding: 0 9px; }
QComboBox:focus { padding: 0 8px; }
QLineEdit[frameless="true"], QComboBox[frameless="true"] {
  min-height: ${dense}px; max-height: ${dense}px; }
QLineEdit[frameless="true"]:focus, QComboBox[frameless="true"]:focus,
QLineEdit[frameless="true"][wrong="true"] { min-height: ${dense2}px; max-height: ${dense2}px; }
QPlainTextEdit[frameless="true"] { padding: 0 5px; }
QPlainTextEdit[frameless="true"]:focus { padding: 0 4px; margin: -1px 0; }
QPlainTextEdit[place="form"] { padding: 0 5px; }
QPlainTextEdit[place="form"]:focus { padding: 0 4px; margin: -1px 0; }
QPlainTextEdit[wrong="true"] { border: 2px solid $urgent; padding: 0 4px; }
QCheckBox[frameless="true"] { margin-left: 9px; min-height: ${dense}px; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("$chevron_down"); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $edge; outline: none;
  selection-background-color: $accent_soft; selection-color: $ink; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 20px;
  background: transparent; }
QAbstractSpinBox::up-arrow { image: url("$chevron_up"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$chevron_down"); width: 12px; height: 12px; }

QCheckBox { spacing: ${s}px; min-height: 24px; }
QListWidget::item { min-height: 26px; padding: 0 4px; }
QCheckBox::indicator, QListWidget::indicator { width: 16px; height: 16px; border: 1px solid $edge;
  border-radius: ${field}px; background: $surface; }
QCheckBox::indicator:hover { border-color: $ink; }
QCheckBox::indicator:checked, QListWidget::indicator:checked {
  background: $accent; border-color: $accent;
  image: url("$check"); }
QCheckBox::indicator:disabled { background: $bg; border-color: $line; }
QCheckBox::indicator:checked:disabled { background: $muted; border-color: $muted; }
QSlider { min-height: 24px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $edge; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $accent; }
QSlider::sub-page:horizontal:disabled { background: $muted; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -7px 0; border-radius: 9px;
  background: $surface; border: 2px solid $accent; }
QSlider::handle:horizontal:hover { background: $accent_soft; }
QSlider::handle:horizontal:focus { background: $accent; }
QSlider::handle:horizontal:disabled { border-color: $muted; background: $bg; }

QAbstractItemView { background: $surface; border: none; outline: none;
  selection-background-color: $accent_soft; selection-color: $ink; }
QListView[offers="true"] { border: 1px solid $edge; }
QListView[offers="true"]::item { min-height: 20px; padding: 2px 6px; border-radius: ${field}px; }
QListView[offers="true"]::item:selected { background: $accent_soft; color: $ink; }
QTableView { gridline-color: $line; }
QTableWidget, QListWidget { border: 2px solid transparent; }
QTableWidget:focus, QListWidget:focus { border-color: $accent; }
QTableWidget::item { padding: 0 ${s}px; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none;
  border-bottom: 1px solid $line;
  padding: 0 ${s}px; min-height: ${row}px; font-size: ${small}px; font-weight: 700;
  text-align: left; }
QHeaderView::section:hover { color: $ink; }
QHeaderView::up-arrow { image: url("$chevron_up"); width: 14px; height: 14px;
  subcontrol-position: center right; }
QHeaderView::down-arrow { image: url("$chevron_down"); width: 14px; height: 14px;
  subcontrol-position: center right; }
QTableCornerButton::section { background: $surface; border: none; }

QMenuBar { background: $bg; border-bottom: 1px solid $line; }
QMenuBar::item { padding: 4px 9px; background: transparent; border-radius: ${field}px; }
QMenuBar::item:selected { background: $accent_soft; color: $ink; }
QMenu { background: $surface; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 10px; border-radius: ${field}px; min-height: 20px; }
QMenu::item:selected { background: $accent_soft; color: $ink; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 16px; height: 16px; padding-left: 8px; }
QToolTip { background: $surface; color: $ink; border: 1px solid $edge; padding: 4px 6px; }

QTabBar::tab { background: transparent; color: $muted; padding: 6px 4px; margin: 0 12px 0 0;
  border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:selected { color: $ink; font-weight: 700; border-bottom-color: $accent; }
QTabBar::scroller, QTabBar::tear { width: 0; border: none; }
QTabWidget::pane { border: none; }
QProgressBar { background: $sunken; border: 1px solid $edge; border-radius: ${field}px;
  max-height: 10px; min-height: 10px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QScrollArea { border: none; background: transparent; }
QDialog { background: $surface; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 3px; border: 3px solid transparent;
  margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none;
  }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
""")


def sheet(
    colours: Colours, scaled: Callable[[int], int], arrows: dict[str, str] | None = None
) -> str:
    """The style sheet for these colours; `scaled` grows px with the text, `arrows` are image
    files."""
    words: dict[str, object] = {
        name: _css(value) for name, value in vars(colours).items() if isinstance(value, QColor)
    }
    words |= {step.name.lower(): scaled(step.size) for step in Step}
    words |= {"card": int(Radius.CARD), "field": int(Radius.FIELD), "s": 8, "pad": 12}
    words |= {"row": scaled(CONTROL), "inner": scaled(CONTROL) - 2, "inner2": scaled(CONTROL) - 4}
    words |= {"dense": scaled(28) - 2, "dense2": scaled(28) - 4}
    words |= {"filter": scaled(26) - 2}
    pictures = ("chevron_up", "chevron_down", "check")
    words |= dict.fromkeys(pictures, "") | (arrows or {})
    return _SHEET.substitute(words)


def _css(colour: QColor) -> str:
    return colour.name() if colour.alpha() == 255 else colour.name(QColor.NameFormat.HexArgb)
