"""Shares in whole percent, rounded in one way wherever they are read."""

from __future__ import annotations

import math


def percent(share: float) -> int:
    """A share, 0 to 1, in whole percent; a half is rounded up as a workbook does."""
    return math.floor(round(100 * share, 6) + 0.5)  # 29 of 200 is a hair below its half


def share_text(value: float, of: int | None) -> str:
    """A share as a chart says it, such as 45%; empty of nothing."""
    return f"{percent(value / of)}%" if of else ""
