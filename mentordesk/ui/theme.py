"""The look now in force: colours by mode and fonts by step, for palette and style sheet."""

from __future__ import annotations

import weakref
from typing import Protocol

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from mentordesk.ui import fonts, style
from mentordesk.ui.bidi import InOrder
from mentordesk.ui.icons import Icon, icon_of, recoloured_file
from mentordesk.ui.tokens import DARK, LIGHT, Colours, Mode, Step, from_system

TEXT_SIZES = (90, 100, 110, 125, 150)
"""The text sizes offered, in percent."""


class HasIcon(Protocol):
    """A button, an action: anything an icon can be put on."""

    def setIcon(self, icon: QIcon, /) -> object:
        """Show the icon."""


class Theme(QObject):
    """Holds the colours and fonts now in force; everything that draws asks it, nothing else."""

    changed = Signal()

    def __init__(
        self, app: QApplication, mode: Mode = Mode.SYSTEM, text_percent: int = 100
    ) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self._percent = text_percent
        self._fonts: dict[Step, QFont] = {}
        self._put: list[tuple[weakref.ref[HasIcon], Icon, str]] = []
        app.setStyle(InOrder("Fusion"))
        self._system_palette = app.style().standardPalette()
        fonts.load_fonts(app)
        self.colours: Colours = LIGHT
        self._apply()
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)

    @property
    def mode(self) -> Mode:
        """What the person chose; `is_dark` says what came of it."""
        return self._mode

    @property
    def text_percent(self) -> int:
        """The text size in percent, 90 to 150."""
        return self._percent

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are in force."""
        if self._mode is Mode.SYSTEM:
            return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._mode is Mode.DARK

    @property
    def is_high_contrast(self) -> bool:
        """Whether the system asks for high contrast; its own palette is kept then."""
        style_hints = self._app.styleHints()  # held, or what it owns is gone at once
        hints = style_hints.accessibility()
        return hints.contrastPreference() is Qt.ContrastPreference.HighContrast

    def set_mode(self, mode: Mode) -> None:
        """Change to light, dark, or as the system has it."""
        self._mode = mode
        self._apply()

    def set_text_percent(self, percent: int) -> None:
        """Change the text size; held between 90 and 150 percent."""
        self._percent = max(TEXT_SIZES[0], min(TEXT_SIZES[-1], percent))
        self._apply()

    def font(self, step: Step) -> QFont:
        """The font of a step of the type scale, at the text size in force."""
        if step not in self._fonts:
            font = QFont(fonts.FAMILY)
            font.setPixelSize(self.scaled(step.size))
            font.setBold(step.is_bold)
            self._fonts[step] = font
        return self._fonts[step]

    def line(self, step: Step) -> int:
        """The line height of a step in px, at the text size in force."""
        return self.scaled(step.line)

    def scaled(self, px: int) -> int:
        """A length that must grow with the text (row, control, avatar), in px."""
        return round(px * self._percent / 100)

    def icon(self, icon: Icon, tone: str = "ink") -> QIcon:
        """The icon in the colour of the token `tone`, as the colours are now."""
        return icon_of(icon, self.colours.named(tone), self.colours.edge)

    def put_icon(self, target: HasIcon, icon: Icon, tone: str = "ink") -> None:
        """Show `icon` on a button or action, now and after every change of the colours."""
        self._put.append((weakref.ref(target), icon, tone))
        target.setIcon(self.icon(icon, tone))

    def _system_changed(self) -> None:
        if self._mode is Mode.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        self._fonts.clear()
        if self.is_high_contrast:
            self.colours = from_system(self._system_palette)
        else:
            self.colours = DARK if self.is_dark else LIGHT
            self._app.setPalette(palette_of(self.colours))
        if self._app.font() != self.font(Step.BODY):
            self._app.setFont(self.font(Step.BODY))
        sheet = style.sheet(self.colours, self.scaled, self._arrows())
        if sheet != self._app.styleSheet():  # dear: every widget there is is dressed anew
            self._app.setStyleSheet(sheet)
        self._renew_icons()
        self.changed.emit()

    def _arrows(self) -> dict[str, str]:
        ink = self.colours.muted
        return {
            "chevron_up": recoloured_file(Icon.CHEVRON_UP, ink),
            "chevron_down": recoloured_file(Icon.CHEVRON_DOWN, ink),
            "check": recoloured_file(Icon.CHECK, self.colours.accent_on),
        }

    def _renew_icons(self) -> None:
        kept = []
        for ref, icon, tone in self._put:
            target = ref()
            if target is not None and shiboken6.isValid(target):
                target.setIcon(self.icon(icon, tone))
                kept.append((ref, icon, tone))
        self._put = kept


def palette_of(colours: Colours) -> QPalette:
    """The palette for all three groups; disabled text is muted, never fainter."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    c = colours
    pairs: dict[QPalette.ColorRole, QColor] = {
        role.Window: c.bg,
        role.WindowText: c.ink,
        role.Base: c.surface,
        role.AlternateBase: c.bg,
        role.Text: c.ink,
        role.Button: c.surface,
        role.ButtonText: c.ink,
        role.BrightText: c.urgent,
        role.ToolTipBase: c.surface,
        role.ToolTipText: c.ink,
        role.PlaceholderText: c.muted,
        role.Highlight: c.accent,
        role.HighlightedText: c.accent_on,
        role.Accent: c.accent,
        role.Link: c.accent,
        role.LinkVisited: c.accent,
        role.Light: c.surface,
        role.Midlight: c.line,
        role.Mid: c.edge,
        role.Dark: c.edge,
        role.Shadow: c.line,
    }
    palette = QPalette()
    for each in (group.Active, group.Inactive, group.Disabled):
        for one, colour in pairs.items():
            palette.setColor(each, one, colour)
    for one in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(group.Disabled, one, c.muted)
    palette.setColor(group.Disabled, role.Highlight, c.line)
    palette.setColor(group.Disabled, role.HighlightedText, c.ink)
    return palette
