"""What an eye would find wrong on a screen, by rule: cut, overlapping, pale, small, unnamed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QFontMetrics,
    QImage,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLayout,
    QTabBar,
    QWidget,
)

from mentordesk.ui.board.notes import CardNote
from mentordesk.ui.board.tray import MenteeTray, MentorTray
from mentordesk.ui.board.view import CardsView

Pixels = npt.NDArray[np.uint32]
ROLE = QAccessible.Role
NAMED = {
    ROLE.Button,
    ROLE.CheckBox,
    ROLE.ComboBox,
    ROLE.EditableText,
    ROLE.SpinBox,
    ROLE.Table,
    ROLE.List,
    ROLE.MenuItem,
    ROLE.PageTab,
    ROLE.ProgressBar,
}
INSIDE = {ROLE.ComboBox, ROLE.SpinBox, ROLE.Table, ROLE.List, ROLE.ScrollBar, ROLE.EditableText}
"""What lies inside these is named by them, or is a cell that reads its own text."""
QTS_OWN = frozenset({"", "ScrollLeftButton", "ScrollRightButton"})
"""Buttons within line edits and tab bars, which Qt makes itself."""
SMALL_TEXT, LARGE_TEXT, LEAST_TARGET = 4.5, 3.0, 24
"""Contrast that text must have, and px that a target must measure (WCAG 2.2, 1.4.3 and 2.5.8)."""
STATES_APART, RING_PX = 3.0, 40
"""Contrast between with and without the focus, and px it must cover (WCAG 2.2, 2.4.13)."""


def faults(shown: QWidget) -> dict[str, list[str]]:
    """Every fault of a screen, by kind; empty when there is none."""
    seen = list(visible(shown))
    found = {
        "cut off": [said for widget in seen if (said := cut_text(widget))],
        "outside the window": list(outside(shown, seen)),
        "overlapping": [said for widget in seen for said in overlapping(widget)],
        "too small to hit": list(too_small(seen)),
        "pale": list(pale(shown, seen)),
    }
    if is_blank(shown):
        found["blank"] = ["shows little more than a ground"]
    return {kind: said for kind, said in found.items() if said}


def visible(root: QWidget) -> Iterator[QWidget]:
    """The widget and every visible one below it."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisibleTo(root) and widget.width() and widget.height():
            yield widget


def nameless(shown: QWidget) -> list[str]:
    """Controls that a screen reader could not name."""
    QAccessible.setActive(True)
    face = QAccessible.queryAccessibleInterface(shown)
    assert face is not None
    found = list(_controls(face))
    assert found, "a screen without a single control"
    return [
        f"{path} {face.object()}"
        for path, face in found
        if not face.text(QAccessible.Text.Name).strip()
    ]


def cut_text(widget: QWidget) -> str:
    """Which text does not fit into its label, button, choice or tab; empty when all does."""
    metrics = QFontMetrics(widget.font())
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            room = widget.contentsRect().adjusted(0, 0, 0, 4000)
            need = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, widget.text()).height()
            fits = need <= widget.contentsRect().height() + 2
        else:
            size, room = metrics.size(0, widget.text()), widget.contentsRect()
            fits = size.width() <= room.width() + 2 and size.height() <= room.height() + 3
        return "" if fits else f"label {widget.text()!r} in {widget.size()}"
    if isinstance(widget, QCheckBox):
        fits = widget.sizeHint().width() <= widget.width() + 2
        return "" if fits else f"tick {widget.text()!r} in {widget.size()}"
    if isinstance(widget, QAbstractButton) and widget.text() and not _is_icon_alone(widget):
        width = metrics.horizontalAdvance(widget.text().replace("&", ""))
        return "" if width <= widget.width() else f"button {widget.text()!r} in {widget.size()}"
    if isinstance(widget, QComboBox) and widget.property("place") != "filter":
        width = metrics.horizontalAdvance(widget.currentText())
        return "" if width <= widget.width() else f"choice {widget.currentText()!r}"
    if isinstance(widget, QTabBar):
        names = [widget.tabText(i) for i in range(widget.count())]
        fits = widget.usesScrollButtons() or widget.sizeHint().width() <= widget.width() + 2
        return "" if fits else f"tabs {names} in {widget.size()}"
    return ""


def outside(shown: QWidget, seen: Iterable[QWidget]) -> Iterator[str]:
    """Labels and buttons that stick out of the window and that no scrolling brings in."""
    for widget in seen:
        if _scrolls(widget, shown) or not isinstance(widget, QAbstractButton | QLabel):
            continue
        place = QRect(widget.mapTo(shown, QPoint(0, 0)), widget.size())
        if not shown.rect().contains(place):
            yield f"{_name(widget)} at {place}"


def overlapping(parent: QWidget) -> Iterator[str]:
    """Parts of one layout that lie on each other."""
    layout = parent.layout()
    if layout is None:
        return
    parts = [w for w in _held(layout) if w.isVisibleTo(parent) and w.width() and w.height()]
    for one, other in combinations(parts, 2):
        both = one.geometry().intersected(other.geometry())
        if both.width() > 2 and both.height() > 2:
            yield f"{_name(one)} and {_name(other)} by {both.width()} × {both.height()}"


def too_small(seen: Iterable[QWidget]) -> Iterator[str]:
    """Buttons that a hand can miss."""
    for widget in seen:
        is_ours = isinstance(widget, QAbstractButton) and widget.objectName() not in QTS_OWN
        if is_ours and min(widget.width(), widget.height()) < LEAST_TARGET:
            yield f"{_name(widget)} {widget.size()}"


def pale(shown: QWidget, seen: Iterable[QWidget]) -> Iterator[str]:
    """Texts on labels and buttons that stand out too little from what is under them.

    Looked at in twice the size, where strokes are wide enough to show their own colour. What is
    scrolled away, or lies under a list that popped up, is passed over.
    """
    image = picture(shown, 2)
    for widget in seen:
        if not isinstance(widget, QLabel | QAbstractButton) or not widget.isEnabled():
            continue
        if not widget.text().strip() or _is_icon_alone(widget) or not _is_whole(widget):
            continue
        if _is_under(widget, shown):
            continue
        left, top = (2 * n for n in widget.mapTo(shown, QPoint(0, 0)).toTuple())
        part = image[top : top + 2 * widget.height(), left : left + 2 * widget.width()]
        colours, counts = np.unique(part, return_counts=True)
        ground = colours[counts.argmax()]
        best = float(contrasts(colours, ground).max())
        if best < (LARGE_TEXT if widget.font().pixelSize() >= 24 else SMALL_TEXT):
            yield f"{_name(widget)} {widget.text()!r} {best:.1f}"


def focus_faults(shown: QWidget, known: set[tuple[str, ...]]) -> list[str]:
    """Controls whose look does not tell that the keyboard is on them.

    Of each kind one is tried; `known` keeps the kinds that need not be tried again.
    """
    found = []
    window = shown.window()
    window.activateWindow()
    for widget in list(visible(shown)):
        kind = (type(widget).__name__, *(str(widget.property(p)) for p in ("kind", "place")))
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
        if isinstance(widget, CardsView) and _is_covered(window):
            continue  # a note or the tray stands on the card with the ring
        if isinstance(widget, QAbstractItemView) and not widget.model().rowCount():
            continue  # nothing there to be on
        if not takes or kind in known or widget.focusProxy() is not None or not _is_whole(widget):
            continue
        known.add(kind)
        if (said := _unmarked(widget, window)) is not None:
            found.append(f"{kind} {_name(widget)}: {said}")
    return found


def _is_covered(window: QWidget) -> bool:
    trays = (*window.findChildren(MentorTray), *window.findChildren(MenteeTray))
    over = [*window.findChildren(CardNote), *trays]
    return any(one.isVisible() for one in over)


def _unmarked(widget: QWidget, window: QWidget) -> str | None:
    before = QApplication.focusWidget()
    if before is not None:
        before.clearFocus()
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-6, -6, 6, 6)
    QApplication.processEvents()
    without = _pixels(window.grab(place).toImage())
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    if not widget.hasFocus():
        return None  # it hands the keyboard on
    with_it = _pixels(window.grab(place).toImage())
    if without.shape != with_it.shape:
        return None
    changed = without != with_it
    apart = contrasts(without[changed], with_it[changed])
    clear = int((apart >= STATES_APART).sum())
    return None if clear >= RING_PX else f"{clear} px differ by {STATES_APART} : 1"


def is_blank(shown: QWidget) -> bool:
    """Whether the picture shows little more than a ground."""
    return len(np.unique(picture(shown)[::11, ::11])) < 6


def picture(shown: QWidget, scale: int = 1) -> Pixels:
    """The widget as pixels, `scale` for each px of its own."""
    image = QImage(shown.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    shown.render(image)
    return _pixels(image)


def contrasts(one: Pixels, other: Pixels | np.uint32) -> npt.NDArray[np.float64]:
    """The contrast of colours, from 1 to 21 (WCAG 2.2)."""
    lights = luminance(np.asarray(one)), luminance(np.asarray(other))
    return (np.maximum(*lights) + 0.05) / (np.minimum(*lights) + 0.05)


def luminance(colours: Pixels) -> npt.NDArray[np.float64]:
    """The relative luminance of colours 0xRRGGBB."""
    parts = [((colours >> shift) & 0xFF) / 255 for shift in (16, 8, 0)]
    linear = [np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4) for c in parts]
    return np.asarray(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])


def _pixels(image: QImage) -> Pixels:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    lines = np.frombuffer(image.constBits(), np.uint32)
    rows = lines.reshape(image.height(), image.bytesPerLine() // 4)
    return rows[:, : image.width()] & np.uint32(0xFFFFFF)


def _controls(
    face: QAccessibleInterface, path: str = ""
) -> Iterator[tuple[str, QAccessibleInterface]]:
    """Every control that somebody may meet, with the way to it."""
    here = f"{path}/{face.role().name}"
    thing = face.object()
    if isinstance(thing, QWidget) and not thing.isVisible():
        return
    if face.role() in NAMED:
        yield here, face
    if face.role() in INSIDE:
        return
    for number in range(face.childCount()):
        child = face.child(number)
        if child is not None:
            yield from _controls(child, here)


def _held(layout: QLayout) -> Iterator[QWidget]:
    """The widgets a layout places, those of the layouts within it too."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _held(inner)


def _scrolls(widget: QWidget, root: QWidget) -> bool:
    """Whether scrolling brings it into sight."""
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def _is_under(widget: QWidget, shown: QWidget) -> bool:
    """Whether something that is no part of it lies over one of its corners or its middle."""
    area = widget.rect().adjusted(2, 2, -3, -3)
    for point in (area.topLeft(), area.topRight(), area.bottomLeft(), area.center()):
        above = shown.childAt(widget.mapTo(shown, point))
        is_own = above is widget or (above is not None and widget.isAncestorOf(above))
        if above is not None and not is_own and not above.isAncestorOf(widget):
            return True
    return False


def _is_whole(widget: QWidget) -> bool:
    """Whether all of it can be seen as things are."""
    return widget.visibleRegion().boundingRect() == widget.rect()


def _is_icon_alone(widget: QWidget) -> bool:
    style = getattr(widget, "toolButtonStyle", None)
    return style is not None and style() is Qt.ToolButtonStyle.ToolButtonIconOnly


def _name(widget: QWidget) -> str:
    return widget.objectName() or type(widget).__name__
