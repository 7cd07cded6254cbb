"""Text for a cell: nothing in it that a spreadsheet would run, refuse or cut without a word."""

from __future__ import annotations

import re

LONGEST = 32_767
"""What Excel takes in one cell, counted in UTF-16 units."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# Excel reads _x0041_ as the letter A: the underscore itself must be written that way.
_ESCAPE_ALIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet might take this text for a formula or a command."""
    return text.startswith(_FORMULA_STARTS)


def is_plain(text: str) -> bool:
    """Whether a text can go into a cell as it is: most do, and ten thousand rows ask."""
    return (
        text.isascii()
        and text.isprintable()
        and 0 < len(text) <= LONGEST
        and text[0] not in _FORMULA_STARTS
        and "_x" not in text
    )


def cell_text(text: str, cut_mark: str = "…") -> str:
    """The text as a cell can hold it: control characters gone, line ends plain, length in bounds.

    What is longer than `LONGEST` is cut and ends in `cut_mark`.
    """
    if not text.isascii() or not text.isprintable() or "_x" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = text.replace("\v", "\n")  # what a line break within a cell becomes in some exports
        text = _ESCAPE_ALIKE.sub("_x005F_", _UNWRITABLE.sub("", text))
    if len(text) * 2 <= LONGEST:  # no letter takes more than two units
        return text
    return _cut(text, cut_mark)


def _cut(text: str, mark: str) -> str:
    encoded = text.encode("utf-16-le")
    if len(encoded) <= LONGEST * 2:
        return text
    room = LONGEST * 2 - len(mark.encode("utf-16-le"))
    # "ignore" drops the half of a pair that the cut may leave behind
    return encoded[:room].decode("utf-16-le", "ignore") + mark
