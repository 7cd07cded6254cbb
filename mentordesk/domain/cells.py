"""How text is kept from turning into a formula in a CSV file, and read back as it was."""

from __future__ import annotations

import re

_RISKY = re.compile(r"'*[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


def guarded(text: str) -> str:
    """The text for a CSV cell: an apostrophe before what a spreadsheet might run as a formula.

    Pure numbers stay as they are. A text that has such an apostrophe already gets another, so that
    `unguarded` gives back every text exactly.
    """
    if not _RISKY.match(text) or _NUMBER.fullmatch(text):
        return text
    return f"'{text}"


def unguarded(text: str) -> str:
    """The text as it was before `guarded`; any other text unchanged."""
    return text[1:] if text.startswith("'") and _RISKY.match(text) else text
