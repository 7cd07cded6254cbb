"""Every control of every screen has a name, and no text in any of them is cut off."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QTabBar, QWidget

from mentordesk.store.workspace import Workspace
from mentordesk.ui.tokens import Mode
from tests.support.scenes import scenes

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


@pytest.fixture(params=scenes(), ids=lambda scene: scene.name)
def shown(request, open_window, demo_file, built_file, tmp_path, around, qtbot):
    """Each screen there is, in its state."""
    scene = request.param
    workspace = None
    if not scene.has_no_file:
        path = tmp_path / "Programme.mentordesk"
        shutil.copy(built_file if scene.is_empty else demo_file, path)
        workspace = Workspace.open(path, around=around)
    window = open_window(workspace, *scene.size)
    widget = scene.show(window)
    qtbot.wait(1)
    yield widget
    if widget is not window:
        widget.close()
        widget.deleteLater()


def controls(
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
            yield from controls(child, here)


def test_the_screen_is_reachable_and_whole(shown):
    """One test for each screen, since opening it is the dear part; every fault is told at once."""
    faults = {
        "without a name": nameless(shown),
        "cut off": [said for widget in seen(shown) if (said := cut_text(widget))],
        "outside the window": outside(shown),
        "too small to hit": too_small(shown),
    }
    assert {kind: found for kind, found in faults.items() if found} == {}
    assert not is_blank(shown)


def test_the_dark_look_is_dark_and_back_again(open_window, demo):
    window = open_window(demo)
    lightness = []
    for mode in (Mode.LIGHT, Mode.DARK, Mode.LIGHT):
        window.set_mode(mode)
        image = window.grab().toImage()
        lightness.append(image.pixelColor(2, image.height() // 2).lightness())
        assert not is_blank(window)
    assert lightness[0] == lightness[2] > 200 > 60 > lightness[1]


def nameless(shown: QWidget) -> list[str]:
    """Controls that a screen reader could not name."""
    QAccessible.setActive(True)
    face = QAccessible.queryAccessibleInterface(shown)
    assert face is not None
    found = list(controls(face))
    assert found
    return [
        f"{path} {face.object()}"
        for path, face in found
        if not face.text(QAccessible.Text.Name).strip()
    ]


def outside(shown: QWidget) -> list[str]:
    """Labels and buttons that stick out of the window."""
    found = []
    for widget in seen(shown):
        if in_scroll_area(widget, shown) or not isinstance(widget, QAbstractButton | QLabel):
            continue
        corner = widget.mapTo(shown, widget.rect().bottomRight())
        if not shown.rect().contains(corner):
            found.append(f"{widget.objectName() or type(widget).__name__} at {corner}")
    return found


def too_small(shown: QWidget) -> list[str]:
    """Buttons under 24 × 24 px."""
    own_parts = ("", "ScrollLeftButton", "ScrollRightButton")  # of line edits and tab bars
    return [
        f"{widget.objectName()} {widget.size()}"
        for widget in seen(shown)
        if isinstance(widget, QAbstractButton)
        and widget.objectName() not in own_parts
        and (widget.width() < 24 or widget.height() < 24)
    ]


def is_blank(shown: QWidget) -> bool:
    """Whether the picture shows little more than a ground."""
    image = shown.grab().toImage()
    spots = [(x, y) for x in range(0, image.width(), 11) for y in range(0, image.height(), 11)]
    return len({image.pixelColor(x, y).name() for x, y in spots}) < 6


def seen(root: QWidget) -> list[QWidget]:
    """Every visible widget below, and itself."""
    return [w for w in [root, *root.findChildren(QWidget)] if w.isVisibleTo(root) and w.width()]


def in_scroll_area(widget: QWidget, root: QWidget) -> bool:
    """Whether scrolling brings it into sight."""
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def cut_text(widget: QWidget) -> str:
    """Which text does not fit into its label, button or tab; empty when all does."""
    if isinstance(widget, QLabel) and widget.text():
        metrics = QFontMetrics(widget.font())
        if widget.wordWrap():
            room = widget.contentsRect().adjusted(0, 0, 0, 4000)
            need = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, widget.text()).height()
            fits = need <= widget.contentsRect().height() + 2
        else:
            fits = metrics.horizontalAdvance(widget.text()) <= widget.contentsRect().width() + 2
        return "" if fits else f"label {widget.text()!r} in {widget.size()}"
    if isinstance(widget, QAbstractButton) and widget.text() and not _icon_alone(widget):
        width = QFontMetrics(widget.font()).horizontalAdvance(widget.text())
        return "" if width <= widget.width() else f"button {widget.text()!r} in {widget.size()}"
    if isinstance(widget, QTabBar):
        names = [widget.tabText(i) for i in range(widget.count())]
        fits = widget.usesScrollButtons() or widget.sizeHint().width() <= widget.width() + 2
        return "" if fits else f"tabs {names} in {widget.size()}"
    return ""


def _icon_alone(widget: QAbstractButton) -> bool:
    style = getattr(widget, "toolButtonStyle", None)
    return style is not None and style() is Qt.ToolButtonStyle.ToolButtonIconOnly
