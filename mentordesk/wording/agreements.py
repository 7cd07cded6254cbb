"""The words of an agreement and of its states."""

from __future__ import annotations

HISTORY: dict[str, str] = {}
