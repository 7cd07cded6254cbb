"""The words of the figures and of the workbook."""

from __future__ import annotations

HISTORY: dict[str, str] = {}
