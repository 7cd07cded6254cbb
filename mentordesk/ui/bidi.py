"""A sentence that names somebody in Arabic, Hebrew or their like is shown in its own order."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QProxyStyle, QStyledItemDelegate, QStyleOptionViewItem

OPENS, CLOSES = "\u2068", "\u2069"
"""What keeps the words between from taking along what stands beside them (UAX 9, isolates)."""

_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
"""The blocks that Unicode keeps for scripts from right to left, their marks and digits too."""

_HAS_RIGHT = re.compile(f"[{_RIGHT}]")
_JOINTS = "|".join(
    (
        r"[ \u00a0]+",  # the words of a name
        r"[\u200c\u200d'’\"-]",  # within a word
        rf"(?<![{_RIGHT}]{{3}})\.[ \u00a0]?",  # a title cut short; else a sentence ends
    )
)
_RUN = re.compile(
    f"{OPENS}[^{CLOSES}]*{CLOSES}|(?P<run>[{_RIGHT}]+(?:(?:{_JOINTS})[{_RIGHT}]+)*)"
)  # what is kept apart already stays as it is


def in_order(text: str) -> str:
    """The text as it is to be drawn: each run from right to left kept apart from the rest.

    Only where a text mixes directions. Our sentences are from left to right, whoever comes first in
    them; nothing is added to a text of one direction, and nothing but marks without ink to others.
    What somebody wrote in such a script, with a foreign word in it, is told by `apart`.
    """
    if text.isascii() or _HAS_RIGHT.search(text) is None:
        return text
    return _kept_apart(text)


def is_right_to_left(text: str) -> bool:
    """Whether a text is to be read from right to left: it has such letters and no others."""
    return not text.isascii() and _HAS_RIGHT.search(text) is not None and not _has_left(text)


def apart(text: str) -> str:
    """What somebody wrote, within our words: each line keeps the order of its own first letter."""
    if text.isascii() or OPENS in text or _HAS_RIGHT.search(text) is None:
        return text
    return "\n".join(
        f"{OPENS}{line}{CLOSES}" if _HAS_RIGHT.search(line) and _has_left(line) else line
        for line in text.split("\n")
    )


@lru_cache(maxsize=1024)
def _kept_apart(text: str) -> str:
    return _RUN.sub(_closed, text) if _has_left(text) else text


def _closed(found: re.Match[str]) -> str:
    return found.group() if found["run"] is None else f"{OPENS}{found.group()}{CLOSES}"


def _has_left(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) == "L" for letter in text)


class InOrder(QProxyStyle):
    """Draws the words of labels, buttons, tabs, headings and tips in order; they keep their text.

    Qt would take the direction of the first letter for the whole sentence.
    """

    def drawItemText(
        self,
        painter: QPainter,
        rect: QRect,
        flags: int,
        pal: QPalette | Qt.GlobalColor | QColor,
        enabled: bool,
        text: str,
        textRole: QPalette.ColorRole = QPalette.ColorRole.NoRole,
    ) -> None:
        """Draw a text as Qt does, a mixed one from left to right."""
        drawn = in_order(text)
        if drawn != text:
            flags = flags & ~_FORCES_RIGHT | _FORCES_LEFT
        super().drawItemText(painter, rect, flags, pal, enabled, drawn, textRole)


class PlainItems(QStyledItemDelegate):
    """Items of a plain list whose words name somebody; Qt draws them without asking the style."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """As Qt has it, the words in order."""
        super().initStyleOption(option, index)
        option.text = in_order(option.text)


_FORCES_LEFT = Qt.TextFlag.TextForceLeftToRight.value
_FORCES_RIGHT = Qt.TextFlag.TextForceRightToLeft.value
