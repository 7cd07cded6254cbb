"""The tokens of the look: colours, type, spacing, radius and size, for all who draw."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import Enum, IntEnum

from PySide6.QtGui import QColor, QPalette


class Mode(Enum):
    """Light, dark, or as the system has it."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Colours:
    """One set of colours; `accent` is only for what acts, is selected or focused."""

    bg: QColor
    surface: QColor
    sunken: QColor
    line: QColor
    edge: QColor
    ink: QColor
    muted: QColor
    accent: QColor
    accent_hover: QColor
    accent_soft: QColor
    accent_on: QColor
    mentor: QColor
    mentee: QColor
    group: QColor
    attention: QColor
    attention_soft: QColor
    urgent: QColor
    urgent_soft: QColor
    fit_weak: QColor
    fit_fair: QColor
    fit_good: QColor
    fit_strong: QColor

    def named(self, name: str) -> QColor:
        """The colour of that field; for callers that hold a token's name."""
        colour: QColor = getattr(self, name)
        return colour


def _colours(*hexes: str) -> Colours:
    names = [field.name for field in fields(Colours)]
    return Colours(**dict(zip(names, map(QColor, hexes), strict=True)))


LIGHT = _colours(
    *("#F6F5F2", "#FFFFFF", "#ECEAE4", "#DAD7CF", "#807C75", "#1E2126", "#595E65"),
    *("#0A665E", "#084F49", "#DCEFEB", "#FFFFFF"),
    *("#0F62A6", "#A8481C", "#3F454E"),
    *("#7F5000", "#FCEFD2", "#B3261E", "#FBE7E4"),
    *("#E6DCC0", "#84BAB0", "#3A88A6", "#163C70"),
)
DARK = _colours(
    *("#15171A", "#1D2024", "#101214", "#353A41", "#838A93", "#ECEAE6", "#A9AEB6"),
    *("#5CCFBF", "#8BE0D4", "#12403B", "#0E1413"),
    *("#7CB8F2", "#F0986A", "#C9CDD3"),
    *("#E9B44C", "#3B2F14", "#FF8A80", "#45211F"),
    *("#4A4636", "#4F7F74", "#6DB3CC", "#CFE6FA"),
)


def from_system(palette: QPalette) -> Colours:
    """The colours of a high-contrast system: its own palette wherever the palette has a word."""
    role = QPalette.ColorRole
    ground, text = palette.color(role.Base), palette.color(role.Text)
    mark, on = palette.color(role.Highlight), palette.color(role.HighlightedText)
    window = palette.color(role.Window)
    return Colours(
        **{"bg": window, "surface": ground, "sunken": window, "line": text, "edge": text},
        **{"ink": text, "muted": text, "accent": mark, "accent_hover": text},
        **{"accent_soft": window, "accent_on": on, "mentor": text, "mentee": text, "group": text},
        **{"attention": text, "attention_soft": ground, "urgent": text, "urgent_soft": ground},
        **{"fit_weak": ground, "fit_fair": mark, "fit_good": mark, "fit_strong": mark},
    )


class Step(Enum):
    """One step of the type scale: size and line in px at 100 %, and whether it is bold."""

    SMALL = (12, 16, False)
    BODY = (13, 20, False)
    NAME = (14, 20, True)
    HEADING = (16, 24, True)
    TITLE = (20, 28, True)
    FIGURE = (28, 36, True)

    @property
    def size(self) -> int:
        """Font size in px at 100 %."""
        return self.value[0]

    @property
    def line(self) -> int:
        """Line height in px at 100 %."""
        return self.value[1]

    @property
    def is_bold(self) -> bool:
        """Whether the step is set in the bold weight."""
        return self.value[2]


class Space(IntEnum):
    """The spacing grid, in px; it does not grow with the text."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32
    HUGE = 48


class Radius(IntEnum):
    """Corner radii, in px."""

    FIELD = 4
    CARD = 8
    DIALOG = 12
    PILL = 999


CONTROL = 32
"""Height of a control in px at 100 %; no target is under 24 × 24."""
RING = 2
"""Width of the focus ring and of the gap around what it surrounds, in px."""
NARROW_BELOW = 1400
"""Window widths under this show the sidebar as icons only, in px."""
SIDEBAR_NARROW, SIDEBAR_WIDE = 56, 208
"""Width of the sidebar in px, as icons and with labels."""
SETTLE_MS = 120
"""How long a card settles after a drop, in ms; nothing else moves."""


class Fit(Enum):
    """The four steps of a score; the value is the first score above the step."""

    WEAK = 40
    FAIR = 60
    GOOD = 75
    STRONG = 101

    @classmethod
    def of(cls, score: int) -> Fit:
        """The step a score of 0 to 100 stands on."""
        return next(step for step in cls if score < step.value)

    def colour(self, colours: Colours) -> QColor:
        """The fill of the bar at this step; words and numbers never stand on it."""
        return colours.named(f"fit_{self.name.lower()}")
