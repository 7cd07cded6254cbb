"""What an import has to say: problems in cells, and the lines of history it leaves."""

from __future__ import annotations

HISTORY: dict[str, str] = {}
